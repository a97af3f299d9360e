"""Monotone alignment of back-translated passages with the sentences of the original.

As in Bleualign (Sennrich & Volk 2010), both sides are in one language, so similarity decides, by dynamic
programming over 1-0, 0-1, 1-1, 1-2 and 2-1 steps. Similarity is the cosine of hashed words and character
4-grams, weighted by rarity: steadier on clumsy back-translations than BLEU of single sentences.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.records import Link
from audit.text import scoring_text

Matrix = NDArray[np.float32]

BUCKETS = 4096
GRAM = 4
FLOOR = 0.08
"""Below this, two sentences share no more than chance: better unmatched than matched wrongly."""
RESCUE = 0.01
"""Two sentences of like length facing each other in a gap are a garbled translation rather than an addition
and an omission: worth linking, but never at the cost of a link that similarity supports."""
BAND = 60
"""Half-width of the band around the diagonal; keeps very long articles linear."""
JOIN_BONUS = 0.02
"""A join replaces two links, but must not swallow an unrelated neighbour: worth a little more than one."""
LEAD = 2
"""The most originals that one step takes in."""


def align(passages: Sequence[str], originals: Sequence[str]) -> tuple[Link, ...]:
    """Align back-translations with original sentences; every index of either side is in exactly one link.

    Links come in reading order; a link with an empty side marks a sentence that has no counterpart.
    """
    if not passages or not originals:
        lonely = [Link(passages=(i,), originals=(), similarity=0.0) for i in range(len(passages))]
        return (*lonely, *(Link(passages=(), originals=(j,), similarity=0.0) for j in range(len(originals))))
    similarities = _Similarities(passages, originals)
    return tuple(_trace(similarities, _moves(similarities)))


@lru_cache(maxsize=65536)
def _buckets(word: str) -> tuple[int, ...]:
    """Where a word and its character n-grams are counted."""
    grams = (f"{word} "[i : i + GRAM] for i in range(max(1, len(word) - GRAM + 2)))
    return tuple(zlib.crc32(feature.encode()) % BUCKETS for feature in (word, *grams))


def _vectors(texts: Sequence[str]) -> Matrix:
    counts = np.zeros((len(texts), BUCKETS), dtype=np.float32)
    for row, text in enumerate(texts):
        words = scoring_text(text).casefold().split()
        buckets = list(chain.from_iterable(_buckets(word) for word in words))
        counts[row] = np.bincount(np.array(buckets, dtype=np.int64), minlength=BUCKETS)
    return np.sqrt(counts)


class _Similarities:
    """Cosines of single sentences and of neighbouring pairs, all from the plain dot products."""

    def __init__(self, passages: Sequence[str], originals: Sequence[str]) -> None:
        left, right = _vectors(passages), _vectors(originals)
        rarity = _rarity(left, right)
        left, right = left * rarity, right * rarity
        self.rows, self.columns = len(passages), len(originals)
        self._left, self._right = left, right
        self._norms = _norms(left), _before(_norms(right))
        self._sizes = [len(text) for text in passages], _before(np.array([len(text) for text in originals]))
        self._pair_norms = _norms(left[:-1] + left[1:]), _before(_norms(right[:-1] + right[1:]))

    def dots(self, row: int, low: int, high: int) -> Matrix:
        """Dot products of one passage with the originals, after two zeros; zero outside `low` to `high`."""
        products = np.zeros(self.columns + LEAD, dtype=np.float32)
        products[low + LEAD : high + LEAD] = self._right[low:high] @ self._left[row]
        return products

    def steps(self, row: int, low: int, high: int, dots: Matrix, above: Matrix) -> Iterator[_Step]:
        """The steps that take in passage `row` and end before each of the originals `low` to `high`.

        `dots` are those of the passage, `above` those of the one before it.
        """
        last, last_two = slice(low + 1, high + 2), slice(low, high + 1)
        norm, norms, pair_norms = self._norms[0][row], self._norms[1][last], self._pair_norms[1][last_two]
        single = _cosines(dots[last], norm * norms)
        gains = np.where((_gains(single, 0) < RESCUE) & self._same_size(row, last), RESCUE, _gains(single, 0))
        yield _Step(1, 1, gains.tolist(), single.tolist())
        double = _cosines(dots[last_two] + dots[last], norm * pair_norms)
        yield _Step(1, 2, _gains(double, 1).tolist(), double.tolist())
        if row:
            both = dots[last].astype(np.float64) + above[last]
            double = _cosines(both.astype(np.float32), self._pair_norms[0][row - 1] * norms)
            yield _Step(2, 1, _gains(double, 1).tolist(), double.tolist())

    def _same_size(self, row: int, last: slice) -> NDArray[np.bool_]:
        """Where neither of the two sentences is more than twice as long as the other."""
        ours, theirs = self._sizes[0][row], self._sizes[1][last]
        found: NDArray[np.bool_] = np.maximum(ours, theirs) <= 2 * np.minimum(ours, theirs)
        return found


@dataclass(frozen=True, slots=True)
class _Step:
    """A step over `rows` passages and `columns` originals, for each original it may end before."""

    rows: int
    columns: int
    gains: list[float]
    cosines: list[float]


def _before(values: NDArray[np.generic]) -> NDArray[Any]:
    # So that what lies one or two originals back is there for the first ones too, and counts nothing.
    return np.concatenate([np.zeros(LEAD, dtype=values.dtype), values])


def _cosines(dots: Matrix, norms: Matrix) -> Matrix:
    cosines: Matrix = np.divide(dots, norms, out=np.zeros_like(dots), where=norms > 0)
    return cosines


def _gains(cosines: Matrix, joins: int) -> NDArray[np.float64]:
    gains: NDArray[np.float64] = (cosines.astype(np.float64) - FLOOR) * (1 + JOIN_BONUS * joins)
    return gains


def _rarity(left: Matrix, right: Matrix) -> Matrix:
    count = (left > 0).sum(axis=0) + (right > 0).sum(axis=0)
    total = len(left) + len(right)
    weights: Matrix = np.log((total + 1) / (count + 0.5)).astype(np.float32)
    return weights


def _norms(vectors: Matrix) -> Matrix:
    norms: Matrix = np.sqrt((vectors * vectors).sum(axis=1))
    return norms


def _band(row: int, rows: int, columns: int) -> tuple[int, int]:
    centre = round(row * columns / max(1, rows))
    width = BAND + abs(rows - columns)
    return max(0, centre - width), min(columns, centre + width)


Cell = tuple[float, int, int, float]
"""Best total so far, the step that led here (passages, originals), and that step's similarity."""


