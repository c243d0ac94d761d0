#!/usr/bin/env python3
"""Shows that a wrong use does not compile, and that the right use beside it does.

    run.py --compiler g++ --include DIR FILE.cpp

FILE compiles as it is; with MUST_NOT_COMPILE defined it holds the wrong use as well and must be refused. A comment
`// error: TEXT` in it states words that the compiler's message must hold (a regular expression), so that a misspelt name
does not pass for a refusal.
"""
import argparse
import re
import subprocess
import sys
from pathlib import Path


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--compiler", required=True)
    options.add_argument("--include", action="append", default=[])
    options.add_argument("file", type=Path)
    given = options.parse_args()
    source = given.file.read_text(encoding="utf-8")
    if "MUST_NOT_COMPILE" not in source:
        print(f"{given.file.name}: has no #ifdef MUST_NOT_COMPILE")
        return 1
    command = [given.compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Werror=unused-result"]
    command += [f"-I{folder}" for folder in given.include] + [str(given.file)]
    right = subprocess.run(command, capture_output=True, text=True)
    if right.returncode != 0:
        print(f"{given.file.name}: the right use does not compile:\n{right.stderr}")
        return 1
    wrong = subprocess.run(command + ["-DMUST_NOT_COMPILE"], capture_output=True, text=True)
    if wrong.returncode == 0:
        print(f"{given.file.name}: the wrong use compiles")
        return 1
    for expected in re.findall(r"//\s*error:\s*(.+)", source):
        if not re.search(expected.strip(), wrong.stderr):
            print(f"{given.file.name}: refused, but not for the stated reason ({expected.strip()}):\n{wrong.stderr}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
