"""Words that stand in the same contexts as a word: contraries and sisters above all ("hausse", "baisse").

Positive pointwise mutual information with the words one and two places away, each place by itself (Bullinaria
and Levy 2007), brought to few dimensions; neighbours by cosine. Words with a translation in common are none
here: one put for the other would be no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt
import torch

_CONTEXTS = 1500  # the most frequent words; more cost memory and hardly change the neighbours
_PLACES = (-2, -1, 1, 2)
_DIMENSIONS = 100
_NEIGHBOURS = 12
_CHUNK = 2048


def neighbours(
    lines: Iterable[list[str]], counts: Mapping[str, int], translations: Mapping[str, frozenset[str]]
) -> dict[str, list[str]]:
    """For each word of `counts` those nearest in use, that end in the same letter, nearest first.

    `lines` are the words of each sentence; `translations` of words, as far as they are known.
    """
    vocabulary = list(counts)
    if not vocabulary:
        return {}
    vectors = _vectors(lines, {word: number for number, word in enumerate(vocabulary)}, counts)
    return {
        word: [vocabulary[one] for one in near if _differs(word, vocabulary[one], translations)]
        for word, near in zip(vocabulary, _nearest(vectors), strict=True)
    }


def _differs(word: str, other: str, translations: Mapping[str, frozenset[str]]) -> bool:
    ours, theirs = (translations.get(one, frozenset()) for one in (word, other))
    return word[-1] == other[-1] and word[:4] != other[:4] and not ours & theirs


def _vectors(
    lines: Iterable[list[str]], number: Mapping[str, int], counts: Mapping[str, int]
) -> torch.Tensor:
    """Unit vectors, words × dimensions."""
    frequent = sorted(counts, key=lambda word: -counts[word])[:_CONTEXTS]
    context = {word: place for place, word in enumerate(frequent)}
    together = np.zeros((len(number), len(_PLACES), len(context)), dtype=np.float32)
    text = [word for line in lines for word in (*line, "", "")]
    own = np.array([number.get(word, -1) for word in text])
    beside = np.array([context.get(word, -1) for word in text])
    for place, shift in enumerate(_PLACES):
        _count(together[:, place], own, np.roll(beside, -shift))
    return _reduced(together.reshape(len(number), -1))


def _count(table: npt.NDArray[np.float32], own: npt.NDArray[np.int64], beside: npt.NDArray[np.int64]) -> None:
    both = (own >= 0) & (beside >= 0)
    rows, counted = np.unique(own[both] * table.shape[1] + beside[both], return_counts=True)
    table[rows // table.shape[1], rows % table.shape[1]] = counted


def _reduced(together: npt.NDArray[np.float32]) -> torch.Tensor:
    counted = torch.from_numpy(together)
    total = counted.sum().clamp_min(1)
    expected = counted.sum(1, keepdim=True) * counted.sum(0, keepdim=True) / total
    information = (counted / expected.clamp_min(1e-9)).clamp_min(1).log_()
    left, values, _ = torch.svd_lowrank(information, q=min(_DIMENSIONS, *information.shape), niter=2)
    return torch.nn.functional.normalize(left * values.sqrt(), dim=1)


def _nearest(vectors: torch.Tensor) -> Iterator[list[int]]:
    """For each word the numbers of its nearest, without itself."""
    for start in range(0, len(vectors), _CHUNK):
        near = vectors[start : start + _CHUNK] @ vectors.T
        found = near.topk(min(_NEIGHBOURS + 1, len(vectors)), dim=1).indices.tolist()
        yield from ([one for one in some if one != own] for own, some in enumerate(found, start))
