#!/usr/bin/env python3
"""Measures detection on the labelled narratives and writes it into docs/quality.md, beside what a list of guidance phrases reaches.

    evaluation.py [--check] [FILE…]     default: corpus/labelled/train.jsonl, dev.jsonl, test.jsonl

The list: every phrase of rules/guidance, looked for as whole words in any capitals, everything counted. Both are held against the same
labels by the same rule of agreement (corpus/labelled/README.md). No text of a set is printed. Needs Python 3.9 and nothing else.
"""
import argparse
import json
import random
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import judgement  # noqa: E402
import labelled  # noqa: E402

ROOT = judgement.ROOT
SAMPLES = 1000


def phrases() -> re.Pattern:
    found = set()
    for table in sorted((ROOT / "rules/guidance").glob("guidance_*.jsonl")):
        for line in table.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            found.update([entry["avoid"], *entry.get("variants", []), *entry.get("more_variants", [])])
    longest_first = sorted((re.escape(phrase.lower()) for phrase in found if phrase), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(longest_first) + r")(?!\w)")


def belongs(text: str, finding: tuple, label: tuple) -> bool:
    words = len(text[finding[0]:finding[1]].split())
    return labelled.belong(finding, label) and (words <= 12 or words <= 2 * len(text[label[0]:label[1]].split()))


def tally(text: dict, findings: list) -> dict:
    """What the program counts of its own findings, for any list of spans."""
    gold = [(labelled.place(text["text"], label), label["explicitness"]) for label in text["gold"]]
    counts, taken, wrong, hit = {"words": len(text["text"].split())}, [], [], [False] * len(gold)
    for finding in findings:
        again = any(a < finding[1] and finding[0] < b for a, b in taken)
        taken.append(finding)
        right = False
        for at, (label, _) in enumerate(gold):
            if belongs(text["text"], finding, label):
                hit[at], right = True, not again
        counts["findings"] = counts.get("findings", 0) + 1
        counts["right"] = counts.get("right", 0) + right
        if not right:
            wrong.append(finding)
    for (_, kind), found in zip(gold, hit):
        for key in ("labels", kind):
            counts[key] = counts.get(key, 0) + 1
            counts[key + " found"] = counts.get(key + " found", 0) + found
    for kind in ("quoted", "traps"):
        spots = [labelled.place(text["text"], label) for label in text[kind]]
        counts[kind] = len(spots)
        counts[kind + " found"] = sum(any(a < spot[1] and spot[0] < b for a, b in wrong) for spot in spots)
    return counts


def ratio(counts: dict, part: str, whole: str):
    return counts.get(part, 0) / counts[whole] if counts.get(whole) else None


def f1(counts: dict):
    precision, recall = ratio(counts, "right", "findings"), ratio(counts, "labels found", "labels")
    return 2 * precision * recall / (precision + recall) if precision and recall else None


ROWS = {
    "precision": lambda c: ratio(c, "right", "findings"),
    "recall": lambda c: ratio(c, "labels found", "labels"),
    "F1": f1,
    "recall of explicit labels": lambda c: ratio(c, "explicit found", "explicit"),
    "recall of implicit labels": lambda c: ratio(c, "implicit found", "implicit"),
    "false alarms per 10,000 words": lambda c: 10000 * (c.get("findings", 0) - c.get("right", 0)) / c["words"] if c.get("words") else None,
    "what only looks like blame, flagged": lambda c: ratio(c, "traps found", "traps"),
    "others' words, flagged": lambda c: ratio(c, "quoted found", "quoted"),
}


def cells(tallies: list) -> list:
    """Each row's value with its interval, by bootstrap over texts."""
    draw = random.Random(20231208)
    total = labelled.add(tallies)
    samples = [labelled.add(draw.choices(tallies, k=len(tallies))) for _ in range(SAMPLES)]
    out = []
    for measure in ROWS.values():
        value = measure(total)
        values = sorted(one for one in map(measure, samples) if one is not None)
        show = (lambda x: f"{x:.1f}") if measure is ROWS["false alarms per 10,000 words"] else judgement.number
        out.append("–" if value is None or not values
                   else f"{show(value)} ({show(values[int(0.025 * (len(values) - 1))])}–{show(values[int(0.975 * (len(values) - 1))])})")
    return out


