#!/usr/bin/env python3
"""Labelled narratives: from texts and labels to the files of corpus/labelled, and how far two readers agree.

    labelled.py split --texts T.jsonl… --labels L.jsonl… --into corpus/labelled
        joins texts and labels by id and writes train.jsonl, dev.jsonl and test.jsonl. Which part a text belongs to follows from the first
        byte of the SHA-256 of its id alone (below 128 train, below 192 dev, else test): adding texts moves none.
    labelled.py agreement --texts T.jsonl… --first A.jsonl… --second B.jsonl…
        of the texts that both have labelled: Cohen's kappa over sentences (is there blame in it?), F1 over spans, for explicit and implicit
        labels the share that the other reader found too, each with a 95 % interval by bootstrap over texts.

What cannot be used (a span that is not in its text, labels that overlap, an id that is nowhere) is named with file and line, and the exit
status is 2; nothing is written then. Needs Python 3.9 and nothing else.
"""
import argparse
import hashlib
import json
import random
import re
import sys
from pathlib import Path

PARTS = ("train", "dev", "test")
MECHANISMS = {"implied_choice", "implied_consent", "implied_responsibility", "character_judgement", "criminalising", "minimising", "euphemism",
              "sexualises_victim", "transactional_framing", "disbelief", "distances_professional", "adultification", "dehumanising",
              "mutualising", "erases_offender", "blaming_question", "blames_family"}


def part_of(identifier: str) -> str:
    first = hashlib.sha256(identifier.encode()).digest()[0]
    return "train" if first < 128 else "dev" if first < 192 else "test"


def lines_of(files: list, problems: list) -> dict:
    """id -> (object, where it stands)."""
    found = {}
    for file in files:
        for at, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            where = f"{file}:{at}"
            try:
                one = json.loads(line)
            except ValueError as error:
                problems.append(f"{where}: no JSON ({error})")
                continue
            if not isinstance(one, dict) or not one.get("id"):
                problems.append(f"{where}: no object with an id")
            elif one["id"] in found:
                problems.append(f"{where}: {one['id']} is there already, at {found[one['id']][1]}")
            else:
                found[one["id"]] = (one, where)
    return found


def place(text: str, label: dict):
    """(begin, end) of the nth occurrence of the label's span, or None."""
    at = -1
    for _ in range(label.get("nth") or 1):
        at = text.find(label.get("span") or "\0", at + 1)
        if at < 0:
            return None
    return at, at + len(label["span"])


def problems_of(text: str, labels: dict, where: str) -> list:
    problems, taken = [], []
    for kind in ("gold", "quoted", "traps"):
        for number, label in enumerate(labels.get(kind, [])):
            spot = place(text, label)
            if spot is None:
                problems.append(f"{where}: {labels['id']}: {kind}[{number}]: its span is not in the text")
            elif kind == "gold":
                if any(a < spot[1] and spot[0] < b for a, b in taken):
                    problems.append(f"{where}: {labels['id']}: gold[{number}]: it overlaps another label")
                taken.append(spot)
                if label.get("mechanism") not in MECHANISMS:
                    problems.append(f"{where}: {labels['id']}: gold[{number}]: no such mechanism")
                if label.get("explicitness") not in ("explicit", "implicit"):
                    problems.append(f"{where}: {labels['id']}: gold[{number}]: neither explicit nor implicit")
    return problems


def joined(text: dict, labels: dict) -> str:
    gold = [{"span": one["span"], "nth": one.get("nth") or 1, "mechanism": one["mechanism"], "explicitness": one["explicitness"],
             "voice": one.get("voice") or "author", "by": one.get("by")} for one in labels.get("gold", [])]
    quoted = [{"span": one["span"], "nth": one.get("nth") or 1, "by": one.get("by")} for one in labels.get("quoted", [])]
    traps = [{"span": one["span"], "nth": one.get("nth") or 1, "why": one.get("why")} for one in labels.get("traps", [])]
    return json.dumps({"id": text["id"], "doctype": text["doctype"], "topic": text["topic"], "text": text["text"], "gold": gold,
                       "quoted": quoted, "traps": traps}, ensure_ascii=False)


