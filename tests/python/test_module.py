"""The Python module through its public names."""

import sys
import threading
import time

import pytest

import unblame
from unblame import Finding, Linter, Person

SENTENCE = "She has put herself at risk again."


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def test_finds_and_explains(linter):
    (finding,) = linter.check(SENTENCE)
    assert isinstance(finding, Finding)
    assert finding.rule == "construction.reflexive.put-herself"
    assert SENTENCE[finding.start : finding.end] == finding.match == "put herself at risk"
    assert finding.counts and finding.spared is None
    assert finding.why and finding.sources and finding.suggestions
    assert finding.severity == "high" and finding.voice == "author"
    assert repr(finding) == "<Finding construction.reflexive.put-herself 8:27>"


@pytest.mark.parametrize(
    "before",
    ["", "é", "e\u0301", "😀😀", "ﬁﬃ", "İß", "\u00ad", "\ufdfa", "\ud800", "\ud83d", "\udc00\ud800", "a\r\nb\rc\n", "\u2028", "\x00"],
    ids=ascii,
)
def test_start_and_end_are_string_indices(linter, before):
    text = f"{before} {SENTENCE} {before}"
    (finding,) = linter.check(text)
    assert text[finding.start : finding.end] == "put herself at risk"


def test_spared_ones_only_when_asked_for(linter):
    text = 'Mum said "she puts herself at risk".'
    assert linter.check(text) == []
    (finding,) = linter.check(text, spared=True)
    assert not finding.counts and finding.spared is not None and finding.because


def test_people_are_passed_on(linter):
    text = "Dean Marsh put himself at risk."
    (finding,) = linter.check(text, people=[Person("Dean Marsh", "suspect", False)], spared=True)
    assert finding.about == "suspect" and not finding.counts


def test_visibility_counts_who_is_named(linter):
    text = "😀 The victim was assaulted. Mr Kerr punched her. Mum says that he pushed her."
    found = linter.visibility(text, kind="report")
    assert [(text[c.start : c.end], c.doer, c.own_words) for c in found.clauses] == [
        ("assaulted", "passive", True),
        ("punched", "named", True),
        ("pushed", "named", False),
    ]
    assert (found.harm_clauses, found.doer_named, found.doer_unnamed, found.share) == (2, 1, 1, 0.5)
    assert linter.visibility("The meeting is on Friday.").share is None
    with pytest.raises(ValueError, match="kind"):
        linter.visibility(text, kind="letter")


def test_to_dict_has_the_fields_of_the_design_in_order(linter):
    (finding,) = linter.check(SENTENCE, doc="OEL-0001", field="narrative")
    assert list(finding.to_dict()) == (
        "doc field rule ruleset severity mechanism voice by about under_18 negated counts spared because byte_start byte_end "
        "char_start char_end utf16_start utf16_end line column place match sentence why suggestions sources also fingerprint"
    ).split()
    assert finding.to_dict()["doc"] == "OEL-0001"


def test_redact_leaves_no_word_of_the_text():
    (finding,) = Linter(redact=True).check(SENTENCE)
    assert finding.match == "" and finding.sentence == ""


@pytest.mark.parametrize(
    "call, error",
    [
        (lambda: Linter(severity="huge"), "severity is one of low, medium, high"),
        (lambda: Linter(matcher="grep"), "matcher is one of tokens, re2"),
        (lambda: Linter(only=["child.nothing"]), 'no rule, family or pack is called "child.nothing"'),
        (lambda: Linter(skip=["nothing.*"]), "no rule, family or pack"),
        (lambda: Linter().check("x", kind="diary"), "kind is one of auto, report"),
        (lambda: Linter().check("x", people=[Person("A", "boss")]), "a role is one of victim"),
    ],
)
def test_wrong_values_say_what_is_right(call, error):
    with pytest.raises(ValueError, match=error):
        call()


@pytest.mark.parametrize("text", [None, b"bytes", 3])
def test_a_text_is_a_str(linter, text):
    with pytest.raises(TypeError):
        linter.check(text)


