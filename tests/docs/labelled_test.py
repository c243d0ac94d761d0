#!/usr/bin/env python3
"""tools/quality/labelled.py and evaluation.py: joining texts and labels, agreement of two readers, and the counts against a list of phrases.

Every figure here can be counted by hand. Needs Python 3.9.
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/quality"))
import evaluation  # noqa: E402
import labelled  # noqa: E402

SCRIPT = ROOT / "tools/quality/labelled.py"
TEXT = {"id": "a", "doctype": "email", "topic": "rape", "text": "She wandered off. She was seen. She wandered off again."}


def gold(span, nth=1, explicitness="explicit", mechanism="minimising"):
    return {"span": span, "nth": nth, "mechanism": mechanism, "explicitness": explicitness, "voice": "author", "by": None}


def run(*arguments):
    return subprocess.run([sys.executable, str(SCRIPT), *map(str, arguments)], capture_output=True, text=True)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.texts = self.write("t.jsonl", [TEXT])

    def write(self, name, lines):
        path = self.folder / name
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return path

    def split(self, labels):
        return run("split", "--texts", self.texts, "--labels", self.write("l.jsonl", labels), "--into", self.folder / "out")

    def test_a_text_and_its_labels_are_joined_in_the_part_that_its_id_gives(self):
        done = self.split([{"id": "a", "gold": [gold("wandered off", 2)]}])
        self.assertEqual(done.returncode, 0, done.stderr)
        part = labelled.part_of("a")
        line = json.loads((self.folder / "out" / f"{part}.jsonl").read_text())
        self.assertEqual((line["id"], line["doctype"], line["gold"][0]["nth"], line["quoted"]), ("a", "email", 2, []))

    def test_what_is_wrong_is_named_and_nothing_is_written(self):
        for labels, said in [([{"id": "a", "gold": [gold("wandered on")]}], "gold[0]: its span is not in the text"),
                             ([{"id": "a", "gold": [gold("wandered off", 3)]}], "gold[0]: its span is not in the text"),
                             ([{"id": "a", "gold": [gold("wandered off"), gold("off")]}], "gold[1]: it overlaps another label"),
                             ([{"id": "a", "gold": [gold("off", mechanism="minimizing")]}], "no such mechanism"),
                             ([{"id": "a", "gold": [gold("off", explicitness="maybe")]}], "neither explicit nor implicit"),
                             ([{"id": "b", "gold": []}], "there is no text b"),
                             ([{"id": "a"}, {"id": "a"}], "a is there already")]:
            done = self.split(labels)
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.stderr)
            self.assertFalse((self.folder / "out").exists())

    def test_two_readers_who_mark_the_same_agree_wholly(self):
        labels = self.write("l.jsonl", [{"id": "a", "gold": [gold("wandered off")]}])
        done = run("agreement", "--texts", self.texts, "--first", labels, "--second", labels)
        self.assertIn("kappa over sentences: 1.00", done.stdout)
        self.assertIn("F1 over spans: 1.00", done.stdout)


class Sums(unittest.TestCase):
    def test_parts_are_about_half_a_quarter_and_a_quarter(self):
        parts = [labelled.part_of(f"W1-{n:03}") for n in range(1000)]
        for name, share in (("train", 500), ("dev", 250), ("test", 250)):
            self.assertLess(abs(parts.count(name) - share), 60)

    def test_kappa_takes_chance_off(self):
        # seen .7, by chance .5 (each reader marks half): (.7 - .5) / .5
        self.assertAlmostEqual(labelled.kappa({"both": 35, "none": 35, "first": 15, "second": 15}), 0.4)

    def test_sentences_and_spans_are_counted(self):
        counts = labelled.tally(TEXT["text"], {"gold": [gold("wandered off"), gold("was seen", explicitness="implicit")]}, {"gold": [gold("wandered off")]})
        self.assertEqual((counts["both"], counts["none"], counts["first"], counts["second"]), (1, 1, 1, 0))
        self.assertEqual((counts["first spans"], counts["first spans found"], counts["second spans found"]), (2, 1, 1))
        self.assertEqual((counts["explicit"], counts["explicit found"], counts["implicit"], counts["implicit found"]), (2, 2, 1, 0))

    def test_a_finding_is_right_once_and_on_a_trap_is_false(self):
        text = {**TEXT, "gold": [gold("wandered off", 2)], "quoted": [], "traps": [{"span": "was seen", "nth": 1}]}
        second = labelled.place(TEXT["text"], gold("wandered off", 2))
        trap = labelled.place(TEXT["text"], gold("was seen"))
        counts = evaluation.tally(text, [second, second, trap])
        self.assertEqual((counts["findings"], counts["right"], counts["labels found"], counts["traps found"]), (3, 1, 1, 1))

    def test_the_list_finds_whole_words_of_the_longest_phrase(self):
        pattern = evaluation.phrases()
        self.assertEqual([m.group() for m in pattern.finditer("she put herself at risk and was promiscuously kind")], ["put herself at risk"])


if __name__ == "__main__":
    unittest.main()
