#!/usr/bin/env python3
"""Runs the commands that README.md and CONTRIBUTING.md show, so that no page shows one that fails.

A line of a block marked ```sh is a command (one that ends in a backslash goes on in the next line). They run in order, in a copy of
the tree that holds what git would clone and the program at build/release/unblame, which is also on PATH. A command must end with 0;
`unblame check` may also end with 1 (it found something). One that says `# exit N` must end with N.
Only looked at, not run: `./dev …` (must be one of its commands), `git clone`, `cd`, `pip`, `python`.

    run_commands.py [--unblame PROGRAM]     the commands
    run_commands.py --python                the ```python blocks instead, with this Python and its unblame module

Needs Python 3.9 and nothing else. The last line is "N passed, N failed".
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CONTRIBUTING.md")
TIME_LIMIT = 120


def blocks(page: Path, language: str):
    """(line number, text) of each block marked ```language."""
    lines = page.read_text(encoding="utf-8").splitlines()
    at, inside = 0, False
    for number, line in enumerate(lines, 1):
        if not inside and line.strip() == f"```{language}":
            at, inside, block = number + 1, True, []
        elif inside and line.strip() == "```":
            inside = False
            yield at, "\n".join(block)
        elif inside:
            block.append(line)


def commands(page: Path):
    for at, block in blocks(page, "sh"):
        pending, began = "", at
        for number, line in enumerate(block.split("\n"), at):
            if not pending:
                began = number
            if line.endswith("\\"):
                pending += line[:-1] + " "
                continue
            command = (pending + line).strip()
            pending = ""
            if command and not command.startswith("#"):
                yield began, command


def copy_tree(target: Path) -> None:
    try:
        listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True)
        names = [n for n in listed.stdout.decode().split("\0") if n]
    except (OSError, subprocess.CalledProcessError):  # an archive without git
        names = [p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*") if p.is_file()]
        names = [n for n in names if not n.startswith(("build/", ".git/", ".venv/", "dist/"))]
    for name in names:
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)


def dev_commands() -> set:
    shown = subprocess.run([str(ROOT / "dev"), "help"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  ([a-z]+) ", shown, re.M))


def only_looked_at(command: str) -> bool:
    return re.match(r"(\./dev|git clone|cd|pip|python3?)(\s|$)", command) is not None


def wrong_with(command: str, folder: Path, env: dict) -> str:
    """What is wrong with a command, or an empty string."""
    if command.startswith("./dev"):
        name = (command.split() + ["help"])[1]
        return "" if name in dev_commands() else f"./dev has no command {name}"
    if only_looked_at(command):
        return ""
    stated = re.search(r"#\s*exit (\d+)", command)
    allowed = {int(stated.group(1))} if stated else {0, 1} if re.search(r"\bunblame check\b", command) else {0}
    try:
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return f"did not end within {TIME_LIMIT} s"
    if done.returncode in allowed:
        return ""
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
    return f"exit {done.returncode}: " + " | ".join(said[-3:])


def run_shell(program: str) -> tuple:
    good, bad = 0, 0
    with tempfile.TemporaryDirectory(prefix="unblame docs ") as scratch:  # with blanks: a path may have them
        folder, home = Path(scratch, "clone"), Path(scratch, "home")
        home.mkdir()
        copy_tree(folder)
        (folder / "build/release").mkdir(parents=True)
        shutil.copy2(program, folder / "build/release/unblame")
        env = {"PATH": f"{folder / 'build/release'}:{os.environ.get('PATH', '/usr/bin:/bin')}", "HOME": str(home), "LC_ALL": "C.UTF-8"}
        for page in PAGES:
            for at, command in commands(ROOT / page):
                wrong = wrong_with(command, folder, env)
                good, bad = good + (not wrong), bad + bool(wrong)
                if wrong:
                    print(f"{page}:{at}: {command}\n  {wrong}")
    return good, bad


def run_python() -> tuple:
    good, bad = 0, 0
    with tempfile.TemporaryDirectory(prefix="unblame docs ") as scratch:
        folder = Path(scratch, "clone")
        copy_tree(folder)
        # Not from the copied sources: the examples are about the installed module.
        for page in PAGES:
            for at, block in blocks(ROOT / page, "python"):
                done = subprocess.run([sys.executable, "-I", "-c", block], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                                      text=True, timeout=TIME_LIMIT)
                good, bad = good + (done.returncode == 0), bad + (done.returncode != 0)
                if done.returncode != 0:
                    print(f"{page}:{at}: this example fails\n{done.stderr}")
    return good, bad


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--unblame", default=str(ROOT / "build/release/unblame"))
    options.add_argument("--python", action="store_true")
    given = options.parse_args()
    if given.python:
        good, bad = run_python()
    else:
        if not Path(given.unblame).is_file():
            print(f"there is no program {given.unblame}: build it with ./dev build", file=sys.stderr)
            return 2
        good, bad = run_shell(given.unblame)
    print(f"{good} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
