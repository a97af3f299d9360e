"""The passages a reader with two minutes should read first: those the models say most against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.evidence.testimony import Told
from audit.records import Evidence, Span
from audit.reports.article.quoting import quote
from audit.reports.markdown.safe_markdown import Markdown, escape
from audit.reports.summary.article_summary import Summary
from audit.reports.summary.marked_words import MOST_MARKED, MarkedPair
from audit.reports.wording import shorten

LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """One entry: the French and its original with the words in doubt in bold, and what the model expected.

    `passages` are the indices of those it quotes whole; `original` and `back` are None where there is none.
    """

    passages: tuple[int, ...]
    place: str
    french: Markdown
    original: Markdown | None
    back: Markdown | None
    expected: Markdown | None


def read_first(summary: Summary) -> Iterator[Suspect]:
    """The most suspect passages, the worst first; none where nothing was weighed."""
    for one in summary.grounds.read_first:
        yield _suspect(summary, one)


def why_first(evidence: Evidence) -> str:
    """What the choice rests on, and how far it can be trusted."""
    ranked = (
        " Of those without a finding here, a higher predicted penalty comes first."
        if evidence.penalties
        else ""
    )
    return _why_first(evidence) + ranked


def _why_first(evidence: Evidence) -> str:
    if evidence.witness is None:
        return "What surprises the models most. Nobody has measured how often these models are right."
    if any(pair.originals for pair in evidence.weights):
        return "Here French and original explain one another least; the words in doubt are in bold."
    return (
        "Here the French surprises the models most; without the original they cannot say whether it is true."
    )


def _suspect(summary: Summary, marked: MarkedPair) -> Suspect:
    evidence, article, pair = summary.audit.evidence, summary.audit.article, marked.pair
    spans = [evidence.passages[index].passage.span for index in pair.passages]
    shown = Span(start=spans[0].start, end=spans[-1].end)
    backs = [back.text for index in pair.passages if (back := evidence.passages[index].back)]
    return Suspect(
        passages=pair.passages if shown.end - shown.start <= LONGEST else (),
        place=summary.lines.place(shown),
        french=_marked(article.text, shown, marked.french),
        original=_original(summary, marked),
        back=escape(shorten(" ".join(backs), LONGEST)) if backs else None,
        expected=_expected(article.text, marked.french),
    )


def _original(summary: Summary, marked: MarkedPair) -> Markdown | None:
    pair = marked.pair
    if not pair.originals:
        return None
    originals = summary.audit.evidence.prepared.originals
    shown = Span(start=originals[pair.originals[0]].start, end=originals[pair.originals[-1]].end)
    return _marked(summary.audit.article.original or "", shown, marked.original)


def _marked(text: str, shown: Span, told: Sequence[Told]) -> Markdown:
    cut = Span(start=shown.start, end=min(shown.end, shown.start + LONGEST))
    return quote(text, cut, [one.span for one in told[:MOST_MARKED]], bounds=shown)


def _expected(text: str, told: Sequence[Told]) -> Markdown | None:
    """The word that would make both texts more probable, each given the other; None if there is none."""
    for one in told:
        if one.instead and min(one.instead.gain, one.instead.other_gain or 0) > 0:
            return Markdown(f"“{escape(one.instead.text)}” for “{escape(one.span.of(text))}”")
    return None
