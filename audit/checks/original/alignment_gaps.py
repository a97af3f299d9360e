"""Stretches of the alignment where only one side says something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.checks.views.article_view import ArticleView
from audit.checks.views.pairs import ENOUGH
from audit.evidence.overlap import content_words, coverage
from audit.records import Link

ELSEWHERE = 0.5
"""Half of the content words said elsewhere is a sentence rendered there: joined, split or moved."""
MOVED = 0.4
"""Two sentences that share this much of each other's content words, far apart, are one that moved."""
EXCHANGED = 0.25
"""Of two sentences that took each other's place, each shares at least so much with what it should face."""
UNSAID = 0.15
"""Below this share of content words, a sentence in a link of two to one was not rendered by it."""
FEWEST_WORDS = 3
_CUES = re.compile(r"(?:\s*+(?:\([^()\d]+\)|\[[^][\d]+\])){2,}\W*")
"""(Musique), (Applaudissements): models trained on subtitles hear an audience."""
_BRACKET = re.compile(r"[(\[]")


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


def gaps(article: ArticleView) -> Iterator[Gap]:
    """Every gap of the alignment, in reading order; none without an English original."""
    groups = [(full, list(group)) for full, group in groupby(article.links, _is_full)]
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


def cues(article: ArticleView) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Passages of nothing but cues in brackets, where the original has no bracket.

    With each come the originals that were linked with it for want of a better place.
    """
    for number, link in enumerate(article.links):
        heard = [i for i in link.passages if _CUES.fullmatch(article.passages[i].text)]
        near = article.links[max(0, number - 1) : number + 2]
        if heard and not _BRACKET.search(article.original_text(i for one in near for i in one.originals)):
            faced = link.originals if len(heard) == len(link.passages) else ()
            yield from ((index, faced) for index in heard)


def swallowed(article: ArticleView) -> Iterator[tuple[Link, int]]:
    """Original sentences that share a link with another but not a word with its rendering."""
    for link in article.links:
        if not link.passages or len(link.originals) <= len(link.passages):
            continue
        back = article.back_text(link.passages)
        for index in link.originals:
            text = article.original_text([index])
            others = article.original_text(i for i in link.originals if i != index)
            unsaid = not content_words(text) or coverage(text, back) <= UNSAID
            if unsaid and coverage(others, back) >= 2 * UNSAID and len(back) <= 1.4 * len(others):
                yield link, index


def said_near(article: ArticleView, gap: Gap, original: int) -> bool:
    """Whether the passages around a gap say what an unmatched original says: then it was joined to them.

    Words that their own originals have prove nothing: sentences that follow one another share a subject.
    """
    near = content_words(article.back_text([i for link in gap.near for i in link.passages]))
    own = content_words(article.original_text(i for link in gap.near for i in link.originals))
    words = content_words(article.original_text([original])) - own
    return len(words) >= FEWEST_WORDS - 1 and len(words & near) >= ELSEWHERE * len(words)


def is_moved(article: ArticleView, passage: int, originals: Sequence[int]) -> int | None:
    """The unmatched original, anywhere in the article, that an unmatched passage renders; None if none."""
    back = article.back_text([passage])
    if len(content_words(back)) < FEWEST_WORDS:
        return None
    shares = {i: _mutual(back, article.original_text([i])) for i in originals}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= MOVED else None


def exchanged(article: ArticleView) -> Iterator[tuple[int, int]]:
    """Passages that took each other's place, each with the original it renders.

    The alignment never crosses, and so makes either face the other's original, with next to no similarity.
    """
    weak = faint(article)
    for number, one in enumerate(weak):
        for other in weak[number + 1 :]:
            if _render(article, one, other) and _render(article, other, one):
                yield one.passages[0], other.originals[0]
                yield other.passages[0], one.originals[0]


def faint(article: ArticleView) -> list[Link]:
    """Single sentences linked for want of a better place: either may belong elsewhere."""
    singles = (link for link in article.links if len(link.passages) == len(link.originals) == 1)
    return [link for link in singles if link.similarity < ENOUGH]


def _render(article: ArticleView, link: Link, other: Link) -> bool:
    """Whether the passage of a link renders the original of another, and not its own."""
    back = article.back_text(link.passages)
    theirs = _mutual(back, article.original_text(other.originals))
    own = _mutual(back, article.original_text(link.originals))
    enough = min(len(content_words(back)), len(content_words(article.original_text(other.originals))))
    return enough >= FEWEST_WORDS and theirs >= EXCHANGED and theirs >= 2 * own


def _mutual(text: str, other: str) -> float:
    return min(coverage(text, other), coverage(other, text))
