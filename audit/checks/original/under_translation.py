"""How likely it is that French leaves out a part of its original: by length, and by what stands in its place.

Original and back-translation are aligned word by word. Where a clause was left out, the back-translation goes
on from the word before it to the word after it and has nothing in between; where it was put in other words,
these stand there instead.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from audit.checks.original.alignment_gaps import gaps
from audit.checks.original.length_ratio import is_split
from audit.checks.tables import word_list
from audit.checks.views.article_view import ArticleView
from audit.checks.views.pairs import ENOUGH, Pair
from audit.checks.views.sentence_bounds import FINISHED_PART
from audit.language.lemmas import lemma
from audit.language.word_patterns import WITH_APOSTROPHES
from audit.text import folded

_SHORTEST = 4
_COGNATE = 5
"""Letters by which a French and an English word are taken for one: ministre, minister."""
_SMALL = word_list("under_translation.small")
"""Long enough to tell something, but they say nothing of their own."""
_OPENS = re.compile(r"\W*[,;:–—(\"“]")
_CLOSES = re.compile(r"[,;:–—).!?\"”]\W*\Z")
_MOST = 3000
"""Characters beyond which a text is no sentence, and aligning it word by word takes long."""
_LONGEST, _WIDEST = 0.4, 1.0
"""Bounds of the logarithm of the ratio of lengths: beyond them, more says nothing more."""
# Fitted on 9,100 aligned sentences of good French, human and machine (all WMT news sets and FLORES), and on
# 1,750 of them with a clause taken out, back-translated by the bundled model.
_INTERCEPT, _RATIO, _LETTERS, _SHARE, _EDGES = -9.02, -9.96, 1.73, 1.62, 1.63


@dataclass(frozen=True, slots=True)
class Silence:
    """The stretch of the original in whose place the back-translation says least.

    `start` and `end` bound it in the original, `words` counts its content words without a trace in either the
    French or the back-translation. `letters` are those of all its words but the ones found elsewhere, less
    those of the new words that stand in its place, `share` (0–1) the part of all its letters that this is.
    `edges` says how many of its two ends are ends of a clause, `elsewhere` (0–1) which share of the words the
    neighbouring sentences have, and their originals have not.
    """

    start: int
    end: int
    words: int
    letters: int
    share: float
    edges: int
    elsewhere: float


@dataclass(frozen=True, slots=True)
class Shortened:
    """A pair, where its back-translation is silent, and the log-odds that the French leaves that out."""

    pair: Pair
    silence: Silence
    odds: float

    @property
    def missing(self) -> str:
        """What seems to be left out, without the marks around it."""
        return self.pair.original[self.silence.start : self.silence.end].strip(" ,;:.–—")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    lemma: str
    beginning: str
    tells: bool
    is_small: bool

    @property
    def size(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Said:
    """What a back-translation and the French say between them, for words of the original."""

    lemmas: frozenset[str]
    beginnings: frozenset[str]

    def __contains__(self, word: _Word) -> bool:
        return word.lemma in self.lemmas or word.beginning in self.beginnings


def _said(back: str, french: str) -> _Said:
    """English meets the original by its lemmas, French by the beginnings that cognates share."""
    cognates = frozenset(word.beginning for word in _words(french) if word.tells)
    return _Said(_lemmas(_words(back)), cognates)


def place(pair: Pair) -> int:
    """The index of the pair's first passage, which no other pair has."""
    return pair.readings[0].index


def shortened(article: ArticleView) -> tuple[Shortened, ...]:
    """What every pair leaves out, if anything; pairs that cannot tell are left out.

    They cannot where the back-translation is unlike the original, and where a sentence beside them, which
    faces nothing, holds the rest.
    """
    split = _split(article)
    return tuple(
        Shortened(pair, found, shortening(pair, found))
        for pair in article.pairs
        if pair.similarity >= ENOUGH and pair.text.strip()
        if pair.back is not None and max(len(pair.original), len(pair.back)) <= _MOST
        if not any(item.index in split for item in pair.readings)
        if (found := silence(pair)).letters > 0
    )


def _split(article: ArticleView) -> frozenset[int]:
    """The passages beside which a part of the same sentence stands, unmatched."""
    lonely = [index for gap in gaps(article) for index in gap.originals]
    return frozenset(
        index
        for gap in gaps(article)
        if any(is_split(article, gap, passage, lonely) for passage in gap.passages)
        for link in gap.near
        for index in link.passages
    )


def is_unfinished(pair: Pair) -> bool:
    """Whether the French stops without a mark at its end, and the original does not."""
    return not FINISHED_PART.search(pair.text) and FINISHED_PART.search(pair.original) is not None


def silence(pair: Pair) -> Silence:
    """Look between every two words that original and back-translation have in common, and at either end."""
    theirs, ours = _words(pair.original), _words(pair.back or "")
    said, asked = _said(pair.back or "", pair.text), _lemmas(theirs)
    best = (0, 0, 0)
    for (i, j), (k, m) in pairwise(_anchors(theirs, ours)):
        lost = sum(word.size for word in theirs[i + 1 : k] if word not in said)
        new = sum(word.size for word in ours[j + 1 : m] if word.lemma not in asked)
        best = max(best, (lost - new, i + 1, k))
    letters, first, last = best
    start = theirs[first - 1].end if first else 0
    end = theirs[last].start if last < len(theirs) else len(pair.original)
    gone = {word.lemma: word for word in theirs[first:last] if word.tells and word not in said}
    near, asked_near = _said(pair.near_back, pair.near_french), _lemmas(_words(pair.near_original))
    brought = sum(word in near and word.lemma not in asked_near for word in gone.values())
    return Silence(
        start=start,
        end=end,
        words=sum(not word.is_small for word in gone.values()),
        letters=letters,
        share=letters / max(1, sum(word.size for word in theirs[first:last])),
        edges=_edges(pair.original, start, end),
        elsewhere=brought / max(1, len(gone)),
    )


def shortening(pair: Pair, found: Silence) -> float:
    """The log-odds that a part was left out."""
    ratio = math.log(max(1, len(pair.text.strip())) / max(1, len(pair.original.strip())))
    return (
        _INTERCEPT
        + _RATIO * max(-_WIDEST, min(_LONGEST, ratio))
        + _LETTERS * math.log(1 + found.letters)
        + _SHARE * found.share
        + _EDGES * found.edges
    )


def _words(text: str) -> list[_Word]:
    return [
        _Word(
            *match.span(),
            lemma=folded(lemma(match[0], "en")),
            beginning=folded(match[0])[:_COGNATE],
            tells=len(match[0]) >= _SHORTEST or match[0].isdigit(),
            is_small=match[0].casefold() in _SMALL,
        )
        for match in WITH_APOSTROPHES.finditer(text)
    ]


def _lemmas(words: Sequence[_Word]) -> frozenset[str]:
    return frozenset(word.lemma for word in words if word.tells)


def _anchors(theirs: Sequence[_Word], ours: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """The content words that both texts have in one order, with a place before and one after them all."""
    matcher = SequenceMatcher(None, [w.lemma for w in theirs], [w.lemma for w in ours], autojunk=False)
    yield -1, -1
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            if theirs[block.a + step].tells:
                yield block.a + step, block.b + step
    yield len(theirs), len(ours)


def _edges(text: str, start: int, end: int) -> int:
    """How many ends of a stretch are where a clause begins or ends."""
    stretch = text[start:end]
    opens = start == 0 or _OPENS.match(stretch) is not None
    return opens + (end == len(text) or _CLOSES.search(stretch) is not None)
