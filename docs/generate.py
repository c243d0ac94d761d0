#!/usr/bin/env python3
"""Makes again what the pages show of the program, so that no page shows what it no longer says.

In a page, what stands between

    <!-- output of: unblame check corpus/demo/01-crime-report.txt -->
    <!-- end of output -->

is that command's output, as a block. `unblame` is the program that --unblame names; the command runs at the top of the tree.

    docs/generate.py [--unblame PROGRAM]            writes
    docs/generate.py --check [--unblame PROGRAM]    writes nothing; exit 1 and a diff if a page is stale

Needs Python 3.9 and nothing else.
"""
import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ["README.md", "CONTRIBUTING.md", "rules/README.md"]
BLOCK = re.compile(r"(<!-- output of: (.+?) -->\n)(.*?)(<!-- end of output -->)", re.S)


def output_of(command: str, program: str) -> str:
    arguments = shlex.split(command)
    if arguments[0] != "unblame":
        sys.exit(f"generate: '{command}' does not run unblame")
    env = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "TERM": "dumb", "COLUMNS": "100"}
    done = subprocess.run([program] + arguments[1:], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    if done.returncode not in (0, 1):
        sys.exit(f"generate: '{command}' ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}")
    # The hash of the rules changes with every rule; the page need not.
    shown = re.sub(r"\+[0-9a-f]{12}\b", "+…", done.stdout.decode("utf-8"))
    lines = [line.rstrip() for line in shown.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return "```text\n" + "\n".join(lines) + "\n```\n"


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--unblame", default=str(ROOT / "build/release/unblame"))
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    program = str(Path(given.unblame).resolve())
    if not Path(program).is_file():
        sys.exit(f"generate: there is no program {given.unblame}: build it with ./dev build")
    stale = False
    for name in PAGES:
        page = ROOT / name
        before = page.read_text(encoding="utf-8")
        after = BLOCK.sub(lambda m: m.group(1) + output_of(m.group(2), program) + m.group(4), before)
        if after == before:
            continue
        if given.check:
            stale = True
            sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), name, f"{name}, made again"))
        else:
            page.write_text(after, encoding="utf-8")
            print(f"{name}: written")
    if stale:
        print("\nstale: run ./dev docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
