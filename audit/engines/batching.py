"""Groups token sequences into batches of similar length, so that little is computed on padding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

Ids = tuple[int, ...]
"""Numbers of tokens, without end token."""

USUAL_TOKENS = 4096
"""Padded source tokens of one batch, where neither the user nor the device's memory says otherwise."""

_STEP = 16
"""Sequences of up to 16·n tokens share a limit, so that they can share a batch."""
_SPARE = 32
"""Tokens a hypothesis may have beyond twice its source: the shortest sources grow most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenBatch:
    """Sequences to search together, or, with `targets`, pairs to score, or targets to complete.

    `numbers` say where each result belongs; no hypothesis may have more than `limit` tokens.
    """

    numbers: tuple[int, ...]
    sources: tuple[Ids, ...]
    targets: tuple[Ids, ...] = ()
    limit: int

    def halves(self) -> tuple[TokenBatch, TokenBatch]:
        """The batch in two, for a device whose memory it does not fit."""
        middle = len(self.numbers) // 2
        return self._part(slice(None, middle)), self._part(slice(middle, None))

    def _part(self, which: slice) -> TokenBatch:
        return replace(
            self,
            numbers=self.numbers[which],
            sources=self.sources[which],
            targets=self.targets[which],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """The best hypothesis for one sequence.

    `ids` without end token; `log_prob` is the mean natural log-probability per token, the end token
    included; `finished` is False if the limit was reached before the end token.
    """

    ids: Ids
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
    sources: Sequence[Ids],
    targets: Sequence[Ids] = (),
    *,
    limits: Sequence[int] = (),
    positions: int,
    tokens: int,
    sentences: int,
    workers: int = 1,
) -> list[TokenBatch]:
    """Batches of at most `tokens` padded tokens on either side and `sentences` sequences, longest first.

    A batch never mixes limits; without `limits`, every sequence has its `target_limit`. Work too small to
    fill `workers` batches is spread over them.
    """
    sizes = [max(map(len, sides)) for sides in zip(sources, targets or sources, strict=True)]
    limits = limits or [target_limit(size, positions) for size in sizes]
    share = min(sentences, max(1, -(-len(sources) // workers)))
    batches: list[list[int]] = []
    for number in sorted(range(len(sizes)), key=lambda number: (-limits[number], -sizes[number], number)):
        members = batches[-1] if batches else []
        if (
            members
            and len(members) < share
            and (len(members) + 1) * (sizes[members[0]] + 1) <= tokens
            and limits[members[0]] == limits[number]
        ):
            members.append(number)
        else:
            batches.append([number])
    return [
        TokenBatch(
            numbers=tuple(members),
            sources=tuple(sources[number] for number in members),
            targets=tuple(targets[number] for number in members) if targets else (),
            limit=limits[members[0]],
        )
        for members in batches
    ]


def padded(sequences: Sequence[Ids], *, end: int, pad: int, columns: int = 0) -> list[list[int]]:
    """Each sequence with its end token, filled up to the longest or to `columns`."""
    width = max(columns, max(map(len, sequences)) + 1)
    return [[*ids, end] + [pad] * (width - len(ids) - 1) for ids in sequences]
