#!/usr/bin/env python3
"""The scripts of the house: they parse, they may be run, and `./dev help` lists every command that there is.

Needs Python 3.9 and bash. A script is not run further than its help here: `./dev test` runs the rest.
"""
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("dev", ".ci/run")


class Scripts(unittest.TestCase):
    def test_they_parse_and_may_be_run(self):
        for script in SCRIPTS:
            self.assertTrue(os.access(ROOT / script, os.X_OK), f"{script} has no run bit")
            done = subprocess.run(["bash", "-n", str(ROOT / script)], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_help_lists_every_command(self):
        source = (ROOT / "dev").read_text(encoding="utf-8")
        cases = source.split("case $command in")[1]
        known = set(re.findall(r"^  ([a-z]+)(?:\)| \|)", cases, re.M))
        shown = subprocess.run([str(ROOT / "dev"), "help"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(known, set(re.findall(r"^  ([a-z]+) ", shown, re.M)))
        self.assertIn("Examples", shown)

    def test_help_works_from_anywhere_and_in_a_folder_with_blanks(self):
        with tempfile.TemporaryDirectory(prefix="a folder with blanks ") as folder:
            shutil.copy2(ROOT / "dev", folder)
            done = subprocess.run([f"{folder}/dev"], cwd="/", capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("./dev COMMAND", done.stdout)

    def test_an_unknown_command_is_a_usage_error(self):
        done = subprocess.run([str(ROOT / "dev"), "tset"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("tset", done.stderr)

    def test_the_sum_is_right(self):
        cases = {
            "[doctest] test cases:  12 |  11 passed | 1 failed | 0 skipped\n": (11, 1),
            "words\n7 passed, 0 failed\n": (7, 0),
            "3 failed, 20 passed, 1 skipped in 1.20s\n": (20, 3),
            "============ 20 passed in 1.20s ============\n": (20, 0),
            "Ran 12 tests in 0.1s\n\nFAILED (failures=1, errors=1)\n": (10, 2),
            "Ran 12 tests in 0.1s\n\nOK\n": (12, 0),
            "nothing that we know\n": (1, 0),
        }
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder, "log")
            for text, (passed, failed) in cases.items():
                log.write_text(text)
                status = "1" if failed else "0"
                done = subprocess.run(["python3", str(ROOT / "tests/tally.py"), "--status", status, str(log)], capture_output=True, text=True)
                self.assertEqual(done.stdout.split(), [str(passed), str(failed)], text)
            # What crashed after its last good word has failed once.
            log.write_text("7 passed, 0 failed\n")
            done = subprocess.run(["python3", str(ROOT / "tests/tally.py"), "--status", "139", str(log)], capture_output=True, text=True)
            self.assertEqual(done.stdout.split(), ["7", "1"])


if __name__ == "__main__":
    unittest.main()
