"""All passages of an article as rows of a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit.records import Score, Translation
from audit.reports.markdown.safe_markdown import Markdown, html_text
from audit.reports.summary.article_summary import Summary
from audit.reports.wording import shorten

LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """One row; texts are safe for HTML. `other` is the original where there is one, else the round trip."""

    line: int
    kind: str
    text: Markdown
    back: Markdown
    other: Markdown
    chrf: str
    bleu: str


def passage_rows(summary: Summary) -> Iterator[PassageRow]:
    """A row per passage, in order."""
    originals = summary.originals
    for item in summary.audit.evidence.passages:
        other = _cell(originals.get(item.passage.index, "")) if originals else _translated(item.round_trip)
        yield PassageRow(
            line=summary.lines.number(item.passage.span.start),
            kind=item.passage.kind.value,
            text=_cell(item.passage.text),
            back=_translated(item.back),
            other=other,
            chrf=_number(item.scores.chrf if item.scores else None),
            bleu=_number(item.scores.bleu if item.scores else None),
        )


def _translated(translation: Translation | None) -> Markdown:
    return _cell(translation.text) if translation else Markdown("")


def _cell(text: str) -> Markdown:
    return html_text(shorten(text, LONGEST))


def _number(score: Score | None) -> str:
    return f"{score.value:.0f}" if score else ""
