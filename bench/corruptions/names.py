"""A name replaced by another of the article, two that changed places, and a name left out."""

from __future__ import annotations

import re
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, Spot, edit, pick, spots

__all__ = ["CORRUPTIONS"]

CAPITALISED = r"[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
NAME = re.compile(rf"(?<=[a-zà-ÿ,] ){CAPITALISED}(?: {CAPITALISED})*\b(?! [A-ZÀ-Ý])")
APPOSITION = re.compile(
    rf"(?<=[a-zà-ÿ]{{4}} ){CAPITALISED}(?: {CAPITALISED})+, (?=(?:le|la|un|une|maire|ministre) )"
)
VOWEL = re.compile(r"[AEIOUYHÀ-Ý]")


def _names(carrier: Carrier) -> list[Spot]:
    """Names spelt alike in both languages."""
    return [
        spot
        for spot in spots(carrier, NAME)
        if re.search(rf"\b{re.escape(spot.match.group())}\b", carrier.en[spot.line])
    ]


def _fits(other: str, name: str, carrier: Carrier, line: int) -> bool:
    """Whether `other` can stand for `name` and says something else."""
    alike = len(other.split()) == len(name.split()) and bool(VOWEL.match(other)) == bool(VOWEL.match(name))
    shared = set(other.split()) & set(name.split())
    return alike and not shared and other not in carrier.en[line] and other not in carrier.fr[line]


def _swapped(rng: Random, carrier: Carrier) -> Plant | None:
    names = _names(carrier)
    spot = pick(rng, names)
    if spot is None:
        return None
    name = spot.match.group()
    others = {other.match.group() for other in names}
    fitting = sorted(other for other in others if _fits(other, name, carrier, spot.line))
    return edit(carrier, spot.line, *spot.match.span(), rng.choice(fitting)) if fitting else None


def _exchanged(rng: Random, carrier: Carrier) -> Plant | None:
    """Two names of a sentence in each other's place; in a list their order says nothing."""
    names = _names(carrier)
    pairs = [(one, other) for one in names for other in names if _may_trade(one, other, carrier)]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    between = carrier.fr[one.line][one.match.end() : other.match.start()]
    traded = f"{other.match.group()}{between}{one.match.group()}"
    return edit(carrier, one.line, one.match.start(), other.match.end(), traded)


def _may_trade(one: Spot, other: Spot, carrier: Carrier) -> bool:
    if one.line != other.line or one.match.end() >= other.match.start():
        return False
    line, first, second = carrier.fr[one.line], one.match.group(), other.match.group()
    between = line[one.match.end() : other.match.start()].split()
    once = line.count(first) == line.count(second) == 1
    alike = len(first.split()) == len(second.split()) and bool(VOWEL.match(first)) == bool(
        VOWEL.match(second)
    )
    return once and alike and len([word for word in between if word.islower() and len(word) > 3]) >= 2


def _dropped(rng: Random, carrier: Carrier) -> Plant | None:
    """`a déclaré Jean Petit, le maire` without the name is smooth French."""
    found = [
        spot
        for spot in spots(carrier, APPOSITION)
        if re.search(rf"\b{re.escape(spot.match.group()[:-2])}\b", carrier.en[spot.line])
    ]
    spot = pick(rng, found)
    return edit(carrier, spot.line, *spot.match.span(), "") if spot else None


CORRUPTIONS = (
    Corruption(name="name swapped", family=Family.ACCURACY, plant=_swapped),
    Corruption(name="names exchanged", family=Family.ACCURACY, plant=_exchanged),
    Corruption(name="name dropped", family=Family.ACCURACY, plant=_dropped),
)
