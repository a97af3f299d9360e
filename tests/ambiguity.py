"""Patterns that can match one text in many ways: what a failing match then costs grows by a power.

Looked for are runs of one letter. Each part of a pattern is described by the letters of which it can match
a run: from its beginning to a loop, from a loop to its end, from end to end. Two loops that one run can
reach, one behind the other, or the end of a round behind its beginning, are ambiguous.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import Any

LETTERS = "".join(
    (
        *map(chr, range(0x180)),
        "\u0301\u200b‐‑–—‘’“”„…\u00a0\u202f«»ʼˮ€™−×÷",
        "αβДж١٢中の가🙂",
        " \u2009\u2028\u202f\u3000",
    )
)
ENDLESS = sre.MAXREPEAT


@dataclass(frozen=True)
class Part:
    """What a part of a pattern matches, as sets of letters, each the bits of a number.

    `run`: it matches a run of the letter, not an empty one; `varied`: runs of two lengths. `before`: a run
    reaches a loop from its beginning; `after`: its end from a loop. `empty`: it may match nothing.
    """

    empty: bool = True
    run: int = 0
    varied: int = 0
    before: int = 0
    after: int = 0

    def through(self, every: int) -> int:
        """Letters of which a run, maybe an empty one, leads from one end to the other."""
        return every if self.empty else self.run


class Reader:
    """Reads one pattern; `found` holds what is ambiguous, each with a letter that shows it."""

    def __init__(self, pattern: str, flags: int) -> None:
        tree = parser.parse(pattern, flags)
        self._flags = tree.state.flags
        self._letters = "".join(dict.fromkeys(LETTERS + pattern))
        self._place = {letter: 1 << place for place, letter in enumerate(self._letters)}
        self._every = (1 << len(self._letters)) - 1
        self.found: list[str] = []
        self._sequence(tree)

    def _sequence(self, items: Any) -> Part:
        return reduce(self._joined, map(self._part, items), Part())

    def _joined(self, left: Part, right: Part) -> Part:
        self._tell("adjacent", left.after & right.before)
        run = left.run & right.through(self._every) | right.run & left.through(self._every)
        both = left.run & right.run
        varied = left.varied & right.through(self._every) | right.varied & left.through(self._every)
        if left.empty or right.empty:
            varied |= both
        return Part(
            empty=left.empty and right.empty,
            run=run,
            varied=varied,
            before=left.before | left.through(self._every) & right.before,
            after=right.after | right.through(self._every) & left.after,
        )

    def _tell(self, how: str, letters: int) -> None:
        if letters:
            letter = self._letters[(letters & -letters).bit_length() - 1]
            self.found.append(f"{how} {letter!r}")

    def _part(self, item: tuple[Any, Any]) -> Part:
        kind, value = item
        match kind:
            case sre.SUBPATTERN:
                part = self._sequence(value[-1])
            case sre.ATOMIC_GROUP:
                part = replace(self._sequence(value), after=0)
            case sre.BRANCH:
                part = reduce(_or, map(self._sequence, value[1]))
            case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
                part = self._repeat(kind, *value)
            case sre.ASSERT | sre.ASSERT_NOT:
                self._sequence(value[1])
                part = Part()
            case sre.AT:
                part = Part(empty=self._within_a_run(value))
            case sre.GROUPREF | sre.GROUPREF_EXISTS:
                part = Part()
            case _:
                part = Part(empty=False, run=self._letters_of(item))
        return part

    def _within_a_run(self, place: Any) -> bool:
        """Whether there can be such a place between two letters of a run."""
        if place in (sre.AT_BEGINNING, sre.AT_END):
            return bool(self._flags & re.MULTILINE)
        return place is sre.AT_NON_BOUNDARY

    def _repeat(self, kind: Any, least: int, most: int, body: Any) -> Part:
        inner = self._sequence(body)
        if most > 1:
            self._tell("round", inner.after & inner.before)
        empty = inner.empty or least == 0
        if most is not ENDLESS:
            varied = inner.varied | (inner.run if least != most and most > 1 else 0)
            return Part(empty, inner.run, varied, inner.before, inner.after)
        self._tell("round", inner.varied)
        loop = Part(empty, inner.run, inner.run, inner.before | inner.run, inner.after | inner.run)
        return replace(loop, after=0) if kind is sre.POSSESSIVE_REPEAT else loop

    def _letters_of(self, item: tuple[Any, Any]) -> int:
        kind, value = item
        if kind is sre.IN:
            found = reduce(lambda bits, one: bits | self._letters_of(one), value, 0)
            return self._every & ~found if value[0][0] is sre.NEGATE else found
        if kind is sre.ANY:
            return self._every & ~(0 if self._flags & re.DOTALL else self._bits("\n"))
        if kind is sre.NEGATE:
            return 0
        if kind is sre.CATEGORY:
            return _category(self._letters, value)
        if kind is sre.RANGE:
            return self._bits(
                "".join(letter for letter in self._letters if value[0] <= ord(letter) <= value[1])
            )
        found = self._bits(chr(value))
        return self._every & ~found if kind is sre.NOT_LITERAL else found

    def _bits(self, letters: str) -> int:
        if self._flags & re.IGNORECASE:
            letters += letters.lower() + letters.upper()
        return reduce(lambda bits, letter: bits | self._place.get(letter, 0), letters, 0)


def _or(one: Part, other: Part) -> Part:
    return Part(
        empty=one.empty or other.empty,
        run=one.run | other.run,
        # Two ways for one run are as bad as two lengths.
        varied=one.varied | other.varied | one.run & other.run,
        before=one.before | other.before,
        after=one.after | other.after,
    )


CATEGORIES = {
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


@lru_cache(maxsize=1000)
def _category(letters: str, category: Any) -> int:
    return sum(1 << place for place, one in enumerate(letters) if re.match(CATEGORIES[category], one))


def ambiguities(pattern: str, flags: int = 0) -> list[str]:
    """What is ambiguous in the pattern, each with a letter a long run of which would show it."""
    return list(dict.fromkeys(Reader(pattern, flags).found))
