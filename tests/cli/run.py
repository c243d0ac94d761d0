#!/usr/bin/env python3
"""Runs the command line tests: every folder below tests/cli that holds a file `cmd` is one.

    cmd               the arguments, one line, split as a shell would:      check --format jsonl note.txt
                      or, if it says $UNBLAME, a line for sh:               "$UNBLAME" check - < note.txt | head -n 1
    stdin             what the program reads (absent: nothing)
    env               NAME=VALUE lines, added to a bare environment
    expected.stdout   what it prints (absent: nothing)
    expected.stderr   the same (absent: not looked at)
    expected.exit     its exit status (absent: 0)
    expected.files/   the files that it makes
    anything else     its input; it runs in a temporary copy of the folder

$ROOT in `cmd` is the top of this source tree; in what the program prints, that path is written $ROOT again, and the rule set's
version ("1.0.0+6f1c0a…") is written <ruleset>, so that a change of a rule does not touch every test.
In an expected text a line "..." stands for any lines, and "[..]" for any characters of a line.

Besides what is expected, each test checks that the program left its input as it was and made no file that nobody expects.

    run.py [--unblame PROGRAM] [NAME…]     all tests, or those whose name begins with a NAME
    UNBLAME_UPDATE=1 run.py …              writes what the program does now as what is expected: read the diff before you commit

Needs Python 3.9 and nothing else. The last line is "N passed, N failed".
"""
import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TIME_LIMIT = 120  # seconds; generous, for the sanitizers on a busy machine
RULESET = re.compile(r"\b\d+\.\d+\.\d+\+[0-9a-f]{12}\b")
OURS = {"cmd", "stdin", "env", "expected.stdout", "expected.stderr", "expected.exit", "expected.files"}


def snapshot(folder: Path) -> dict:
    """Every file below `folder`: name -> bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def plain(output: bytes, folder: str) -> str:
    text = output.decode("utf-8", "backslashreplace")
    text = text.replace(folder, "$HERE").replace(str(ROOT), "$ROOT")
    return RULESET.sub("<ruleset>", text)


def fits(expected: str, actual: str) -> bool:
    if expected == actual:
        return True
    if "[..]" not in expected and not re.search(r"^\.\.\.$", expected, re.M):
        return False
    pattern = ""
    for line in expected.splitlines(keepends=True):
        if line.rstrip("\n") == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(piece) for piece in line.split("[..]"))
    return re.fullmatch(pattern, actual) is not None


def diff(name: str, expected: str, actual: str) -> str:
    lines = difflib.unified_diff(expected.splitlines(keepends=True), actual.splitlines(keepends=True),
                                 f"{name} (expected)", f"{name} (now)")
    return "".join(line if line.endswith("\n") else line + "\n\\ no line end\n" for line in lines)


def read(path: Path, otherwise: str) -> str:
    return path.read_bytes().decode("utf-8", "backslashreplace") if path.exists() else otherwise


def environment(case: Path, program: str, home: str) -> dict:
    env = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "UNBLAME": program, "ROOT": str(ROOT), "HOME": home, "LC_ALL": "C.UTF-8",
           "TERM": "dumb", "TZ": "UTC"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH", "SystemRoot"):
        if name in os.environ:
            env[name] = os.environ[name]
    for line in read(case / "env", "").splitlines():
        if line.strip():
            name, _, value = line.partition("=")
            env[name.strip()] = value
    return env


def run(case: Path, program: str, update: bool) -> str:
    """Runs one test; returns what is wrong, or an empty string."""
    with tempfile.TemporaryDirectory(prefix="unblame-cli-") as scratch:
        folder, home = Path(scratch, "here"), Path(scratch, "home")
        home.mkdir()
        shutil.copytree(case, folder, ignore=lambda d, names: [n for n in names if Path(d) == case and n in OURS])
        before = snapshot(folder)
        line = read(case / "cmd", "").strip()
        if "\n" in line:
            return "cmd: more than one line\n"
        env = environment(case, program, str(home))
        arguments = ["sh", "-c", line] if "$UNBLAME" in line else [program] + [a.replace("$ROOT", str(ROOT)) for a in shlex.split(line)]
        stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
        try:
            done = subprocess.run(arguments, cwd=folder, env=env, input=stdin, capture_output=True, timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            return f"did not end within {TIME_LIMIT} s\n"
        after = snapshot(folder)
        where = str(folder.resolve())
        stdout, stderr = plain(done.stdout, where), plain(done.stderr, where)

        wrong = ""
        for name in sorted(before):
            if after.get(name) != before[name]:
                wrong += f"its input {name} was {'changed' if name in after else 'deleted'}\n"

        made = {name: plain(content, where) for name, content in after.items() if name not in before}
        expected_made = {name: content.decode("utf-8", "backslashreplace")
                         for name, content in snapshot(case / "expected.files").items()}
        for name in sorted(set(made) | set(expected_made)):
            if not fits(expected_made.get(name, ""), made.get(name, "")) or (name in made) != (name in expected_made):
                wrong += diff(f"expected.files/{name}", expected_made.get(name, ""), made.get(name, ""))
                if (name in made) and name not in expected_made:
                    wrong += f"made a file that nobody expects: {name}\n"
                if update and name in made:
                    target = case / "expected.files" / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(made[name], encoding="utf-8", newline="")
                elif update:
                    (case / "expected.files" / name).unlink()

        checks = [("expected.stdout", stdout, ""), ("expected.exit", f"{done.returncode}\n", "0\n")]
        if (case / "expected.stderr").exists():
            checks.append(("expected.stderr", stderr, ""))
        for name, actual, otherwise in checks:
            expected = read(case / name, otherwise)
            if name == "expected.exit":
                expected = expected.strip() + "\n"
            if fits(expected, actual):
                continue
            wrong += diff(name, expected, actual)
            if update and actual != otherwise:
                (case / name).write_text(actual, encoding="utf-8", newline="")
            elif update:
                (case / name).unlink(missing_ok=True)
        if wrong and not (case / "expected.stderr").exists() and stderr:
            wrong += "it also wrote to stderr:\n" + stderr + ("" if stderr.endswith("\n") else "\n")
        return wrong


def main() -> int:
    options = argparse.ArgumentParser(description="Runs the command line tests.")
    options.add_argument("--unblame", default=os.environ.get("UNBLAME") or str(ROOT / "build/release/unblame"))
    options.add_argument("names", nargs="*")
    given = options.parse_args()
    program = str(Path(given.unblame).resolve())
    if not Path(program).is_file():
        print(f"there is no program {given.unblame}: build it with ./dev build", file=sys.stderr)
        return 2
    cases = [(p.parent.relative_to(HERE).as_posix(), p.parent) for p in sorted(HERE.rglob("cmd"))
             if not any(part.startswith("expected.") for part in p.relative_to(HERE).parts)]
    if given.names:
        cases = [(name, case) for name, case in cases if any(name.startswith(wanted) for wanted in given.names)]
        if not cases:
            print(f"no test begins with {' or '.join(given.names)}", file=sys.stderr)
            return 2
    update = os.environ.get("UNBLAME_UPDATE") == "1"
    failed = 0
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for (name, case), wrong in zip(cases, pool.map(lambda c: run(c[1], program, update), cases)):
            if wrong:
                failed += 1
                print(f"--- {name}: {read(case / 'cmd', '').strip()}\n{wrong}{'written as expected' if update else 'FAILED'}: {name}\n")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed and not update else 0


if __name__ == "__main__":
    sys.exit(main())
