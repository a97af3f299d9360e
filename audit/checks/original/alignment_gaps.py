"""Stretches of the alignment where only one side says something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.checks.views.pairs import ENOUGH, original_text
from audit.evidence.overlap import coverage, telling_words
from audit.records import Evidence, Kind, Link

__all__ = ["Gap", "back_text", "exchanged", "faint", "gaps", "is_body", "is_moved", "said_near", "swallowed"]

ELSEWHERE = 0.5
"""Half of the telling words said elsewhere is a sentence rendered there: joined, split or moved."""
MOVED = 0.4
"""Two sentences that share this much of each other's telling words, far apart, are one that moved."""
EXCHANGED = 0.25
"""Of two sentences that took each other's place, each shares at least so much with what it should face."""
UNSAID = 0.15
"""Below this share of telling words, a sentence in a link of two to one was not rendered by it."""
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """Neighbouring links between two links with both sides.

    `passages` render nothing and `originals` are rendered by nothing; `before` and `after` are the links on
    either side, None at the ends of the article.
    """

    passages: tuple[int, ...]
    originals: tuple[int, ...]
    before: Link | None
    after: Link | None

    @property
    def near(self) -> list[Link]:
        """The links on either side that there are."""
        return [link for link in (self.before, self.after) if link]


def gaps(evidence: Evidence) -> Iterator[Gap]:
    """Every gap of the alignment, in reading order; none without an English original."""
    groups = [(full, list(group)) for full, group in groupby(evidence.links, _is_full)]
    for number, (full, group) in enumerate(groups):
        if not full:
            before = groups[number - 1][1][-1] if number else None
            after = groups[number + 1][1][0] if number + 1 < len(groups) else None
            yield Gap(
                passages=tuple(i for link in group for i in link.passages),
                originals=tuple(i for link in group for i in link.originals),
                before=before,
                after=after,
            )


def _is_full(link: Link) -> bool:
    return bool(link.passages and link.originals)


def swallowed(evidence: Evidence) -> Iterator[tuple[Link, int]]:
    """Original sentences that share a link with another but not a word with its rendering."""
    for link in evidence.links:
        if not link.passages or len(link.originals) <= len(link.passages):
            continue
        back = back_text(evidence, link.passages)
        for index in link.originals:
            text = original_text(evidence, [index])
            others = original_text(evidence, (i for i in link.originals if i != index))
            unsaid = coverage(text, back) <= UNSAID and coverage(others, back) >= 2 * UNSAID
            if unsaid and len(telling_words(text)) >= FEWEST_WORDS and len(back) <= 1.4 * len(others):
                yield link, index


def back_text(evidence: Evidence, indices: Sequence[int]) -> str:
    """The back-translations of these passages, joined."""
    backs = (evidence.passages[i].back for i in indices)
    return " ".join(back.text for back in backs if back)


def said_near(evidence: Evidence, gap: Gap, original: int) -> bool:
    """Whether the passages around a gap say what an unmatched original says: then it was joined to them.

    Words that their own originals have prove nothing: sentences that follow one another share a subject.
    """
    near = telling_words(back_text(evidence, [i for link in gap.near for i in link.passages]))
    own = telling_words(original_text(evidence, (i for link in gap.near for i in link.originals)))
    words = telling_words(original_text(evidence, [original])) - own
    return len(words) >= FEWEST_WORDS - 1 and len(words & near) >= ELSEWHERE * len(words)


def is_moved(evidence: Evidence, passage: int, originals: Sequence[int]) -> int | None:
    """The unmatched original, anywhere in the article, that an unmatched passage renders; None if none."""
    back = back_text(evidence, [passage])
    if len(telling_words(back)) < FEWEST_WORDS:
        return None
    shares = {i: _mutual(back, original_text(evidence, [i])) for i in originals}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= MOVED else None


def exchanged(evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Passages that took each other's place, each with the original it renders.

    The alignment never crosses, and so makes either face the other's original, with next to no similarity.
    """
    weak = faint(evidence)
    for number, one in enumerate(weak):
        for other in weak[number + 1 :]:
            if _render(evidence, one, other) and _render(evidence, other, one):
                yield one.passages[0], other.originals[0]
                yield other.passages[0], one.originals[0]


def faint(evidence: Evidence) -> list[Link]:
    """Single sentences linked for want of a better place: either may belong elsewhere."""
    singles = (link for link in evidence.links if len(link.passages) == len(link.originals) == 1)
    return [link for link in singles if link.similarity < ENOUGH]


def _render(evidence: Evidence, link: Link, other: Link) -> bool:
    """Whether the passage of a link renders the original of another, and not its own."""
    back = back_text(evidence, link.passages)
    theirs = _mutual(back, original_text(evidence, other.originals))
    own = _mutual(back, original_text(evidence, link.originals))
    enough = min(len(telling_words(back)), len(telling_words(original_text(evidence, other.originals))))
    return enough >= FEWEST_WORDS and theirs >= EXCHANGED and theirs >= 2 * own


def _mutual(text: str, other: str) -> float:
    return min(coverage(text, other), coverage(other, text))


def is_body(evidence: Evidence, passage: int) -> bool:
    """Whether the passage is body text, which an original must account for."""
    return evidence.passages[passage].passage.kind is Kind.BODY
