"""unblame: finds victim-blaming language in case files and offers better words.

    >>> from unblame import Linter
    >>> linter = Linter()
    >>> for finding in linter.check("She has put herself at risk again."):
    ...     print(finding.rule, finding.start, finding.end)
    child.risk.puts-self-at-risk 8 27

It judges wording. It says nothing about whether an account is true, or about a person's conduct. Nothing leaves the machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple, Union

from ._core import Finding
from ._core import Linter as _Linter

__all__ = ["Edit", "Finding", "Fix", "HarmClause", "Left", "Linter", "Person", "Visibility"]
__version__ = "0.1.0"


class Person(NamedTuple):
    """Somebody whom the caller knows: a name or reference as the record writes it, the role, and whether under 18 (None: not known)."""

    name: str
    role: str
    under_18: Optional[bool] = None


class Edit(NamedTuple):
    """New words in place of draft[start:end], which is `before`; `finding` is the one that they serve, in the draft."""

    start: int
    end: int
    line: int
    column: int
    before: str
    after: str
    finding: Finding


class Left(NamedTuple):
    """A finding that was left, in the fixed text; start, end, line and column are the draft's. `withheld`: why, such as "no_replacement"."""

    start: int
    end: int
    line: int
    column: int
    withheld: str
    finding: Finding


class Fix(NamedTuple):
    """A draft with what drops in replaced. The hashes are over others' words, before and after: they are equal."""

    text: str
    edits: List[Edit]
    left: List[Left]
    others_sha256_before: str
    others_sha256_after: str
    kind: str


class HarmClause(NamedTuple):
    """A clause that tells of abuse or exploitation as a fact: text[start:end] are the words that tell of it.

    doer:      how it says who did it: "named", or how it does not: "passive", "event", "sufferer", "as_doer", "no_subject".
    own_words: the author's, or a professional's passed on; else somebody's who is quoted or reported, or a statement's.
    """

    start: int
    end: int
    doer: str
    own_words: bool


class Visibility(NamedTuple):
    """How many clauses of harm in the author's own words name who did it; `clauses` has others' too. share: None without a clause."""

    harm_clauses: int
    doer_named: int
    doer_unnamed: int
    share: Optional[float]
    clauses: List[HarmClause]


class Linter:
    """Checks texts. Immutable; safe to use from any number of threads, which run in parallel.

    severity: the lowest that is reported: "low", "medium" (default) or "high".
    rules:    folders or files of packs on top of the built-in rules; a folder may hold lexicon/*.json and sources.json.
    only:     rule ids, "child.*" or pack names; empty for all that are on.
    skip:     the same, left out.
    redact:   leaves match and sentence empty.
    Raises ValueError with every fault of every pack, each with its file, line and column.
    """

    def __init__(
        self,
        *,
        severity: str = "medium",
        rules: Union[str, Path, Sequence[Union[str, Path]]] = (),
        only: Sequence[str] = (),
        skip: Sequence[str] = (),
        redact: bool = False,
        matcher: str = "tokens",
    ) -> None:
        packs, lexicon, sources = _read_packs(rules)
        self._linter = _Linter(
            severity=severity,
            packs=packs,
            lexicon=lexicon,
            sources=sources,
            only=list(only),
            skip=list(skip),
            redact=redact,
            matcher=matcher,
        )

    @property
    def ruleset(self) -> str:
        """Version and hash of the rules, as in every finding."""
        return self._linter.ruleset

    def check(
        self,
        text: str,
        *,
        doc: str = "-",
        field: str = "text",
        kind: str = "auto",
        people: Sequence[Person] = (),
        spared: bool = False,
    ) -> List[Finding]:
        """The findings of one text, in order: those that count, and with `spared` also those that do not, each with its reason.

        `start` and `end` of a finding are indices of `text`: text[finding.start:finding.end] == finding.match.
        kind: "auto", "report", "statement", "interview" or "log".
        """
        return self._linter.check(text, doc=doc, field=field, kind=kind, people=[Person(*p) for p in people], spared=spared)

    def fix(self, text: str, *, doc: str = "-", kind: str = "auto") -> Fix:
        """Replaces in a draft what simply drops in; for drafts only, since a record is evidence and is never changed.

        Nobody else's words are touched, nor a sentence with a quotation mark or with I, me or my. Raises ValueError for a statement or an
        interview, stated as such or found to be one.
        """
        fixed = self._linter.fix(text, doc=doc, kind=kind)
        return Fix(**{**fixed, "edits": [Edit(**e) for e in fixed["edits"]], "left": [Left(**f) for f in fixed["left"]]})

    def visibility(self, text: str, *, kind: str = "auto", people: Sequence[Person] = ()) -> Visibility:
        """Who is named as the doer. Needs no finding; slower than check(), since it reads all of the text."""
        found = self._linter.visibility(text, kind=kind, people=[Person(*p) for p in people])
        clauses = [HarmClause(*clause) for clause in found]
        own = [clause for clause in clauses if clause.own_words]
        named = sum(clause.doer == "named" for clause in own)
        return Visibility(len(own), named, len(own) - named, named / len(own) if own else None, clauses)

    def check_many(self, texts: Iterable[str], *, kind: str = "auto", threads: int = 0, spared: bool = False) -> List[List[Finding]]:
        """One list of findings for each text, in order. Runs on `threads` threads (0: all cores) without holding the GIL.

        The `doc` of a finding is the index of its text.
        """
        return self._linter.check_many(texts, kind=kind, threads=threads, spared=spared)

    def compare(self, draft: str, final: str, *, kind: str = "auto") -> Dict[str, Any]:
        """What changed between two versions of one text, as `unblame compare --format json` tells it.

        "lost" and "added": facts that one version states and the other does not, as dicts with kind, normal, words, count, line, column,
        start, end (indices of the version's text) and counterpart (the index in the other list of what stands in its place, or None).
        "introduced", "removed": findings that count. "kept": dicts with draft, final (findings) and moved.
        """
        return self._linter.compare(draft, final, kind=kind)


_Files = List[Tuple[str, bytes]]


def _read_packs(rules: Union[str, Path, Sequence[Union[str, Path]]]) -> Tuple[_Files, _Files, _Files]:
    packs: _Files = []
    lexicon: _Files = []
    sources: _Files = []
    for given in [rules] if isinstance(rules, (str, Path)) else rules:
        path = Path(given)
        if not path.exists():
            raise FileNotFoundError(f"no such file or folder of rules: {path}")
        if path.is_file():
            packs.append((path.as_posix(), path.read_bytes()))
            continue
        for file in sorted(path.rglob("*.json")):
            into = sources if file.name == "sources.json" else lexicon if file.parent.name == "lexicon" else packs
            into.append((file.as_posix(), file.read_bytes()))
    return packs, lexicon, sources