def test_rules_of_a_folder_and_their_errors(tmp_path):
    (tmp_path / "force.json").write_text(
        '{"pack": "force", "lang": "en-GB", "version": "1.0.0", "rules": [{"id": "force.skylarker", "severity": "medium",'
        ' "mechanism": "character_judgement", "match": ["skylarker~"], "why": "A label.", "instead": [{"ask": "What happened?"}],'
        ' "sources": [], "examples": {"flag": ["She is a [skylarker]."], "pass": []}}]}'
    )
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "words.json").write_text('{"lexemes": {"skylarker": {"noun": {}}}}')
    (finding,) = Linter(rules=[tmp_path]).check("She is a skylarker.")
    assert finding.rule == "force.skylarker"
    assert Linter(rules=str(tmp_path)).check("She is a skylarker.")[0].rule == "force.skylarker"
    (tmp_path / "force.json").write_text('{"pack": "force", "rules": [{"match": ["<slef>"]}]}')
    with pytest.raises(ValueError) as raised:
        Linter(rules=[tmp_path])
    assert "force.json:1:" in str(raised.value) and "did you mean <self>?" in str(raised.value)
    with pytest.raises(FileNotFoundError):
        Linter(rules=[tmp_path / "nowhere"])


def test_check_many_keeps_order_and_equals_check(linter):
    texts = [SENTENCE, "", "No blame here.", "He refuses to engage. " * 3] * 50
    many = linter.check_many(texts, threads=4)
    assert [[f.match for f in found] for found in many] == [[f.match for f in linter.check(t)] for t in texts]


@pytest.mark.skipif(not hasattr(sys, "getswitchinterval"), reason="needs a GIL to release")
def test_the_gil_is_released(linter):
    text = "The bus was late and nobody came to the stop that evening. " * 400_000
    counted = 0
    done = threading.Event()

    def check():
        linter.check(text)
        done.set()

    worker = threading.Thread(target=check)
    worker.start()
    while not done.is_set():  # another thread goes on while the text is read
        counted += 1
        time.sleep(0.001)
    worker.join()
    assert counted > 3


def test_a_draft_is_fixed_and_nobody_elses_words_are() -> None:
    draft = 'Zoë 😀, 14, absconded. She put herself at risk.\n\nMum says she absconded. "She absconded."'
    fix = unblame.Linter().fix(draft)
    assert fix.text == draft.replace("Zoë 😀, 14, absconded", "Zoë 😀, 14, went missing")
    (edit,) = fix.edits
    assert draft[edit.start : edit.end] == edit.before == "absconded"
    assert (edit.after, edit.finding.rule, edit.finding.match) == ("went missing", "missing.absconded", "absconded")
    (left,) = fix.left
    assert draft[left.start : left.end] == left.finding.match == "put herself at risk"
    assert left.withheld == "no_replacement"
    assert fix.others_sha256_before == fix.others_sha256_after
    assert unblame.Linter().fix(fix.text).text == fix.text


def test_statements_and_interviews_are_refused() -> None:
    linter = unblame.Linter()
    with pytest.raises(ValueError, match="statement"):
        linter.fix("Ellie, 14, absconded.", kind="statement")
    with pytest.raises(ValueError, match="interview"):
        linter.fix("Q  Where is Ellie?\nA  She absconded.\nQ  When?\nA  At nine.\n")


def test_two_versions_are_compared():
    draft = "Ellie, 14, put herself at risk at 2310 hrs. Daniel Marsh was there."
    final = "At 11.10pm Ellie (14) was there with Darren Marsh. She was bruised."
    told = Linter().compare(draft, final)
    assert [(fact["kind"], fact["words"]) for fact in told["lost"]] == [("name", "Daniel")]
    assert [(fact["kind"], fact["words"]) for fact in told["added"]] == [("name", "Darren"), ("injury", "bruised")]
    assert all(final[fact["start"] : fact["end"]] == fact["words"] for fact in told["added"])
    assert [finding.rule for finding in told["removed"]] == ["child.risk.puts-self-at-risk"]
    assert told["introduced"] == [] and told["kept"] == [] and told["coarse"] is False
