#!/usr/bin/env python3
"""Measures judgement on case files and writes the figures into docs/quality.md, between

    <!-- judgement of NAME: made by tools/quality/judgement.py -->
    <!-- end of judgement of NAME -->

one block for each case file (NAME is its stem). What stands outside the blocks is left alone; a block that is missing is added at
the end. A case has the fields of tests/judgement/cases/README.md: id, group, kind, text, span, nth, voice, by, about, negated, counts.

    tools/quality/judgement.py [--unblame PROGRAM] [FILE…]            writes; default: tests/judgement/cases/*.jsonl
    tools/quality/judgement.py --check [--unblame PROGRAM] [FILE…]    writes nothing; exit 1 and a diff if a block is stale

Cases that are judged wrongly are listed for the sets that are there to learn from (visible, learn). Of any other set there are figures only:
a set that is looked at is no longer untouched.

Needs Python 3.9 and nothing else.
"""
import argparse
import difflib
import json
import math
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ("visible", "learn", "learn-2", "learn-3", "learn-4", "learn-5", "learn-6")  # sets whose cases may be looked at
ANSWERS = ("voice", "by", "about", "negated", "counts")
STEPS = {
    "none": "no context: every match counts",
    "quotation": "quotation marks",
    "voice": "voice: also reports, statements, turns, mentions",
    "subject": "voice and subject",
    "all": "all: also negation, assertion, place",
}
TITLE = "# Quality\n\nWhat is measured, on what, and what is not reached. Blocks are made by the script that they name; `./dev quality` makes them again.\n"


class Trouble(Exception):
    """What is wrong and what to do, in one line."""


