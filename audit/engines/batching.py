"""Groups token sequences into batches of similar length, so that little is computed on padding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["USUAL_TOKENS", "Batch", "Hypothesis", "halves", "pack", "target_limit"]

USUAL_TOKENS = 4096
"""Padded source tokens of one batch, where neither the user nor the device's memory says otherwise."""

_STEP = 16
_SPARE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Sequences to search together.

    `numbers` say where each result belongs; `sources` are ids without end token; no hypothesis may have
    more than `limit` tokens.
    """

    numbers: tuple[int, ...]
    sources: tuple[tuple[int, ...], ...]
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """The best hypothesis for one sequence.

    `ids` without end token; `log_prob` is the mean natural log-probability per token, the end token
    included; `finished` is False if the limit was reached before the end token.
    """

    ids: tuple[int, ...]
    log_prob: float
    finished: bool


def target_limit(length: int, positions: int) -> int:
    """The longest hypothesis allowed for `length` source tokens, so that one that loops comes to an end.

    It depends on nothing but the sequence itself (in steps, so that sequences can share a batch), and is
    twice the length and some: French and English differ by far less.
    """
    steps = -(-max(length, 1) // _STEP)
    return min(2 * steps * _STEP + _SPARE, positions)


def pack(
    sources: Sequence[Sequence[int]], *, positions: int, tokens: int, sentences: int, workers: int = 1
) -> list[Batch]:
    """Batches of at most `tokens` padded source tokens and `sentences` sequences, longest first.

    A batch never mixes limits. Work too small to fill `workers` batches is spread over them.
    """
    order = sorted(range(len(sources)), key=lambda number: (-len(sources[number]), number))
    share = min(sentences, max(1, -(-len(sources) // workers)))
    batches: list[Batch] = []
    members: list[int] = []
    for number in order:
        longest = len(sources[members[0]]) if members else 0
        if members and (
            len(members) == share
            or (len(members) + 1) * (longest + 1) > tokens
            or target_limit(longest, positions) != target_limit(len(sources[number]), positions)
        ):
            batches.append(_batch(members, sources, positions))
            members = []
        members.append(number)
    return [*batches, _batch(members, sources, positions)] if members else batches


def halves(batch: Batch) -> tuple[Batch, Batch]:
    """The batch in two, for a device whose memory it does not fit."""
    middle = len(batch.numbers) // 2
    first, second = slice(None, middle), slice(middle, None)
    return (
        Batch(numbers=batch.numbers[first], sources=batch.sources[first], limit=batch.limit),
        Batch(numbers=batch.numbers[second], sources=batch.sources[second], limit=batch.limit),
    )


def _batch(members: list[int], sources: Sequence[Sequence[int]], positions: int) -> Batch:
    return Batch(
        numbers=tuple(members),
        sources=tuple(tuple(sources[number]) for number in members),
        limit=target_limit(len(sources[members[0]]), positions),
    )
