"""Findings of the module equal those of the program, field by field, over the demo, the judgement cases and ordinary prose."""

import json
import subprocess

import pytest

from unblame import Linter


def texts(root):
    for name in ("corpus/ordinary/ordinary.jsonl", "tests/judgement/cases/visible.jsonl", "corpus/demo/records.jsonl"):
        for line in (root / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield record["id"], record["text"]


@pytest.mark.parametrize("severity", ["low", "medium"])
def test_findings_equal_the_programs(root, program, tmp_path, severity):
    records = list(texts(root))
    source = tmp_path / "texts.jsonl"
    source.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in records), encoding="utf-8")
    run = subprocess.run(
        [program, "check", "--no-config", "--input", "jsonl", "--format", "jsonl", "--show-spared", "--severity", severity, source],
        capture_output=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr.decode()
    of_program = [json.loads(line) for line in run.stdout.splitlines()]
    linter = Linter(severity=severity)
    of_module = [f.to_dict() for i, t in records for f in linter.check(t, doc=i, field="text", spared=True)]
    assert len(of_module) > 100
    assert of_module == of_program