def wilson(right: int, of: int) -> tuple:
    """The 95 % interval of a share by Wilson (1927): good for small numbers and near 0 and 1, where the usual one is not."""
    if of == 0:
        return 0.0, 1.0
    z = 1.959963984540054
    share, square = right / of, z * z / of
    middle = (share + square / 2) / (1 + square)
    half = z / (1 + square) * math.sqrt(share * (1 - share) / of + square / (4 * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def cell(right: int, of: int) -> str:
    """.975 (.946–.989); "–" if nothing was asked."""
    if of == 0:
        return "–"
    low, high = wilson(right, of)
    return f"{number(right / of)} ({number(low)}–{number(high)})"


def number(share: float) -> str:
    return f"{share:.3f}".lstrip("0") if share < 1 else "1.000"


def cases_of(file: Path) -> list:
    cases = []
    for at, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except ValueError as error:
            raise Trouble(f"{file.name}:{at}: no JSON ({error}); a case is one object a line")
        missing = [name for name in ("id", "group", "text", "span", *ANSWERS) if name not in case]
        if missing:
            raise Trouble(f"{file.name}:{at}: the case has no {', '.join(missing)}")
        cases.append(case)
    if not cases:
        raise Trouble(f"{file.name}: no case in it")
    return cases


def judged(program: str, file: Path, step: str, count: int) -> list:
    """What the engine says of each case, in their order."""
    done = subprocess.run([program, "judge", "--context", step, str(file)], stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    if done.returncode != 0:
        raise Trouble(f"unblame judge ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}")
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if len(answers) != count:
        raise Trouble(f"{file.name}: {count} cases, {len(answers)} judgements")
    return answers


def ablation(cases: list, by_step: dict) -> str:
    out = "| what is looked at | accuracy | precision | recall |\n|---|---|---|---|\n"
    for step, what in STEPS.items():
        pairs = [(case["counts"], got["counts"]) for case, got in zip(cases, by_step[step])]
        both = sum(wanted and got for wanted, got in pairs)
        right = sum(wanted == got for wanted, got in pairs)
        out += (f"| {what} | {cell(right, len(pairs))} | {cell(both, sum(got for _, got in pairs))} "
                f"| {cell(both, sum(wanted for wanted, _ in pairs))} |\n")
    return out


def by_group(cases: list, answers: list) -> str:
    out = "| group | cases | " + " | ".join(ANSWERS) + " |\n|---|---|" + "---|" * len(ANSWERS) + "\n"
    groups = {group: [] for group in sorted({case["group"] for case in cases})}
    for case, got in zip(cases, answers):
        groups[case["group"]].append((case, got))
    for group, pairs in {**groups, "**all**": list(zip(cases, answers))}.items():
        right = [sum(case[name] == got[name] for case, got in pairs) for name in ANSWERS]
        out += f"| {group} | {len(pairs)} | " + " | ".join(cell(n, len(pairs)) for n in right) + " |\n"
    return out


def shown(value) -> str:
    return {None: "nobody", True: "yes", False: "no"}.get(value, value) if not isinstance(value, str) else value


def not_reached(cases: list, answers: list) -> str:
    rows = ""
    for case, got in zip(cases, answers):
        wrong = [f"{name} {shown(got[name])}, expected {shown(case[name])}" for name in ANSWERS if case[name] != got[name]]
        if wrong:
            span = case["span"].replace("|", "\\|").replace("\n", " ")
            rows += f"| {case['id']} | {case['group']} | {span} | {'; '.join(wrong)} |\n"
    if not rows:
        return "Every answer to every case is the expected one.\n"
    count = rows.count("\n")
    return f"Judged otherwise than expected in at least one answer: {count} of {len(cases)}.\n\n| case | group | words | answers |\n|---|---|---|---|\n{rows}"


def block_of(program: str, file: Path) -> str:
    cases = cases_of(file)
    by_step = {step: judged(program, file, step, len(cases)) for step in STEPS}
    count = sum(case["counts"] for case in cases)
    out = f"\n## Judgement: the {file.stem} cases\n\n{len(cases)} cases, of which {count} count. Shares with Wilson's 95 % interval.\n"
    if file.stem in SHOWN:
        out += "The engine was built with a look at these cases: the figures say what it reaches, not what to expect of other texts.\n"
    else:
        out += "Figures only: these cases are not looked at.\n"
    out += f"\n### Does it count? What each step is worth\n\n{ablation(cases, by_step)}"
    out += f"\n### Each answer, by group\n\n{by_group(cases, by_step['all'])}"
    if file.stem in SHOWN:
        out += f"\n### What is not reached\n\n{not_reached(cases, by_step['all'])}"
    return out + "\n"


def marks_of(name: str) -> tuple:
    if name.startswith("detection on "):
        return f"<!-- {name}: made by tools/quality/evaluation.py -->\n", f"<!-- end of {name} -->\n"
    return f"<!-- judgement of {name}: made by tools/quality/judgement.py -->\n", f"<!-- end of judgement of {name} -->\n"


def with_block(page: str, name: str, block: str) -> str:
    """The page with the block of `name` in the place of the one that it has, else at its end."""
    opening, closing = marks_of(name)
    found = re.search(re.escape(opening) + r"(.*?)" + re.escape(closing), page, re.S)
    if found is None:
        if opening in page or closing in page:
            raise Trouble(f"docs/quality.md: the block of {name} has one of its two marks only; put the other back, or delete both")
        return page.rstrip("\n") + "\n\n" + opening + block + closing
    return page[:found.start()] + opening + block + closing + page[found.end():]


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--unblame", default=str(ROOT / "build/release/unblame"))
    options.add_argument("--page", type=Path, default=ROOT / "docs/quality.md")
    options.add_argument("--check", action="store_true")
    options.add_argument("files", nargs="*", type=Path)
    given = options.parse_args()
    program = str(Path(given.unblame).resolve())
    try:
        if not Path(program).is_file():
            raise Trouble(f"there is no program {given.unblame}: build it with ./dev build")
        order = {name: at for at, name in enumerate(SHOWN)}
        files = given.files or sorted((ROOT / "tests/judgement/cases").glob("*.jsonl"), key=lambda f: (order.get(f.stem, len(order)), f.stem))
        before = given.page.read_text(encoding="utf-8") if given.page.is_file() else TITLE
        after = before
        for file in files:
            if not file.is_file():
                raise Trouble(f"there is no file {file}")
            after = with_block(after, file.stem, block_of(program, file))
    except Trouble as trouble:
        print(f"quality: {trouble}", file=sys.stderr)
        return 2
    if given.check:
        if after != before:
            sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), "docs/quality.md", "docs/quality.md, made again"))
            print("\nstale: run ./dev quality")
        return 1 if after != before else 0
    if after != before or not given.page.is_file():
        given.page.write_text(after, encoding="utf-8")
        print(f"{given.page.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
