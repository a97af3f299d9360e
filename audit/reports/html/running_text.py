"""The article as published, with its findings marked, and how probable the models find its words."""

import math
from collections.abc import Collection, Iterator, Sequence
from enum import IntEnum

from markupsafe import Markup

from audit.records import ArticleAudit, Kind, Span
from audit.reports.html.cards import Card, spans_of
from audit.reports.html.markup import Element, marked
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.places import passages_touched

HEAT = tuple(math.log(chance) for chance in (0.1, 0.02, 0.002, 0.0002))
"""Log-probabilities of a word below which it is marked, the more the lower."""


LONG = 100
"""Code points from which a mark is no colour behind the text, only a line under it."""


class Rank(IntEnum):
    """What stands outside what."""

    LINE, SENTENCE, FINDING, WORD = range(4)


def running_text(summary: Summary, cards: Sequence[Card], first: Collection[int]) -> Markup:
    """A `<p>` for each line that is not blank; `first` are the passages to read first."""
    audit = summary.audit
    text = audit.article.text
    elements = [
        *_lines(audit, summary.lines.starts),
        *_sentences(audit, first),
        *_findings(cards),
        *_heat(audit),
    ]
    return marked(text, elements, dict(_numbers(text, cards)))


def _lines(audit: ArticleAudit, starts: Sequence[int]) -> Iterator[Element]:
    text = audit.article.text
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        stop = start + len(text[start:end].rstrip())
        if start < stop:
            touched = passages_touched(audit.evidence.passages, Span(start=start, end=stop))
            kind = touched[0].passage.kind if touched else Kind.BOILERPLATE
            attributes = "" if kind is Kind.BODY else f' class="{kind.value}"'
            yield Element(Rank.LINE, start, stop, "p", Markup(attributes))


def _sentences(audit: ArticleAudit, first: Collection[int]) -> Iterator[Element]:
    for item in audit.evidence.passages:
        index, span = item.passage.index, item.passage.span
        attributes = Markup(' class="s first"' if index in first else ' class="s"')
        yield Element(Rank.SENTENCE, span.start, span.end, "span", attributes, Markup(f"p-{index}"))


def _findings(cards: Sequence[Card]) -> Iterator[Element]:
    for card, span in spans_of(cards):
        classes = [card.flag.lane.value, card.flag.severity.value]
        classes += ["aside"] if card.aside is not None else []
        classes += ["long"] if span.end - span.start > LONG else []
        attributes = Markup(f' class="{" ".join(classes)}" data-f="{card.flag.fingerprint}"')
        yield Element(Rank.FINDING, span.start, span.end, "mark", attributes)


def _heat(audit: ArticleAudit) -> Iterator[Element]:
    for start, end, level in sorted(
        {
            (word.start, word.end, sum(round(word.total, 2) < bound for bound in HEAT))
            for pair in audit.evidence.weights
            for word in pair.french
            if word.log_probs
        }
    ):
        if level:
            yield Element(Rank.WORD, start, end, "i", Markup(f' class="h{level}"'))


def _numbers(text: str, cards: Sequence[Card]) -> Iterator[tuple[int, Markup]]:
    """The number of each card, where the first place of its finding ends."""
    notes: dict[int, list[Card]] = {}
    for card in cards:
        span = card.flag.span
        notes.setdefault(span.start + (len(span.of(text).rstrip()) or 1), []).append(card)
    for offset, ended in notes.items():
        yield offset, Markup("").join(_number(card) for card in ended)


def _number(card: Card) -> Markup:
    label = f"Finding {card.number}"
    return Markup(f'<sup><a href="#f-{card.flag.fingerprint}" aria-label="{label}">{card.number}</a></sup>')