def split(given, problems: list) -> None:
    texts, labels = lines_of(given.texts, problems), lines_of(given.labels, problems)
    parts = {name: [] for name in PARTS}
    for identifier, (one, where) in sorted(labels.items()):
        if identifier not in texts:
            problems.append(f"{where}: there is no text {identifier}")
            continue
        text = texts[identifier][0]
        problems += problems_of(text["text"], one, where)
        if not problems:
            parts[part_of(identifier)].append(joined(text, one))
    if problems:
        return
    given.into.mkdir(parents=True, exist_ok=True)
    for name, lines in parts.items():
        (given.into / f"{name}.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        print(f"{name}: {len(lines)} texts")


def belong(a: tuple, b: tuple) -> bool:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common > 0 and common * 10 >= 3 * min(a[1] - a[0], b[1] - b[0])


def sentences(text: str) -> list:
    ends = [match.end() for match in re.finditer(r"[.?!](?=\s)|\n", text)] + [len(text)]
    begins = [0] + ends[:-1]
    return [(a, b) for a, b in zip(begins, ends) if text[a:b].strip()]


def tally(text: str, first: dict, second: dict) -> dict:
    """Counts of one text, which add up."""
    spots = [[(place(text, label), label["explicitness"]) for label in reader.get("gold", [])] for reader in (first, second)]
    marked = [[any(a < spot[1] and spot[0] < b for spot, _ in reader) for a, b in sentences(text)] for reader in spots]
    counts = {"both": 0, "none": 0, "first": 0, "second": 0}
    for one, other in zip(*marked):
        counts["both" if one and other else "first" if one else "second" if other else "none"] += 1
    for mine, theirs, name in ((spots[0], spots[1], "first"), (spots[1], spots[0], "second")):
        for spot, kind in mine:
            found = any(belong(spot, other) for other, _ in theirs)
            for key in (f"{name} spans", kind):
                counts[key] = counts.get(key, 0) + 1
                counts[key + " found"] = counts.get(key + " found", 0) + found
    return counts


def add(tallies: list) -> dict:
    total = {}
    for counts in tallies:
        for key, count in counts.items():
            total[key] = total.get(key, 0) + count
    return total


def share(counts: dict, key: str):
    return counts.get(key + " found", 0) / counts[key] if counts.get(key) else None


def kappa(counts: dict):
    both, none, first, second = (counts.get(key, 0) for key in ("both", "none", "first", "second"))
    of = both + none + first + second
    if not of:
        return None
    seen = (both + none) / of
    chance = ((both + first) * (both + second) + (none + second) * (none + first)) / of ** 2
    return (seen - chance) / (1 - chance) if chance < 1 else None


def f1(counts: dict):
    a, b = share(counts, "first spans"), share(counts, "second spans")
    return 2 * a * b / (a + b) if a and b else None


MEASURES = {"kappa over sentences": kappa, "F1 over spans": f1, "explicit spans that the other marked too": lambda c: share(c, "explicit"),
            "implicit spans that the other marked too": lambda c: share(c, "implicit")}


def agreement(given, problems: list) -> None:
    texts, first, second = (lines_of(files, problems) for files in (given.texts, given.first, given.second))
    both = sorted(set(first) & set(second) & set(texts))
    for identifier in both:
        for reader in (first, second):
            problems += problems_of(texts[identifier][0]["text"], reader[identifier][0], reader[identifier][1])
    if problems:
        return
    tallies = [tally(texts[i][0]["text"], first[i][0], second[i][0]) for i in both]
    draw = random.Random(20231208)
    samples = [add(draw.choices(tallies, k=len(tallies))) for _ in range(1000)] if tallies else []
    total = add(tallies)
    print(f"{len(both)} texts labelled by both; {total.get('first spans', 0)} and {total.get('second spans', 0)} spans")
    for name, measure in MEASURES.items():
        values = sorted(value for value in map(measure, samples) if value is not None)
        value = measure(total)
        if value is None or not values:
            print(f"{name}: -")
        else:
            print(f"{name}: {value:.2f} ({values[int(0.025 * (len(values) - 1))]:.2f}-{values[int(0.975 * (len(values) - 1))]:.2f})")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = options.add_subparsers(dest="command", required=True)
    one = commands.add_parser("split")
    for name in ("--texts", "--labels"):
        one.add_argument(name, nargs="+", required=True)
    one.add_argument("--into", type=Path, required=True)
    one = commands.add_parser("agreement")
    for name in ("--texts", "--first", "--second"):
        one.add_argument(name, nargs="+", required=True)
    given = options.parse_args()
    problems = []
    try:
        {"split": split, "agreement": agreement}[given.command](given, problems)
    except OSError as error:
        problems.append(f"{error.filename}: {error.strerror}")
    for problem in problems:
        print(f"labelled: {problem}", file=sys.stderr)
    return 2 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
