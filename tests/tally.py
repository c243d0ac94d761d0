#!/usr/bin/env python3
"""Counts what a run of tests says of itself: prints "PASSED FAILED" for a log.

    tally.py --status EXIT LOG            the output of one runner
    tally.py --ctest --status EXIT LOG    ctest's LastTest.log: many tests, each with its output

A runner says it in one of these ways; of each the last word counts, and several of one log are added up:

    [doctest] test cases: 12 | 11 passed | 1 failed | 0 skipped
    11 passed, 1 failed                       tests/cli/run.py and its like
    3 failed, 20 passed, 1 skipped in 1.20s   pytest
    Ran 12 tests in 0.1s  /  FAILED (failures=1, errors=1)

A runner that says nothing is one test. One that fails without having counted a failure (it crashed) is one failure more:
nothing that went wrong is ever counted as nothing.
"""
import argparse
import re
import sys
from pathlib import Path

DOCTEST = re.compile(r"^\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed", re.M)
PLAIN = re.compile(r"^(\d+) passed, (\d+) failed$", re.M)
PYTEST = re.compile(r"^(?:=+ )?((?:\d+ [a-z]+(?:, )?)+) in [\d.]+s.*$", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests? in [\d.]+s\n\n(OK|FAILED)(.*)$", re.M)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def tally(output: str, ok: bool) -> tuple[int, int]:
    """(passed, failed) of one runner's output. `ok`: whether it ended well."""
    output = COLOUR.sub("", output)
    passed = failed = 0
    spoke = False
    for good, bad in DOCTEST.findall(output) + PLAIN.findall(output):
        passed, failed, spoke = passed + int(good), failed + int(bad), True
    for words in PYTEST.findall(output):
        counts = {word: int(n) for n, word in re.findall(r"(\d+) ([a-z]+)", words)}
        passed += counts.get("passed", 0)
        failed += counts.get("failed", 0) + counts.get("error", 0) + counts.get("errors", 0)
        spoke = True
    for total, _, rest in UNITTEST.findall(output):
        bad = sum(int(n) for n in re.findall(r"(?:failures|errors|unexpected successes)=(\d+)", rest))
        skipped = sum(int(n) for n in re.findall(r"skipped=(\d+)", rest))
        passed, failed, spoke = passed + max(0, int(total) - bad - skipped), failed + bad, True
    if not spoke:
        return (1, 0) if ok else (0, 1)
    if not ok and not failed:
        failed = 1
    return passed, failed


def sections(log: str):
    """(output, passed) for each test in ctest's LastTest.log."""
    for part in re.split(r"^\d+/\d+ Testing: ", log, flags=re.M)[1:]:
        match = re.search(r"^Output:\n-+\n(.*?)^<end of output>\n(.*)", part, re.M | re.S)
        if not match:
            yield "", bool(re.search(r"^Test (Passed|Skipped)", part, re.M))
        else:
            yield match.group(1), bool(re.search(r"^Test (Passed|Skipped)", match.group(2), re.M))


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--ctest", action="store_true")
    options.add_argument("--status", type=int, required=True)
    options.add_argument("log", type=Path)
    given = options.parse_args()
    try:
        log = given.log.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        log = ""
    if given.ctest:
        counts = [tally(output, ok) for output, ok in sections(log)]
        passed, failed = sum(p for p, _ in counts), sum(f for _, f in counts)
        if given.status and not failed:
            failed = 1
    else:
        passed, failed = tally(log, given.status == 0)
    print(passed, failed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
