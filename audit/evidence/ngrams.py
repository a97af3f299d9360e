"""Counts of the n-grams that two sides share, of many segments at once: what BLEU and chrF are made of.

They are the counts sacrebleu takes segment by segment with dictionaries (tests hold them equal); taken from
sorted numbers for a whole article together, they cost a tenth of the time.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

CHARACTER_ORDER, WORD_ORDER = 6, 4
"""The longest n-grams of chrF and of BLEU."""


def character_counts(left: Sequence[str], right: Sequence[str]) -> Counts:
    """What chrF counts, a row a segment: [left, right, shared] for 1 to 6 characters, without spaces."""
    texts = ["".join(text.split()) for text in (*left, *right)]
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    _, tokens = np.unique(codes, return_inverse=True)
    lengths = _lengths(texts)
    totals = [np.maximum(lengths - n, 0) for n in range(CHARACTER_ORDER)]
    found = []
    for total, shared in zip(totals, _shared(tokens, lengths, CHARACTER_ORDER), strict=True):
        ours, theirs = np.split(total, 2)
        found += [np.where(theirs > 0, ours, 0), theirs, shared]
    return np.stack(found, axis=1)


def word_counts(left: Sequence[str], right: Sequence[str]) -> Counts:
    """What BLEU counts, a row a segment: [left words, right words, 4 × shared, 4 × left]; of tokens."""
    texts = [text.split() for text in (*left, *right)]
    numbers: dict[str, int] = {}
    tokens = [numbers.setdefault(word, len(numbers)) for words in texts for word in words]
    lengths = _lengths(texts)
    ours, theirs = np.split(lengths, 2)
    totals = [np.maximum(ours - n, 0) for n in range(WORD_ORDER)]
    shared = _shared(np.array(tokens, dtype=np.int64), lengths, WORD_ORDER)
    return np.stack([ours, theirs, *shared, *totals], axis=1)


def _lengths(texts: Sequence[Sequence[str]]) -> Counts:
    return np.array([len(text) for text in texts], dtype=np.int64)


def _shared(tokens: Counts, lengths: Counts, order: int) -> Iterator[Counts]:
    """For 1 to `order` tokens, how many n-grams the two sides of each segment share.

    `lengths` are those of all left sequences, then of all right ones.
    """
    segments = len(lengths) // 2
    shift = 62 - segments.bit_length()
    pair = np.arange(segments, dtype=np.int64)
    segment, side = np.repeat(np.tile(pair, 2), lengths), np.repeat(np.repeat((0, 1), segments), lengths)
    left_over = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(tokens))
    # The segment in the highest bits, the side in the lowest: sorted, what both sides have lies side by side.
    for n, grams in enumerate(_grams(tokens, order, 1 << shift - 1), 1):
        inside = np.flatnonzero(left_over[: len(grams)] >= n)
        keys = segment[inside] << shift | grams[inside] << 1 | side[inside]
        keys, counts = np.unique(keys, return_counts=True)
        both = np.flatnonzero((keys[:-1] | 1) == keys[1:])
        fewer = np.minimum(counts[both], counts[both + 1])
        yield np.bincount(keys[both] >> shift, weights=fewer, minlength=segments).astype(np.int64)


def _grams(tokens: Counts, order: int, bound: int) -> Iterable[Counts]:
    """For 1 to `order`, the n-gram that begins at each token as a number below `bound`."""
    size = int(tokens.max(initial=0)) + 1
    grams, largest = tokens, size
    yield grams
    for n in range(1, order):
        if largest * size > bound:
            _, grams = np.unique(grams, return_inverse=True)
            largest = len(grams)
        grams = grams[: max(0, len(tokens) - n)] * size + tokens[n:]
        largest *= size
        yield grams
