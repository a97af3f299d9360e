"""The findings of an article as the page shows them: one card each, numbered as in the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from markupsafe import Markup

from audit.checks.running.registry import documentation, find_check
from audit.records import Flag, Lane, Severity, Span
from audit.reports.article.findings import Finding, Quoted, findings
from audit.reports.article.fixes import changes
from audit.reports.article.most_shown import hidden, shown
from audit.reports.html.shell import text as text_of
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.places import passages_touched
from audit.reports.wording import spoken

STATES = [
    ("open", "open"),
    ("right", "right"),
    ("wrong", "wrong"),
    ("other", "a mistake, but another"),
    ("aside", "set aside"),
]
TOKENS = re.compile(r"\w+|\W")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding.

    `number` counts the cards from 1; `passage` is the index of the first that it touches, `fixes` are diffs,
    and `aside` is the reason for which somebody has set it aside.
    """

    number: int
    flag: Flag
    finding: Finding
    passage: int | None
    fixes: tuple[Markup, ...]
    aside: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What there is to know of a check: its docstring by paragraphs."""

    id: str
    name: str
    paragraphs: tuple[str, ...]


def cards(summary: Summary) -> tuple[list[Card], str]:
    """The cards, the gravest first and what was set aside last, and how many more findings there are."""
    grounds = summary.grounds
    reasons = {one.flag.fingerprint: one.reason for one in summary.audit.suppressed}
    groups = (
        grounds.facts,
        grounds.suspicions,
        grounds.style,
        [one.flag for one in summary.audit.suppressed],
    )
    wanted = [shown(group) for group in groups]
    made = [
        _card(summary, flag, number, reasons.get(flag.fingerprint))
        for number, flag in enumerate(chain.from_iterable(wanted), 1)
    ]
    rest = (hidden(group, some) for group, some in zip(groups, wanted, strict=True))
    return made, ", ".join(part for part in rest if part)


def _card(summary: Summary, flag: Flag, number: int, aside: str | None) -> Card:
    (finding,) = findings(summary, [flag], Quoted({}))
    touched = passages_touched(summary.audit.evidence.passages, flag.span)
    mended = [place for place in flag.all_places if place.suggestion is not None]
    found = changes(summary.audit.article.text, mended, summary.lines)
    return Card(
        number=number,
        flag=flag,
        finding=finding,
        passage=touched[0].passage.index if touched else None,
        fixes=tuple(Markup("").join(_compared(change.old, change.new)) for change in found),
        aside=aside,
    )


def _compared(old: str, new: str) -> Iterator[Markup]:
    """One line: what goes in `<del>`, what comes in `<ins>`."""
    left, right = TOKENS.findall(old), TOKENS.findall(new)
    for _, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        gone, come = "".join(left[i:j]), "".join(right[k:m])
        if gone == come:
            yield text_of(gone)
            continue
        yield Markup(f"<del>{text_of(gone)}</del>") if gone else Markup("")
        yield Markup(f"<ins>{text_of(come)}</ins>") if come else Markup("")


def about(made: Iterable[Card]) -> list[About]:
    """The checks of these cards, by id."""
    names = {card.flag.check: card.flag.name for card in made}
    return [About(id=id, name=name, paragraphs=_told(id)) for id, name in sorted(names.items())]


def _told(id: str) -> tuple[str, ...]:
    check = find_check(id)
    written = documentation(check) if check else ""
    return tuple(" ".join(paragraph.split()) for paragraph in written.split("\n\n"))


def spans_of(made: Sequence[Card]) -> Iterator[tuple[Card, Span]]:
    """Every place of every card."""
    for card in made:
        for span in card.flag.spans:
            yield card, span


def filters(made: Sequence[Card]) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """What the cards can be filtered by: a name, what it says for all, and its values with what they say."""
    flags = [card.flag for card in made]
    lanes = {flag.lane for flag in flags}
    severities = {flag.severity for flag in flags}
    checks = {flag.check: spoken(flag.name) for flag in flags}
    yield "state", "open or not", STATES
    yield "lane", "facts and suspicions", [(one.value, f"{one.value}s") for one in Lane if one in lanes]
    yield "severity", "any severity", [(one.value,) * 2 for one in reversed(Severity) if one in severities]
    yield "check", "any check", [(id, f"{id} {name}") for id, name in sorted(checks.items())]
