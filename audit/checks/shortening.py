"""How likely it is that French leaves out a part of its original: by length, and by what left no trace."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from audit.checks.capitals import folded
from audit.checks.pairs import Pair

__all__ = ["Trace", "shortening", "trace"]

_WORD = re.compile(r"[^\W_]+")
_STEM, _SHORTEST = 5, 4
_LONGEST, _WIDEST = 0.4, 1.0
"""Bounds of the logarithm of the ratio of lengths: beyond them, more says nothing more."""
# Fitted on 1,500 aligned sentences of good French (wmt09, wmt11, wmt13, flores-dev; human and machine) and on
# 133 of them with a clause taken out, back-translated by the bundled model.
_INTERCEPT, _RATIO, _STRETCH, _NOISE = -6.13, -11.08, 0.69, 2.55


@dataclass(frozen=True, slots=True)
class Trace:
    """The longest stretch of the original without a trace in the French, nor in its back-translation.

    `start` and `end` bound it in the original, `words` counts its telling words; `elsewhere` is the share
    (0–1) of them that the neighbouring sentences have, `noise` the share of the telling words outside the
    stretch that left no trace either.
    """

    start: int
    end: int
    words: int
    elsewhere: float
    noise: float


def trace(pair: Pair) -> Trace:
    """Look for the stem of every telling word of the original in the back-translation, and in the French."""
    said = _stems(pair.back or "") | _stems(pair.text)
    near = _stems(pair.near_back) | _stems(pair.near_french)
    words = [match for match in _WORD.finditer(pair.original) if _tells(match.group())]
    missing = [_stem(match.group()) not in said for match in words]
    first, last = _longest_run(pair.original, words, missing)
    run = {_stem(match.group()) for match in words[first:last]}
    rest = len(words) - (last - first)
    return Trace(
        start=words[first - 1].end() if first else 0,
        end=words[last].start() if last < len(words) else len(pair.original),
        words=last - first,
        elsewhere=len(run & near) / len(run) if run else 1.0,
        noise=(sum(missing) - (last - first)) / max(1, rest),
    )


def shortening(pair: Pair, found: Trace) -> float:
    """The log-odds that a part was left out: above 0, one good sentence in a hundred, and six in ten of those
    that lack a clause."""
    ratio = math.log(max(1, len(pair.text.strip())) / max(1, len(pair.original.strip())))
    stretch = math.log(1 + found.end - found.start) if found.elsewhere < 1 else 0.0
    bounded = max(-_WIDEST, min(_LONGEST, ratio))
    return _INTERCEPT + _RATIO * bounded + _STRETCH * stretch + _NOISE * found.noise


def _longest_run(text: str, words: list[re.Match[str]], missing: list[bool]) -> tuple[int, int]:
    """The words, `first` to `last` (half-open), of the longest stretch of which all are missing."""
    best, first = (0, 0, 0), 0
    for index, gone in enumerate([*missing, False]):
        if gone:
            continue
        if first < index:
            start = words[first - 1].end() if first else 0
            end = words[index].start() if index < len(words) else len(text)
            best = max(best, (end - start, first, index))
        first = index + 1
    return best[1], best[2]


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST or word.isdigit()


def _stem(word: str) -> str:
    return folded(word)[:_STEM]


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text) if _tells(word))
