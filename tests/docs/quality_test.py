#!/usr/bin/env python3
"""tools/quality/judgement.py: its sums, its blocks, and that it shows no case of a set that nobody is to look at.

The program is played by a script with fixed answers, so that each figure here can be counted by hand. Needs Python 3.9.
"""
import importlib.util
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools/quality/judgement.py"

spec = importlib.util.spec_from_file_location("judgement", SCRIPT)
judgement = importlib.util.module_from_spec(spec)
spec.loader.exec_module(judgement)

# Says of every case that it is the author's, about the victim, and counts; with all steps, that a case with "not" in it does not.
PROGRAM = """#!/usr/bin/env python3
import json, sys
step, file = sys.argv[3], sys.argv[4]
for line in open(file, encoding="utf-8"):
    case = json.loads(line)
    denied = step == "all" and "not" in case["text"]
    print(json.dumps({"id": case["id"], "voice": "author", "by": None, "about": "victim", "negated": denied, "counts": not denied}))
"""


def case(number, text, **answers):
    made = {"id": f"C{number}", "group": "plain", "kind": "report", "text": text, "span": text, "voice": "author", "by": None,
            "about": "victim", "negated": False, "counts": True}
    return {**made, **answers}


CASES = [case(1, "she agreed"), case(2, "she did not agree", negated=True, counts=False),
         case(3, "they all|agreed", about="other", counts=False), case(4, "she said so", voice="quoted", by="parent", counts=False)]


class Quality(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.program = Path(self.folder.name, "unblame")
        self.program.write_text(PROGRAM)
        self.program.chmod(0o755)
        self.page = Path(self.folder.name, "quality.md")

    def file(self, name, cases=CASES):
        file = Path(self.folder.name, name)
        file.write_text("".join(json.dumps(each) + "\n" for each in cases))
        return file

    def run_script(self, *arguments):
        return subprocess.run([sys.executable, str(SCRIPT), "--unblame", str(self.program), "--page", str(self.page), *map(str, arguments)],
                              capture_output=True, text=True)

    def test_wilson_is_as_published(self):
        # Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        for right, of, low, high in ((81, 263, .2553, .3662), (15, 148, .0624, .1605), (0, 20, 0, .1611), (1, 29, .0061, .1718)):
            got = judgement.wilson(right, of)
            self.assertAlmostEqual(got[0], low, 4)
            self.assertAlmostEqual(got[1], high, 4)
        self.assertEqual(judgement.wilson(0, 0), (0.0, 1.0))
        self.assertEqual(judgement.cell(0, 0), "–")

    def test_the_steps_are_counted(self):
        self.assertEqual(self.run_script(self.file("learn.jsonl")).returncode, 0)
        rows = [line for line in self.page.read_text().splitlines() if line.startswith("| ")]
        none, everything = rows[1], next(row for row in rows if row.startswith("| all:"))
        self.assertIn("| .250 (", none)        # one of four counts, all are said to
        self.assertIn("| .500 (", everything)  # the denied one is right now
        self.assertIn("| .333 (", everything)  # precision: one of the three that are left
        self.assertIn("| 1.000 (", everything)

    def test_what_is_not_reached_is_listed_for_the_sets_to_learn_from_only(self):
        self.assertEqual(self.run_script(self.file("visible.jsonl"), self.file("untouched.jsonl"), self.file("other.jsonl")).returncode, 0)
        page = self.page.read_text()
        shown = page.split(judgement.marks_of("visible")[1])[0]
        hidden = page.split(judgement.marks_of("untouched")[0])[1]
        self.assertIn("| C3 | plain | they all\\|agreed | about victim, expected other; counts yes, expected no |", shown)
        self.assertIn("by nobody, expected parent", shown)
        self.assertNotIn("| C1 |", shown)
        for each in CASES:
            self.assertNotIn(each["text"], hidden)
            self.assertNotIn(each["id"] + " ", hidden)
        self.assertIn("| **all** | 4 |", hidden)

    def test_a_stale_page_fails_and_is_not_written(self):
        file = self.file("visible.jsonl")
        self.run_script(file)
        self.assertEqual(self.run_script("--check", file).returncode, 0)
        fresh = self.page.read_text()
        self.page.write_text("A word by hand.\n\n" + fresh.replace("| **all** | 4 |", "| **all** | 5 |"))
        done = self.run_script("--check", file)
        self.assertEqual(done.returncode, 1)
        self.assertIn("-| **all** | 5 |", done.stdout)
        self.assertIn("| **all** | 5 |", self.page.read_text())
        self.run_script(file)
        self.assertEqual(self.page.read_text(), "A word by hand.\n\n" + fresh)

    def test_other_blocks_stay(self):
        self.run_script(self.file("visible.jsonl"), self.file("learn.jsonl"))
        before = self.page.read_text()
        self.run_script(self.file("learn.jsonl"))
        self.assertEqual(self.page.read_text(), before)

    def test_faults_are_said_and_nothing_is_written(self):
        broken = Path(self.folder.name, "broken.jsonl")
        broken.write_text("no json\n")
        lacking = self.file("lacking.jsonl", [{"id": "C1", "text": "x", "span": "x"}])
        empty = self.file("empty.jsonl", [])
        for file, what in ((broken, "broken.jsonl:1"), (lacking, "has no group"), (empty, "no case"), (Path("gone.jsonl"), "no file")):
            done = self.run_script(file)
            self.assertEqual(done.returncode, 2, file)
            self.assertIn(what, done.stderr)
        self.assertFalse(self.page.exists())
        self.page.write_text(judgement.marks_of("visible")[0])
        done = self.run_script(self.file("visible.jsonl"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("one of its two marks", done.stderr)


if __name__ == "__main__":
    unittest.main()
