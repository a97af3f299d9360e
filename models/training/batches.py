"""Batches of sentences of about equal length, drawn by weight, the same for the same seed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from models.training.config import Mix
from models.training.network import Batch
from models.training.prepare import GROUPS, PARALLEL_GROUPS
from models.training.vocabulary import EOS, Tokens

_POOL = 100_000  # pairs sorted by length together
_GRAIN, _ROWS = 4, 8  # lengths are padded, and batches cut, to multiples of these


@dataclass(frozen=True, slots=True)
class Side:
    """One language: all ids, and the n + 1 offsets of the n sentences. Each sentence ends with EOS."""

    tokens: Tokens
    offsets: NDArray[np.int64]

    @classmethod
    def load(cls, work: Path, language: str) -> Side:
        """Map the arrays that `prepare` wrote."""
        return cls(
            np.load(work / f"{language}.npy", mmap_mode="r"), np.load(work / f"{language}.offsets.npy")
        )

    def __getitem__(self, index: int) -> Tokens:
        return self.tokens[self.offsets[index] : self.offsets[index + 1]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Both sides of the training pairs, and how each is drawn."""

    source: Side
    target: Side
    groups: NDArray[np.uint8]
    rank: NDArray[np.float32]
    """n numbers from 0 to 1: which Europarl pairs are least and most like news; 0 for other pairs."""
    pad: int
    longest: int
    """Tokens: longer pairs are not drawn."""
    language: str
    """The source language: machine translations, back-translations and nothing are read from it alone."""

    @classmethod
    def load(cls, work: Path, direction: str, *, pad: int, longest: int) -> Corpus:
        """Load the corpus for `direction`, such as fr-en."""
        source, target = (Side.load(work, language) for language in direction.split("-"))
        groups = np.load(work / "groups.npy")
        rank = rank_europarl(np.load(work / "domain.npy"), groups)
        return cls(source, target, groups, rank, pad, longest, direction.split("-")[0])

    def epoch(self, mix: Mix, number: int, *, seed: int, batch_tokens: int) -> Iterator[Batch]:
        """Yield the batches of epoch `number`; on average each pair occurs in it as often as `mix` says."""
        random = np.random.default_rng((seed, number))
        weights = self._weigh(mix)
        counts = np.floor(weights + random.random(len(weights))).astype(np.int64)
        order = random.permutation(np.repeat(np.arange(len(weights)), counts))
        lengths = np.maximum(np.diff(self.source.offsets), np.diff(self.target.offsets))
        order = order[lengths[order] <= self.longest]
        for start in range(0, len(order), _POOL):
            cuts = self._cut(order[start : start + _POOL], batch_tokens)
            yield from (self.collate(cuts[i]) for i in random.permutation(len(cuts)))

    def collate(self, pairs: NDArray[np.int64]) -> Batch:
        """Pad the pairs into one batch."""
        sources, targets = [self.source[i] for i in pairs], [self.target[i] for i in pairs]
        return collate(sources, targets, pad=self.pad)

    def shares(self, mix: Mix) -> dict[str, float]:
        """Return which share of the target tokens each group has under `mix`, where it has any."""
        tokens = self._weigh(mix) * np.diff(self.target.offsets)
        sums = np.bincount(self.groups, weights=tokens, minlength=len(GROUPS)) / tokens.sum()
        return {name: float(share) for name, share in zip(GROUPS, sums, strict=True) if share}

    def _weigh(self, mix: Mix) -> NDArray[np.float64]:
        weights = np.asarray(
            mix.europarl_least + (mix.europarl_most - mix.europarl_least) * self.rank, dtype=np.float64
        )
        drawn = {name: getattr(mix, name) for name in (*PARALLEL_GROUPS, "news")}
        drawn[f"machine_{self.language}"] = mix.machine_source
        drawn[f"synthetic_{self.language}"] = mix.synthetic
        drawn[f"alone_{self.language}"] = mix.alone
        for name in GROUPS[1:]:
            weights[self.groups == GROUPS.index(name)] = drawn.get(name, 0.0)
        return weights.clip(min=0)

    def _cut(self, pool: NDArray[np.int64], batch_tokens: int) -> list[NDArray[np.int64]]:
        """Cut into batches of few different shapes: each new shape costs kernels made to measure."""
        source, target = (_round_up(np.diff(side.offsets)[pool]) for side in (self.source, self.target))
        order = np.lexsort((target, source))
        pool, longest = pool[order], np.maximum(source, target)[order].tolist()
        cuts, start, width = [], 0, 0
        for end in range(len(pool)):
            width = max(width, longest[end])
            if (end + 1 - start) * width > batch_tokens:
                whole = max((end - start) // _ROWS * _ROWS, 1)
                cuts.append(pool[start : start + whole])
                start += whole
                width = max(longest[start : end + 1])
        return cuts


def rank_europarl(score: NDArray[np.float32], groups: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Rank Europarl's pairs among themselves, from 0 to 1: what else is read must not move their weights."""
    rank = np.zeros(len(score), dtype=np.float32)
    europarl = groups == GROUPS.index("europarl")
    order = np.argsort(np.argsort(score[europarl]))
    rank[europarl] = order / max(len(order), 1)
    return rank


def collate(sources: list[Tokens], targets: list[Tokens], *, pad: int) -> Batch:
    """Pad sentences to the right; the decoder starts with the padding id, as Marian does."""
    source, gold = _pad(sources), _pad(targets)
    bias = torch.zeros(source.shape).masked_fill(source < 0, -math.inf)[:, None]
    target = torch.full_like(gold, pad)
    target[:, 1:] = gold[:, :-1].clamp(min=0)
    return Batch(source.clamp(min=0), bias, target, gold, sum(map(len, targets)))


def ends(ids: list[int]) -> list[int]:
    """Cut a translation at EOS."""
    return ids[: ids.index(EOS)] if EOS in ids else ids


def _pad(sentences: list[Tokens]) -> torch.Tensor:
    width = int(_round_up(np.array([max(map(len, sentences))]))[0])
    ids = np.full((len(sentences), width), -1, dtype=np.int64)
    for row, sentence in zip(ids, sentences, strict=True):
        row[: len(sentence)] = sentence
    return torch.from_numpy(ids)


def _round_up(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    return -(-lengths // _GRAIN) * _GRAIN
