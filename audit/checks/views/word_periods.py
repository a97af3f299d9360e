"""Stretches of a text in which the same words come again and again without others between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+['’]?")
LONGEST = 40
"""The most words that are looked for again: a long sentence."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words that come again every `period` words; the last time, the end of them may be missing."""

    words: tuple[re.Match[str], ...]
    period: int

    @property
    def times(self) -> int:
        """How many times the words are said; the last time, the word that led on may be missing."""
        return (len(self.words) + (self.period > 2)) // self.period

    @property
    def unit(self) -> tuple[str, ...]:
        """The words, folded, as they are said once."""
        return tuple(word[0].casefold() for word in self.words[: self.period])

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start()

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end()

    @property
    def between(self) -> str:
        """All that stands between the words."""
        text = self.words[0].string
        return "".join(
            text[one.end() : other.start()] for one, other in zip(self.words, self.words[1:], strict=False)
        )


def repetitions(text: str, fewest: int = 3) -> Iterator[Repetition]:
    """The stretches where words are said `fewest` times at least, in order; none overlaps another."""
    words = list(WORD.finditer(text))
    taken = -1
    for first, last, period in sorted(_runs([word[0].casefold() for word in words], fewest)):
        if first > taken:
            yield Repetition(tuple(words[first : last + 1]), period)
            taken = last


def _runs(words: Sequence[str], fewest: int) -> Iterator[tuple[int, int, int]]:
    """First word, last word and period of every stretch; of those that begin together, the shortest period
    comes first."""
    seen: dict[str, list[int]] = {}
    running: dict[int, int] = {}
    for index, word in enumerate([*words, ""]):
        near = [at for at in seen.get(word, ()) if index - at <= LONGEST]
        seen[word] = [*near, index]
        going = {index - at: running.get(index - at, at) for at in near}
        for period, first in running.items():
            if period not in going and index - first + (period > 2) >= fewest * period:
                yield first, index - 1, period
        running = going
