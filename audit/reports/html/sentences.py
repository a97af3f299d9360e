"""Every passage beside its original and its back-translation, with the words least expected."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from audit.evidence.doubts import best
from audit.records import ArticleAudit, WordWeight
from audit.reports.summary.article_summary import Summary

LEAST = math.log(0.02)
MOST_WORDS = 3
_MOST_UNLIKELY = math.log(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One passage. Texts are empty where there is none; `words` are those that the models least expect."""

    index: int
    line: int
    kind: str
    french: str
    original: str
    back: str
    again: str
    chrf: str
    words: tuple[str, ...]


def sentences(summary: Summary, most: int) -> Iterator[Sentence]:
    """The first passages of an article, in order."""
    audit = summary.audit
    words = _words(audit)
    for item in islice(audit.evidence.passages, most):
        passage = item.passage
        yield Sentence(
            index=passage.index,
            line=summary.lines.number(passage.span.start),
            kind=passage.kind.value,
            french=passage.text,
            original=summary.originals.get(passage.index, ""),
            back=item.back.text if item.back else "",
            again=item.round_trip.text if item.round_trip else "",
            chrf=f"{item.scores.chrf.value:.0f}" if item.scores else "",
            words=tuple(_told(audit.article.text, word) for word in words.get(passage.index, ())),
        )


def _words(audit: ArticleAudit) -> dict[int, Sequence[WordWeight]]:
    """The least probable words of each passage, the least probable first."""
    spans = {item.passage.index: item.passage.span for item in audit.evidence.passages}
    return {
        index: sorted(
            (word for word in pair.french if word.total < LEAST and spans[index].covers(word.span)),
            key=lambda word: word.total,
        )[:MOST_WORDS]
        for pair in audit.evidence.weights
        for index in pair.passages
    }


def _told(text: str, word: WordWeight) -> str:
    """`gâteau: 1 in 5,000, rather “test”`."""
    # One figure is all that the numbers bear: on a CPU in int8 the third decimal of a logarithm moves.
    chance = int(float(f"{math.exp(min(-round(word.total, 2), _MOST_UNLIKELY)):.0e}"))
    other = best(word)
    rather = f", rather “{other.text}”" if other and other.gain > 0 else ""
    return f"{text[word.start : word.end]}: 1 in {chance:,}{rather}"
