"""Stops and commas where none can stand: what a pipeline leaves behind when it joins translated pieces."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from audit.records import Span
from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots, substitution

__all__ = ["CORRUPTIONS"]

CLAUSE_COMMA = r"(?<=\w), (?=[a-zà-ÿ])"
ACRONYM_COMMA = re.compile(r"(?<=[^\w][A-Z]{2}), (?=[a-zà-ÿ])|(?<=[A-Z]{3}), (?=[a-zà-ÿ])")
JOIN = re.compile(r"(?<=[a-zà-ÿ]{3}) (?=(?:et|ou|mais|pour|dans|avec|qui|par|sur) )")
LAST_STOP = re.compile(r"(?<=\w)\.$")


def _spoilt_comma(new: str) -> Corruption:
    names = {". , ": "stray stop before comma", ".,": "stop and comma", ",, ": "doubled comma"}
    marks = {".,": ".,"}
    return Corruption(
        name=names[new],
        family=Family.TYPOGRAPHIC,
        plant=lambda rng, carrier: _at_comma(rng, carrier, new, marks.get(new, new.rstrip())),
    )


def _at_comma(rng: Random, carrier: Carrier, new: str, mark: str) -> Plant | None:
    spot = pick(rng, spots(carrier, re.compile(CLAUSE_COMMA)))
    if spot is None:
        return None
    start, end = spot.match.span()
    return edit(carrier, spot.line, start, end, new if new.endswith(" ") else new + " ", mark=(0, len(mark)))


def _after_acronym(rng: Random, carrier: Carrier) -> Plant | None:
    spot = pick(rng, spots(carrier, ACRONYM_COMMA))
    return edit(carrier, spot.line, *spot.match.span(), ". , ", mark=(0, 3)) if spot else None


def _at_join(rng: Random, carrier: Carrier) -> Plant | None:
    spot = pick(rng, spots(carrier, JOIN))
    if spot is None:
        return None
    plant = edit(carrier, spot.line, *spot.match.span(), ". ", mark=(0, 1))
    return replace(plant, also=(_next_word(plant),))


def _next_word(plant: Plant) -> Span:
    """The word that a stray stop makes look like the start of a sentence."""
    start = plant.span.end + 1
    return Span(start=start, end=plant.text.index(" ", start))


def _lost(rng: Random, carrier: Carrier) -> Plant | None:
    found = [spot for spot in spots(carrier, LAST_STOP) if len(carrier.fr[spot.line].split()) >= 15]
    spot = pick(rng, found)
    return edit(carrier, spot.line, *spot.match.span(), "") if spot else None


def _lower(_: Random, match: re.Match[str]) -> str:
    return match.group().lower()


CORRUPTIONS = (
    _spoilt_comma(". , "),
    _spoilt_comma(".,"),
    _spoilt_comma(",, "),
    Corruption(name="stray stop after acronym", family=Family.TYPOGRAPHIC, plant=_after_acronym),
    Corruption(name="stray stop at join", family=Family.TYPOGRAPHIC, plant=_at_join),
    Corruption(
        name="two stops at the end",
        family=Family.TYPOGRAPHIC,
        plant=substitution(r"(?<=\w)\.$", lambda rng, _: rng.choice((". .", "..", ",."))),
    ),
    Corruption(name="final stop lost", family=Family.TYPOGRAPHIC, plant=_lost),
    Corruption(
        name="lower-case sentence start",
        family=Family.TYPOGRAPHIC,
        plant=substitution(r"(?<=\. )(?:Le|La|Les|Il|Elle|Ils|Un|Une|En|Ce|Cette|Mais|Dans)\b", _lower),
    ),
    Corruption(
        name="lower-case paragraph start",
        family=Family.TYPOGRAPHIC,
        plant=substitution(r"^(?:Le|La|Les|Il|Elle|Ils|Un|Une|En|Ce|Cette|Mais|Dans|Pour)\b", _lower),
    ),
)
