#!/usr/bin/env python3
"""The tree is as its pages say.

The table of allowed arrows is read from docs/architecture.md and compared with every #include; a page that goes stale fails here.
Also: public headers show no ICU, RE2 or JSON type; one file alone knows RE2; the engine opens no file and starts no thread; every
path that a page names exists.

Needs Python 3.9 and nothing else.
"""
import re
import subprocess
import unittest
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (".cpp", ".h", ".hpp", ".cc")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.M)
ARROWS = ROOT / "docs/architecture.md"


def files_below(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SOURCES and path.is_file():
                yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@lru_cache(maxsize=None)
def boxes() -> dict:
    """name -> (folders, set of names it may use), from the table in docs/architecture.md."""
    found = {}
    for line in ARROWS.read_text(encoding="utf-8").splitlines():
        cells = [c.strip().strip("`") for c in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 3 and re.fullmatch(r"[a-z]+", cells[0]) and cells[0] != "box":
            uses = {u.strip() for u in re.split(r"[,;]", cells[2]) if u.strip() not in ("", "-", "–", "nothing")}
            found[cells[0]] = ([f.strip().strip("`").rstrip("/") for f in cells[1].split(",")], uses)
    return found


def box_of(path: Path) -> str:
    """The box whose folder holds `path`, or an empty string. A folder that has boxes below it owns its own files only:
    a new folder of core/src needs a row of its own."""
    all_folders = [folder for folders, _ in boxes().values() for folder in folders]
    for box, (folders, _) in boxes().items():
        for folder in folders:
            has_inner = any(other.startswith(folder + "/") for other in all_folders)
            if name(path.parent) == folder or (not has_inner and name(path).startswith(folder + "/")):
                return box
    return ""


def target_of(path: Path, kind: str, include: str):
    """The file of this tree that an #include means, or None."""
    bases = [ROOT / "core/src", ROOT / "core/include", ROOT / "tools", ROOT / "bindings/python/src"]
    for base in ([path.parent] if kind == '"' else []) + bases:
        candidate = (base / include).resolve()
        if candidate.is_file() and ROOT in candidate.parents:
            return candidate
    return None


class Arrows(unittest.TestCase):
    def test_the_table_is_read(self):
        for box in ("data", "text", "lexicon", "rules", "match", "context", "suggest", "linter", "public", "report", "cli"):
            self.assertIn(box, boxes(), "docs/architecture.md: no row for this box")
        for box, (folders, uses) in boxes().items():
            for folder in folders:
                self.assertTrue(folder == "later" or (ROOT / folder).is_dir(), f"{box}: there is no folder {folder} (write `later`)")
            for used in uses:
                self.assertIn(used, boxes(), f"{box} may use a box that has no row")

    def test_the_table_has_no_circle(self):
        state = {}

        def visit(box, trail):
            if state.get(box) == "done":
                return
            self.assertNotEqual(state.get(box), "open", f"a circle: {' -> '.join(trail + [box])}")
            state[box] = "open"
            for used in sorted(boxes()[box][1]):
                visit(used, trail + [box])
            state[box] = "done"

        for box in boxes():
            visit(box, [])

    def test_every_include_is_an_arrow_of_the_table(self):
        wrong = []
        for path in files_below("core", "tools", "bindings"):
            here = box_of(path)
            if not here:
                wrong.append(f"{name(path)} belongs to no box of docs/architecture.md")
                continue
            for kind, include in INCLUDE.findall(path.read_text(encoding="utf-8")):
                target = target_of(path, kind, include)
                if target is None:
                    continue
                there = box_of(target)
                if there != here and there not in boxes()[here][1]:
                    wrong.append(f"{name(path)} includes {include}: {here} may not use {there or 'what is in no box'}")
        self.assertEqual(wrong, [], "\n".join([""] + wrong))

    def test_what_is_included_in_quotation_marks_is_ours(self):
        wrong = [f"{name(path)} includes \"{include}\", which is no file of this tree"
                 for path in files_below("core", "tools", "bindings")
                 for kind, include in INCLUDE.findall(path.read_text(encoding="utf-8"))
                 if kind == '"' and target_of(path, kind, include) is None]
        self.assertEqual(wrong, [], "\n".join([""] + wrong))

    def test_no_two_files_include_each_other(self):
        graph = {path: [t for kind, inc in INCLUDE.findall(path.read_text(encoding="utf-8"))
                        if (t := target_of(path, kind, inc)) is not None]
                 for path in files_below("core", "tools", "bindings")}
        done, open_ = set(), []

        def visit(path):
            if path in done:
                return
            self.assertNotIn(path, open_, "a circle: " + " -> ".join(name(p) for p in open_ + [path]))
            open_.append(path)
            for target in graph.get(path, []):
                visit(target)
            open_.pop()
            done.add(path)

        for path in graph:
            visit(path)


class Engine(unittest.TestCase):
    THIRD_PARTY = re.compile(r"^(unicode/|re2/|nlohmann/|simdjson|CLI/|absl/)")
    # No file, thread, terminal, process or POSIX call: the engine runs on Windows and in WebAssembly, on what it is given.
    FORBIDDEN = re.compile(r"^(fstream|iostream|filesystem|thread|future|condition_variable|unistd\.h|fcntl\.h|pthread\.h|dlfcn\.h|"
                           r"windows\.h|sys/.*|netinet/.*|arpa/.*|csignal|signal\.h)$")

    def test_public_headers_show_no_other_library(self):
        wrong = [f"{name(path)} includes {include}" for path in files_below("core/include")
                 for _, include in INCLUDE.findall(path.read_text(encoding="utf-8")) if self.THIRD_PARTY.match(include)]
        self.assertEqual(wrong, [])

    def test_public_headers_include_public_headers_only(self):
        wrong = [f"{name(path)} includes {include}" for path in files_below("core/include")
                 for kind, include in INCLUDE.findall(path.read_text(encoding="utf-8"))
                 if kind == '"' and not include.startswith("unblame/")]
        self.assertEqual(wrong, [])

    def test_one_file_alone_knows_re2(self):
        users = [name(path) for path in files_below("core", "tools", "bindings")
                 for _, include in INCLUDE.findall(path.read_text(encoding="utf-8")) if include.startswith("re2/")]
        self.assertLessEqual(set(users), {"core/src/rules/regex.cpp", "tools/bench/peers.cpp"})

    def test_the_engine_opens_no_file_and_starts_no_thread(self):
        wrong = [f"{name(path)} includes <{include}>" for path in files_below("core/src", "core/include")
                 for _, include in INCLUDE.findall(path.read_text(encoding="utf-8")) if self.FORBIDDEN.match(include)]
        self.assertEqual(wrong, [])

    def test_the_engine_prints_nothing_and_reads_no_environment(self):
        word = re.compile(r"(?<![\w.>])(?:std::)?(cout|cerr|clog|printf|fprintf|puts|getenv|setlocale|exit|abort|system)\s*(?:\(|<<)")
        wrong = []
        for path in files_below("core/src", "core/include"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if (found := word.search(line.split("//")[0])):
                    wrong.append(f"{name(path)}:{number}: {found.group(1)}")
        self.assertEqual(wrong, [])

    def test_no_locale_decides(self):
        word = re.compile(r"(?<![\w.:>])(?:std::)?(tolower|toupper|isalpha|isalnum|isspace|isdigit|isupper|islower|strtod|atof|stod)\s*\(")
        wrong = []
        for path in files_below("core/src"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if (found := word.search(line.split("//")[0])):
                    wrong.append(f"{name(path)}:{number}: {found.group(1)}")
        self.assertEqual(wrong, [])


class Pages(unittest.TestCase):
    # Made by a command, or outside the tree on purpose.
    MADE = ("build/", "dist/", ".venv/")

    @staticmethod
    def pages():
        try:
            listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, check=True)
            paths = [ROOT / p for p in listed.stdout.decode().split("\0") if p]
        except (OSError, subprocess.CalledProcessError):
            paths = [p for p in ROOT.rglob("*.md") if not name(p).startswith(("build/", ".git/"))]
        # What came from outside is left as it came.
        return sorted(p for p in paths if p.is_file() and not name(p).startswith(("rules/guidance/guidance_", "tests/judgement/cases/")))

    @staticmethod
    def alternatives(path: str):
        """a/{b,c}.h -> a/b.h, a/c.h"""
        match = re.search(r"\{([^{}]*,[^{}]*)\}", path)
        if not match:
            return [path]
        return [p for piece in match.group(1).split(",")
                for p in Pages.alternatives(path[: match.start()] + piece + path[match.end():])]

    def exists(self, path: str, page: Path) -> bool:
        path = path.rstrip("/")
        for base in (ROOT, page.parent):
            if "*" in path:
                if any(True for _ in base.glob(path)):
                    return True
            elif (base / path).exists():
                return True
        return False

    def test_paths_that_pages_name_exist(self):
        tops = {p.name for p in ROOT.iterdir()} - {"build", ".git"}
        wrong = []
        for page in self.pages():
            text = page.read_text(encoding="utf-8")
            outside_blocks = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
            for span in re.findall(r"`([^`\n]+)`", outside_blocks):
                for word in span.split():
                    word = word.strip(",;:()\"'")
                    if word.startswith("./"):
                        word = word[2:]
                    if "/" not in word or word.split("/")[0] not in tops or word.startswith(self.MADE):
                        continue
                    if re.search(r"[<>$…~|=]|NNNN|YOUR|\bNAME\b|SUITE", word):
                        continue
                    for path in self.alternatives(word):
                        path = re.sub(r":\d+$", "", path)
                        if not self.exists(path, page):
                            wrong.append(f"{name(page)} names {path}, which does not exist")
        self.assertEqual(wrong, [], "\n".join([""] + wrong))

    def test_links_between_pages_lead_somewhere(self):
        wrong = []
        for page in self.pages():
            text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
            for target in re.findall(r"\]\(([^)\s]+)\)", text):
                if re.match(r"[a-z]+:|#", target):
                    continue
                if not (page.parent / target.split("#")[0]).exists():
                    wrong.append(f"{name(page)} links to {target}, which does not exist")
        self.assertEqual(wrong, [], "\n".join([""] + wrong))

    def test_every_decision_is_listed(self):
        page = ARROWS.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs/decisions").glob("[0-9]*.md")):
            self.assertIn(path.name, page, "docs/architecture.md does not list this decision")


if __name__ == "__main__":
    unittest.main()
