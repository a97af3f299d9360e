"""Spaces lost or gained around punctuation, and words doubled."""

from __future__ import annotations

import re
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots, substitution

__all__ = ["CORRUPTIONS"]

FUNCTION_WORD = re.compile(
    r"(?<= )(?:le|la|les|de|des|du|un|une|dans|pour|par|sur|avec|est|sont|et|que|qui)(?= )"
)
CONTENT_WORD = re.compile(r"(?<= )[a-zà-ÿ]{5,}(?= )")


def _insertion(name: str, pattern: str, new: str) -> Corruption:
    return Corruption(
        name=name, family=Family.TYPOGRAPHIC, plant=substitution(pattern, lambda rng, match: new)
    )


def _doubling(name: str, words: re.Pattern[str]) -> Corruption:
    def plant(rng: Random, carrier: Carrier) -> Plant | None:
        spot = pick(rng, spots(carrier, words))
        if spot is None:
            return None
        word = spot.match.group()
        return edit(carrier, spot.line, *spot.match.span(), f"{word} {word}")

    return Corruption(name=name, family=Family.TYPOGRAPHIC, plant=plant)


def _phrase(rng: Random, carrier: Carrier) -> Plant | None:
    """A phrase of three or four words said twice in a row, as a decoder that loops does."""
    spot = pick(rng, spots(carrier, re.compile(r"(?<= )(?:[a-zà-ÿ’]+ ){2,3}[a-zà-ÿ]{4,}(?= )")))
    if spot is None:
        return None
    phrase = spot.match.group()
    return edit(carrier, spot.line, *spot.match.span(), f"{phrase} {phrase}")


CORRUPTIONS = (
    _insertion("space before comma", r"(?<=\w),(?= )", " ,"),
    _insertion("space before final stop", r"(?<=\w)\.$", " ."),
    _insertion("space lost after stop", r"(?<=[a-zà-ÿ]{3})\. (?=[A-ZÀ-Ý][a-zà-ÿ])", "."),
    _insertion("space lost after comma", r"(?<=[a-zà-ÿ]), (?=[a-zà-ÿ])", ","),
    _insertion("space lost before colon", "\u00a0:(?= )", ":"),
    _insertion("space lost before question mark", r"\u202f(?=[?!])", ""),
    _insertion("space lost inside quotes", "(?<=«)\u00a0", ""),
    _insertion("space after apostrophe", r"(?<=\b[dl])’(?=[a-zà-ÿ])", "’ "),
    _doubling("function word doubled", FUNCTION_WORD),
    _doubling("content word doubled", CONTENT_WORD),
    Corruption(name="phrase repeated", family=Family.TYPOGRAPHIC, plant=_phrase),
)