def _moves(similarities: _Similarities) -> list[dict[int, Cell]]:
    rows, columns = similarities.rows, similarities.columns
    best: list[dict[int, Cell]] = []
    dots = np.zeros(columns + LEAD, dtype=np.float32)
    for i in range(rows + 1):
        low, high = _band(i, rows, columns)
        steps: list[_Step] = []
        if i:
            above, dots = dots, similarities.dots(i - 1, max(0, low - LEAD), high)
            steps = list(similarities.steps(i - 1, low, high, dots, above))
        best.append({})
        for j in range(low, high + 1):
            best[i][j] = max(_ways(best, steps, i, j, j - low), default=(0.0, 0, 0, 0.0))
    return best


def _ways(
    best: Sequence[dict[int, Cell]], steps: Sequence[_Step], i: int, j: int, number: int
) -> Iterator[Cell]:
    """The cells that lead to passage `i` and original `j`, the latter being `number` in the steps."""
    if i and (cell := best[i - 1].get(j)):
        yield cell[0], 1, 0, 0.0
    if cell := best[i].get(j - 1):
        yield cell[0], 0, 1, 0.0
    for step in steps:
        gain = step.gains[number]
        if gain > 0 and (cell := best[i - step.rows].get(j - step.columns)):
            yield cell[0] + gain, step.rows, step.columns, step.cosines[number]


def _trace(similarities: _Similarities, best: list[dict[int, Cell]]) -> list[Link]:
    i, j = similarities.rows, similarities.columns
    links = []
    while i or j:
        _, rows, columns, cosine = best[i][j]
        i, j = i - rows, j - columns
        links.append(
            Link(
                passages=tuple(range(i, i + rows)),
                originals=tuple(range(j, j + columns)),
                similarity=round(cosine, 4),
            )
        )
    return links[::-1]
