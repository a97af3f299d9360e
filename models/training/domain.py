"""How much a sentence reads like news: cross-entropy difference (Moore and Lewis 2010) on piece bigrams."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.training.vocabulary import Tokens

_SMOOTHING = 2.0  # pseudo-counts that pull a bigram's ratio to that of its second piece


def score_domain(
    tokens: Tokens, offsets: NDArray[np.int64], in_domain: NDArray[np.bool_], *, vocabulary: int
) -> NDArray[np.float32]:
    """Return for each of n sentences the mean log-ratio, news against the rest; higher is more like news.

    `in_domain`: n booleans, the news sentences. They are scored too, and flattered: they were counted.
    """
    lengths = np.diff(offsets)
    news = np.repeat(in_domain, lengths)
    bigrams = _bigrams(tokens, offsets, vocabulary)
    unigram = _log_ratio(tokens, news, vocabulary)[tokens]
    pieces, rank = np.unique(bigrams, return_inverse=True)
    inside = np.bincount(rank[news], minlength=len(pieces))
    outside = np.bincount(rank[~news], minlength=len(pieces))
    scale = outside.sum() / max(inside.sum(), 1)
    # Shrink: with few counts a bigram says what its second piece says.
    expected = np.exp(unigram)
    ratio = np.log(
        (inside[rank] * scale + _SMOOTHING * scale * expected) / (outside[rank] + _SMOOTHING * scale)
    )
    sums = np.add.reduceat(ratio, offsets[:-1])
    return (sums / lengths).astype(np.float32)


def _bigrams(tokens: Tokens, offsets: NDArray[np.int64], vocabulary: int) -> NDArray[np.int64]:
    previous = np.roll(tokens, 1).astype(np.int64)
    previous[offsets[:-1]] = 0  # the end-of-sentence piece also begins one
    return previous * vocabulary + tokens


def _log_ratio(tokens: Tokens, news: NDArray[np.bool_], vocabulary: int) -> NDArray[np.float64]:
    inside = np.bincount(tokens[news], minlength=vocabulary) + 0.5
    outside = np.bincount(tokens[~news], minlength=vocabulary) + 0.5
    return np.asarray(np.log(inside / inside.sum()) - np.log(outside / outside.sum()))
