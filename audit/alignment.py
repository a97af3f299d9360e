"""Monotone alignment of back-translated passages with the sentences of the original.

As in Bleualign (Sennrich & Volk 2010), both sides are in one language, so similarity decides, by dynamic
programming over 1-0, 0-1, 1-1, 1-2 and 2-1 steps. Similarity is the cosine of hashed words and character
4-grams, weighted by rarity: steadier on clumsy back-translations than BLEU of single sentences.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from audit.records import Link
from audit.text import scoring_text

__all__ = ["align"]

Matrix = NDArray[np.float32]

BUCKETS = 4096
GRAM = 4
# Below this, two sentences share no more than chance: better unmatched than matched wrongly.
FLOOR = 0.08
# Two sentences of like length facing each other in a gap are a garbled translation rather than an addition
# and an omission: worth linking, but never at the cost of a link that similarity supports.
RESCUE = 0.01
# Half-width of the band around the diagonal; keeps very long articles linear.
BAND = 60
# A join replaces two links, but an unrelated neighbour must not be swallowed: worth a little more than one.
JOIN_BONUS = 0.02


def align(passages: Sequence[str], originals: Sequence[str]) -> tuple[Link, ...]:
    """Align back-translations with original sentences; every index of either side is in exactly one link.

    Links come in reading order; a link with an empty side marks a sentence that has no counterpart.
    """
    if not passages or not originals:
        lonely = [Link(passages=(i,), originals=(), similarity=0.0) for i in range(len(passages))]
        return (*lonely, *(Link(passages=(), originals=(j,), similarity=0.0) for j in range(len(originals))))
    similarities = _Similarities(passages, originals)
    return tuple(_trace(similarities, _moves(similarities)))


def _features(text: str) -> Counter[int]:
    folded = scoring_text(text).casefold()
    words = folded.split()
    grams = (f"{word} "[i : i + GRAM] for word in words for i in range(max(1, len(word) - GRAM + 2)))
    return Counter(zlib.crc32(feature.encode()) % BUCKETS for feature in (*words, *grams))


def _vectors(texts: Sequence[str]) -> Matrix:
    vectors = np.zeros((len(texts), BUCKETS), dtype=np.float32)
    for row, text in enumerate(texts):
        for bucket, count in _features(text).items():
            vectors[row, bucket] = math.sqrt(count)
    return vectors


class _Similarities:
    """Cosines of single sentences and of neighbouring pairs, all from the plain dot products."""

    def __init__(self, passages: Sequence[str], originals: Sequence[str]) -> None:
        left, right = _vectors(passages), _vectors(originals)
        rarity = _rarity(left, right)
        left, right = left * rarity, right * rarity
        self.rows, self.columns = len(passages), len(originals)
        self._left, self._right = left, right
        self._norms = _norms(left), _norms(right)
        self._sizes = [len(text) for text in passages], [len(text) for text in originals]
        self._pair_norms = _norms(left[:-1] + left[1:]), _norms(right[:-1] + right[1:])

    def dots(self, row: int, low: int, high: int) -> Matrix:
        """Dot products of one passage with the originals `low` to `high`."""
        products: Matrix = self._right[low:high] @ self._left[row]
        return products

    def same_size(self, row: int, column: int) -> bool:
        """Whether neither of the two sentences is more than twice as long as the other."""
        short, long = sorted((self._sizes[0][row], self._sizes[1][column]))
        return long <= 2 * short

    def cosine(self, dot: float, row: int, rows: int, column: int, columns: int) -> float:
        """The cosine of `rows` passages from `row` and `columns` originals from `column`."""
        left = self._norms[0][row] if rows == 1 else self._pair_norms[0][row]
        right = self._norms[1][column] if columns == 1 else self._pair_norms[1][column]
        return float(dot / (left * right)) if left and right else 0.0


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
    best: list[dict[int, Cell]] = [{} for _ in range(rows + 1)]
    before: tuple[int, Matrix] | None = None
    for i in range(rows + 1):
        low, high = _band(i, rows, columns)
        row = None if i == 0 else (low, similarities.dots(i - 1, max(0, low - 2), high))
        for j in range(low, high + 1):
            best[i][j] = max(_steps(similarities, best, row, before, i, j), default=(0.0, 0, 0, 0.0))
        before = row
    return best


def _steps(
    similarities: _Similarities,
    best: list[dict[int, Cell]],
    row: tuple[int, Matrix] | None,
    before: tuple[int, Matrix] | None,
    i: int,
    j: int,
) -> Iterator[Cell]:
    if i and j in best[i - 1]:
        yield best[i - 1][j][0], 1, 0, 0.0
    if j - 1 in best[i]:
        yield best[i][j - 1][0], 0, 1, 0.0
    for rows, columns in ((1, 1), (1, 2), (2, 1)):
        if i < rows or j < columns or j - columns not in best[i - rows]:
            continue
        dot = _dot(row, j - columns, j) + (_dot(before, j - columns, j) if rows == 2 else 0.0)
        cosine = similarities.cosine(dot, i - rows, rows, j - columns, columns)
        gain = (cosine - FLOOR) * (1 + JOIN_BONUS * (rows + columns - 2))
        if rows == columns and gain < RESCUE and similarities.same_size(i - 1, j - 1):
            gain = RESCUE
        if gain > 0:
            yield best[i - rows][j - columns][0] + gain, rows, columns, cosine


def _dot(row: tuple[int, Matrix] | None, start: int, end: int) -> float:
    if row is None:
        return 0.0
    first = max(0, row[0] - 2)
    return float(row[1][max(0, start - first) : max(0, end - first)].sum())


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