def findings_of(program: str, texts: list) -> list:
    """The counted findings of the program, by text, as spans of characters."""
    given = "".join(json.dumps({"id": str(at), "text": text["text"]}) + "\n" for at, text in enumerate(texts))
    done = subprocess.run([program, "check", "--no-config", "--input", "jsonl", "--id", "id", "--text", "text", "--format", "jsonl", "-"],
                          input=given.encode(), capture_output=True, timeout=600)
    if done.returncode not in (0, 1):
        raise judgement.Trouble(f"unblame check ended with {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}")
    found = [[] for _ in texts]
    for line in done.stdout.decode("utf-8").splitlines():
        finding = json.loads(line)
        if finding["counts"]:
            found[int(finding["doc"])].append((finding["char_start"], finding["char_end"]))
    return found


def block_of(program: str, file: Path, pattern: re.Pattern) -> str:
    texts = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not texts:
        raise judgement.Trouble(f"{file.name}: no text in it")
    ours = [tally(text, found) for text, found in zip(texts, findings_of(program, texts))]
    theirs = [tally(text, [match.span() for match in pattern.finditer(text["text"].lower())]) for text in texts]
    total = labelled.add(ours)
    looked_at = {"train": "Rules were written with a look at these texts.", "dev": "Rules were chosen by the figures of these texts.",
                 "test": "No text of this part was looked at while rules were written."}.get(file.stem, "")
    out = f"\n## Detection: the {file.stem} narratives\n\n{len(texts)} texts, {total['words']:,} words, {total.get('labels', 0)} labels"
    out += f" ({total.get('explicit', 0)} explicit, {total.get('implicit', 0)} implicit). {looked_at}\n\n"
    out += "| | unblame | a list of guidance phrases |\n|---|---|---|\n"
    for name, mine, other in zip(ROWS, cells(ours), cells(theirs)):
        out += f"| {name} | {mine} | {other} |\n"
    return out + "\n" + by_property(texts, ours)


def by_property(texts: list, tallies: list) -> str:
    groups = {}
    for text, counts in zip(texts, tallies):
        groups.setdefault(text["doctype"], []).append(counts)
    out = "| record kind | texts | labels | precision | recall |\n|---|---|---|---|---|\n"
    for name, some in sorted(groups.items()):
        total = labelled.add(some)
        out += f"| {name.replace('_', ' ')} | {len(some)} | {total.get('labels', 0)} | "
        out += f"{judgement.cell(total.get('right', 0), total.get('findings', 0))} | {judgement.cell(total.get('labels found', 0), total.get('labels', 0))} |\n"
    return out + "\n"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--unblame", default=str(ROOT / "build/release/unblame"))
    options.add_argument("--page", type=Path, default=ROOT / "docs/quality.md")
    options.add_argument("--check", action="store_true")
    options.add_argument("files", nargs="*", type=Path)
    given = options.parse_args()
    try:
        files = given.files or [ROOT / f"corpus/labelled/{part}.jsonl" for part in labelled.PARTS]
        before = after = given.page.read_text(encoding="utf-8")
        pattern = phrases()
        for file in files:
            if not file.is_file():
                raise judgement.Trouble(f"there is no file {file}")
            after = judgement.with_block(after, f"detection on {file.stem}", block_of(str(Path(given.unblame).resolve()), file, pattern))
    except judgement.Trouble as trouble:
        print(f"evaluation: {trouble}", file=sys.stderr)
        return 2
    if given.check:
        if after != before:
            print("docs/quality.md is stale: run ./dev eval")
        return 1 if after != before else 0
    if after != before:
        given.page.write_text(after, encoding="utf-8")
        print(f"{given.page.name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
