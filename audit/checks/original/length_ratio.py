"""What the lengths of sentences say: which were joined, which were split (Gale and Church, 1993).

A translation is about as long as what it renders. Where a link's French is far too long for its originals,
and right for these and the one left over beside it, a translator joined them; where it is far too short, he
split one. No word has to be recognised for that, which a weak back-translation may have missed.
"""

from collections.abc import Sequence
from math import log

from audit.checks.original.alignment_gaps import Gap
from audit.checks.views.article_view import ArticleView
from audit.records import Link

LONGER = 1.15
"""French characters for one of English, in news."""
UNEVEN, EVEN = log(1.3), log(1.4)
"""From the one a link's lengths ask for an explanation; up to the other, they have found one. Two sentences
linked to one need no such sign: one of them may be the rendering of the one left over."""
SPARE = log(1.15)
"""Up to this, French of a link has no room for another sentence, however short."""
REACH = 4
"""Passages within which a French sentence and an original that face nothing may be each other's."""


def is_joined(article: ArticleView, gap: Gap, original: int, strays: Sequence[int]) -> bool:
    """Whether the French beside the gap is long enough to render an unmatched original, too.

    Not where one of the passages `strays`, which face nothing, is near: the two may have changed places.
    """
    more = len(article.original_text([original]))
    places = [index for link in gap.near for index in link.passages]
    if any(abs(stray - place) <= REACH for stray in strays for place in places):
        return False
    return any(
        (_strain(article, link) > UNEVEN and _eases(article, link, english=more))
        or (len(link.passages) > len(link.originals) and abs(_strain(article, link, english=more)) < EVEN)
        for link in gap.near
    )


def is_split(article: ArticleView, gap: Gap, passage: int, lonely: Sequence[int]) -> bool:
    """Whether the French beside the gap is too short to do without an unmatched passage.

    Not where one of the originals `lonely`, which nothing faces, is near.
    """
    more = _length(article, passage)
    places = [index for link in gap.near for index in link.originals]
    if any(abs(one - place) <= REACH for one in lonely for place in places):
        return False
    return any(
        (_strain(article, link) < -UNEVEN and _eases(article, link, french=more))
        or (len(link.passages) < len(link.originals) and abs(_strain(article, link, french=more)) < EVEN)
        for link in gap.near
    )


def has_room(article: ArticleView, link: Link, original: int) -> bool:
    """Whether the French of a link is long enough to say a little more than its originals but this one."""
    own = sum(len(article.original_text([original])) for one in link.originals if one == original)
    return _strain(article, link, english=-own) > SPARE


def _eases(article: ArticleView, link: Link, *, french: int = 0, english: int = 0) -> bool:
    """Whether so many more characters on one side make the lengths even."""
    after = abs(_strain(article, link, french=french, english=english))
    return after < min(EVEN, abs(_strain(article, link)))


def _length(article: ArticleView, passage: int) -> int:
    """Characters of a passage as a person reads it: `&#39;` is one."""
    return len(article.passages[passage].text)


def _strain(article: ArticleView, link: Link, *, french: int = 0, english: int = 0) -> float:
    """How much too long (above 0) or too short (below) the French of a link is, as a logarithm."""
    ours = sum(_length(article, i) for i in link.passages) + french
    theirs = len(article.original_text(link.originals)) + english
    return log(max(1, ours) / (LONGER * max(1, theirs)))
