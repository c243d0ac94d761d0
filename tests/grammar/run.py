#!/usr/bin/env python3
"""Holds every `replace` to LanguageTool: a sentence may have no grammar error after a replacement that it did not have before.

The sentences are the `flag` examples of all rules, tests/rules/replacements.txt, and those of corpus/demo with a replacement.
LanguageTool runs on this machine from JARs (tests/grammar/pom.xml); `./dev grammar` fetches them once.

    run.py --unblame PROGRAM --jars FOLDER [--list FILE]    --list: the sentences after replacement, with a number, as TSV

The last line is "N passed, N failed"; a failure names the rule, both sentences and the error.
"""
import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = Path(__file__).resolve().parent / "Grammar.java"
# A checker that sees nothing would pass everything: these pairs have to fail.
MUST_FAIL = [
    ("She has absconded from the unit.", "She has went missing from the unit."),
    ("IP claims that she was followed.", "She say that she was followed."),
    ("This is a historic offence.", "This is a old offence."),
]


def findings(program: str, arguments: list, text: str = "") -> list:
    """What `check` finds and counts, with a replacement. Exit 2 is our mistake here."""
    done = subprocess.run([program, "check", "--no-config", "--severity", "low", "--format", "jsonl", *arguments],
                          input=text, capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"unblame check {' '.join(arguments)}: {done.stderr}")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [f for f in found if f["counts"] and any(s["kind"] == "replace" for s in f["suggestions"])]


def sentences() -> list:
    texts = []
    for pack in sorted((ROOT / "rules/en-GB").glob("*.json")):
        for rule in json.loads(pack.read_text(encoding="utf-8"))["rules"]:
            texts += [re.sub(r"[\[\]]", "", example) for example in rule["examples"]["flag"]]
    lines = (ROOT / "tests/rules/replacements.txt").read_text(encoding="utf-8").splitlines()
    return texts + [line for line in lines if line and not line.startswith("#")]


def replaced_in_sentences(program: str) -> list:
    texts = sentences()
    records = "\n".join(json.dumps({"id": str(i), "text": text}) for i, text in enumerate(texts))
    pairs = []
    for f in findings(program, ["--input", "jsonl", "-"], records):
        text = texts[int(f["doc"].split("#")[0])]
        for suggestion in f["suggestions"]:
            if suggestion["kind"] == "replace":
                pairs.append((f["rule"], text, text[:f["char_start"]] + suggestion["text"] + text[f["char_end"]:]))
    return pairs


def replaced_in_demo(program: str) -> list:
    demo = ROOT / "corpus/demo"
    found = findings(program, [str(demo)])
    found += findings(program, ["--input", "jsonl", str(demo / "records.jsonl")])
    found += findings(program, ["--input", "csv", "--id", "OCC_NO", "--id", "ENTRY_NO", "--text", "NARRATIVE", "--text-format", "html",
                                "--victim", "VICTIM", "--suspect", "SUSPECT", "--age", "AGE", str(demo / "oel-export.csv")])
    pairs = []
    for f in found:
        match = " ".join(f["match"].split())  # the sentence is printed on one line
        for suggestion in f["suggestions"]:
            if suggestion["kind"] == "replace" and f["sentence"].count(match) == 1:
                pairs.append((f["rule"], f["sentence"], f["sentence"].replace(match, suggestion["text"])))
    return pairs


def errors(jars: str, texts: list) -> list:
    """For each text a count of what is wrong, by rule, and the messages."""
    classpath = os.path.join(jars, "*")
    done = subprocess.run(["java", "-Dfile.encoding=UTF-8", "-cp", classpath, str(GRAMMAR)], input="\n".join(texts) + "\n",
                          capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"LanguageTool did not run: {done.stderr[-2000:]}")
    found = [Counter() for _ in texts]
    for line in done.stdout.splitlines():
        number, rule, _, _, message = line.split("\t", 4)
        found[int(number)][(rule, message)] += 1
    return found


def main() -> int:
    options = argparse.ArgumentParser(description="Grammar of sentences before and after each replacement.")
    options.add_argument("--unblame", required=True)
    options.add_argument("--jars", required=True)
    options.add_argument("--list")
    given = options.parse_args()
    program = str(Path(given.unblame).resolve())
    examples, demo = replaced_in_sentences(program), replaced_in_demo(program)
    pairs = list(dict.fromkeys(examples + demo))
    if given.list:
        after = list(dict.fromkeys(pair[2] for pair in pairs))
        Path(given.list).write_text("".join(f"{i}\t{text}\n" for i, text in enumerate(after, 1)), encoding="utf-8")
    all_pairs = [(None, *pair) for pair in MUST_FAIL] + pairs
    found = errors(given.jars, [text for pair in all_pairs for text in pair[1:]])
    failed = 0
    for i, (rule, before, after) in enumerate(all_pairs):
        new = found[2 * i + 1] - found[2 * i]
        if rule is None:
            if not new:
                sys.exit(f"LanguageTool finds nothing wrong with: {after}")
        elif new:
            failed += 1
            print(f"{rule}\n  before: {before}\n  after:  {after}")
            for (name, message) in sorted(new):
                print(f"  {name}: {message}")
    print(f"{len(examples)} replacements in sentences, {len(demo)} in corpus/demo, {len(pairs)} that differ")
    print(f"{len(pairs) - failed} passed, {failed} failed")
    return 1 if failed or not pairs else 0


if __name__ == "__main__":
    sys.exit(main())
