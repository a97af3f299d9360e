"""The findings of an article as the page shows them: one card each, numbered as in the text."""

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import import_module
from itertools import count

from markupsafe import Markup

from audit.checks.running.registry import find_check
from audit.records import Flag, Span
from audit.reports.article.findings import Finding, Quoted, findings
from audit.reports.article.fixes import changes
from audit.reports.article.most_shown import hidden, shown
from audit.reports.html.shell import text as text_of
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.places import passages_touched
from audit.suppression.fingerprints import fingerprints

TOKENS = re.compile(r"\w+|\W")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding.

    `number` counts the cards from 1; `passage` is the index of the first that it touches, `fixes` are diffs,
    and `aside` is the reason for which somebody has set it aside.
    """

    number: int
    flag: Flag
    fingerprint: str
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
    audit, grounds = summary.audit, summary.grounds
    reasons = [None] * len(audit.flags) + [one.reason for one in audit.suppressed]
    flags = [*audit.flags, *(one.flag for one in audit.suppressed)]
    told = list(zip(flags, fingerprints(audit.article.text, flags), reasons, strict=True))
    groups = (grounds.facts, grounds.suspicions, grounds.style, flags[len(audit.flags) :])
    wanted = [shown(group) for group in groups]
    known = {id(flag): (name, reason) for flag, name, reason in told}
    numbers = count(1)
    made = [_card(summary, flag, next(numbers), *known[id(flag)]) for group in wanted for flag in group]
    rest = (hidden(group, some) for group, some in zip(groups, wanted, strict=True))
    return made, ", ".join(part for part in rest if part)


def _card(summary: Summary, flag: Flag, number: int, fingerprint: str, aside: str | None) -> Card:
    (finding,) = findings(summary, [flag], Quoted({}))
    touched = passages_touched(summary.audit.evidence.passages, flag.span)
    mended = [place for place in flag.all_places if place.suggestion is not None]
    found = changes(summary.audit.article.text, mended, summary.lines)
    return Card(
        number=number,
        flag=flag,
        fingerprint=fingerprint,
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
    if check is None:
        return ()
    written = inspect.cleandoc(import_module(check.look.__module__).__doc__ or "")
    return tuple(" ".join(paragraph.split()) for paragraph in written.split("\n\n"))


def spans_of(made: Sequence[Card]) -> Iterator[tuple[Card, Span]]:
    """Every place of every card."""
    for card in made:
        for span in card.flag.spans:
            yield card, span
