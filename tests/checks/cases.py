"""Reads the fixtures of the checks: Markdown prose with one fenced block per case.

The word behind the fence says who vouches for the case:

* `case` is contract. A French sub-editor agrees without having seen the code: an error is plain, with its
  place and its fix, or French that is right stays quiet. Any implementation must pass.
* `regression` records what the present implementation does in an odd corner: a sentence once misread, an
  exception for one word, a fault that another check tells. It may change where there is a reason.

A case holds `key: value` lines, in the order of the article:

=============  ==============================================================================================
`target:`      a body passage; what the check must flag is marked ⟦…⟧, one mark per span or aggregated place;
               a mark may run on into the next passage
`headline:`, `dateline:`, `boilerplate:`, `provenance:`   passages of other kinds, marks allowed
`same:`        a further passage of the same paragraph (kind body)
`back:`        the back-translation of the passage above
`source:`      the original sentence aligned with the passage above; before any passage or after another
               `source:`, an original sentence that nothing renders
`more:`        the same, in the paragraph of the original sentence above
`similarity:`  of the link of the `source:` above, where it is not 0.6
`fix:`         the fix for each mark, in order; `–` where none is certain; no `fix:` at all means no fixes
`severity:`    the severity every hit must have
`option:`      a threshold, as `name = TOML value`
`remark:`      what Grammalecte says of the words `of` of the passage above, as a TOML table in braces
`instead:`     what the model would `write` instead `of` a word of the passage above, and the `gain`;
               `form = true` where it is another form of the word, `inserts = true` where it is the word
               with others before it
`unrendered:`  a word `of` the original above, and what leaving it out would `gain`
=============  ==============================================================================================

`\\uXXXX` and `\\n` stand for characters that do not show.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from audit.records import (
    Article,
    Evidence,
    Kind,
    Language,
    Link,
    Passage,
    PassageEvidence,
    Prepared,
    Remark,
    RuleGroup,
    Span,
    Translation,
)
from tests.checks.weighed import WITNESS, Doubted

BLOCK = re.compile(r"^```(?P<fence>.*)\n(?P<case>(?s:.*?))^```$", re.MULTILINE)
CONTRACT, REGRESSION = "case", "regression"
LINE = re.compile(r"^([a-z]+):(?: (.*))?$")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\n")
KINDS = {"target": Kind.BODY, "same": Kind.BODY} | {
    kind.value: kind for kind in (Kind.HEADLINE, Kind.DATELINE, Kind.BOILERPLATE, Kind.PROVENANCE)
}
SEPARATOR = "\n\n"


@dataclass
class Case:
    """One case: the evidence it describes and what the check must make of it."""

    name: str
    evidence: Evidence
    spans: list[Span]
    fixes: list[str | None]
    severity: str | None
    options: dict[str, Any]
    is_contract: bool


@dataclass
class _Draft:
    text: str = ""
    spans: list[Span] = field(default_factory=list)
    passages: list[PassageEvidence] = field(default_factory=list)
    original: str = ""
    originals: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fixes: list[str | None] = field(default_factory=list)
    severity: str | None = None
    options: dict[str, Any] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    doubted: Doubted = field(default_factory=Doubted)
    paragraph: int = -1
    mark: int = 0
    linked: bool = True

    def add_passage(self, kind: Kind, marked: str, *, same: bool) -> None:
        if self.text:
            self.text += " " if same else SEPARATOR
        self.paragraph += not same
        start = len(self.text)
        for piece in re.split("([⟦⟧])", marked):
            if piece == "⟦":
                self.mark = len(self.text)
            elif piece == "⟧":
                self.spans.append(Span(start=self.mark, end=len(self.text)))
            else:
                self.text += piece
        index = len(self.passages)
        span = Span(start=start, end=len(self.text))
        passage = Passage(
            index=index, paragraph=self.paragraph, span=span, text=span.of(self.text), kind=kind
        )
        self.passages.append(PassageEvidence(passage=passage))
        self.linked = False

    def translate(self, text: str) -> None:
        last = self.passages[-1]
        translation = Translation(text=text, tokens=len(text.split()), log_prob=-0.5)
        self.passages[-1] = PassageEvidence(
            passage=last.passage,
            back=translation,
        )

    def add_original(self, text: str, *, same: bool) -> None:
        passages = () if self.linked else (len(self.passages) - 1,)
        self.links.append(
            Link(passages=passages, originals=(len(self.originals),), similarity=0.6 if passages else 0)
        )
        if self.original:
            self.original += " " if same else "\n"
        start = len(self.original)
        self.original += text
        self.originals.append(Span(start=start, end=len(self.original)))
        self.linked = True

    def add_table(self, key: str, table: dict[str, Any]) -> None:
        if key == "unrendered":
            last = self.originals[-1]
            self.doubted.add(key, table, self.original.index(table["of"], last.start))
            return
        passage = self.passages[-1].passage
        start = passage.span.start + passage.text.index(table["of"])
        if key == "instead":
            self.doubted.add(key, table, start)
            return
        remark = Remark(
            group=RuleGroup(table["group"]),
            rule=table.get("rule", "rule"),
            message=table.get("message", "Un message."),
            span=Span(start=start, end=start + len(table["of"])),
            suggestions=tuple(table.get("suggestions", ())),
        )
        self.remarks.append(remark)

    def all_links(self) -> tuple[Link, ...]:
        if not self.links:
            return ()
        linked = {i for link in self.links for i in link.passages}
        bodies = (item.passage for item in self.passages if item.passage.kind is Kind.BODY)
        links = list(self.links)
        for passage in bodies:
            if passage.index not in linked:
                later = (n for n, link in enumerate(links) if link.passages[:1] > (passage.index,))
                lonely = Link(passages=(passage.index,), originals=(), similarity=0)
                links.insert(next(later, len(links)), lonely)
        return tuple(links)

    def evidence(self, before: str) -> Evidence:
        text = before + self.text
        article = Article(id="case", path="case.txt", text=text, digest="", original=self.original or None)
        items = tuple(_shift(item, len(before)) for item in self.passages)
        prepared = Prepared(
            article=article,
            language=Language(code="fr", probability=1.0, is_french=True),
            passages=tuple(item.passage for item in items),
            originals=tuple(self.originals),
        )
        links, passages = self.all_links(), [item.passage for item in items]
        doubted = self.doubted.shifted(len(before))
        weights = doubted.weights(text, passages, self.original, self.originals, links)
        return Evidence(
            prepared=prepared,
            passages=items,
            links=links,
            weights=weights,
            witness=WITNESS if weights else None,
            remarks=tuple(replace(one, span=one.span.shifted(len(before))) for one in self.remarks),
        )


def _shift(item: PassageEvidence, by: int) -> PassageEvidence:
    old = item.passage
    passage = Passage(
        index=old.index, paragraph=old.paragraph, span=old.span.shifted(by), text=old.text, kind=old.kind
    )
    return PassageEvidence(passage=passage, back=item.back)


def _unescape(text: str) -> str:
    return ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else "\n", text)


def _read_block(block: str, name: str) -> _Draft:
    draft = _Draft()
    for line in block.splitlines():
        match = LINE.match(line)
        assert match, f"{name}: not a `key: value` line: {line!r}"
        key, value = match[1], _unescape(match[2] or "")
        if key in KINDS:
            draft.add_passage(KINDS[key], value, same=key == "same")
        elif key == "back":
            draft.translate(value)
        elif key in ("source", "more"):
            draft.add_original(value, same=key == "more")
        elif key == "similarity":
            draft.links[-1] = replace(draft.links[-1], similarity=float(value))
        elif key == "fix":
            draft.fixes.append(None if value == "–" else value)
        elif key == "severity":
            draft.severity = value
        elif key == "option":
            draft.options |= tomllib.loads(value)
        elif key in ("remark", "instead", "unrendered"):
            draft.add_table(key, tomllib.loads(f"table = {value}")["table"])
        else:
            raise AssertionError(f"{name}: unknown key {key!r}")
    return draft


def read_cases(path: Path, *, before: str = "") -> list[Case]:
    """All cases of a fixture; `before` is put in front of every article's text."""
    cases = []
    for number, match in enumerate(BLOCK.finditer(path.read_text(encoding="utf-8")), start=1):
        name = f"{path.stem}-{number}"
        assert match["fence"] in (CONTRACT, REGRESSION), f"{name}: unknown fence {match['fence']!r}"
        draft = _read_block(match["case"], name)
        spans = [span.shifted(len(before)) for span in draft.spans]
        fixes = draft.fixes or [None] * len(spans)
        evidence, is_contract = draft.evidence(before), match["fence"] == CONTRACT
        cases.append(Case(name, evidence, spans, fixes, draft.severity, draft.options, is_contract))
    return cases
