"""Groups token sequences into batches of similar length, so that little is computed on padding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["USUAL_TOKENS", "Hypothesis", "SourceBatch", "pack", "target_limit"]

USUAL_TOKENS = 4096
"""Padded source tokens of one batch, where neither the user nor the device's memory says otherwise."""

_STEP = 16
"""Sequences of up to 16·n tokens share a limit, so that they can share a batch."""
_SPARE = 32
"""Tokens a hypothesis may have beyond twice its source: the shortest sources grow most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBatch:
    """Sequences to search together.

    `numbers` say where each result belongs; `sources` are ids without end token; no hypothesis may have
    more than `limit` tokens.
    """

    numbers: tuple[int, ...]
    sources: tuple[tuple[int, ...], ...]
    limit: int

    def halves(self) -> tuple[SourceBatch, SourceBatch]:
        """The batch in two, for a device whose memory it does not fit."""
        middle = len(self.numbers) // 2
        return self._part(slice(None, middle)), self._part(slice(middle, None))

    def _part(self, which: slice) -> SourceBatch:
        return SourceBatch(numbers=self.numbers[which], sources=self.sources[which], limit=self.limit)


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
) -> list[SourceBatch]:
    """Batches of at most `tokens` padded source tokens and `sentences` sequences, longest first.

    A batch never mixes limits. Work too small to fill `workers` batches is spread over them.
    """
    order = sorted(range(len(sources)), key=lambda number: (-len(sources[number]), number))
    share = min(sentences, max(1, -(-len(sources) // workers)))
    batches: list[list[int]] = []
    for number in order:
        members = batches[-1] if batches else []
        longest = len(sources[members[0]]) if members else 0
        if (
            not members
            or len(members) == share
            or (len(members) + 1) * (longest + 1) > tokens
            or target_limit(longest, positions) != target_limit(len(sources[number]), positions)
        ):
            batches.append([number])
        else:
            members.append(number)
    return [
        SourceBatch(
            numbers=tuple(members),
            sources=tuple(tuple(sources[number]) for number in members),
            limit=target_limit(len(sources[members[0]]), positions),
        )
        for members in batches
    ]
