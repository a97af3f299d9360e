"""Numbers, percentages, years, currencies and units whose value changed in translation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from audit.records import Span
from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots

__all__ = ["CORRUPTIONS"]

NBSP, THIN = "\u00a0", "\u202f"

NUMBER = re.compile(r"(?<![\d,.\u202f\w])\d{2,3}(?![\d,.\w%]|\u202f|\u00a0%)")
LARGE = re.compile(rf"(?<!\d)\d{{1,3}}{THIN}\d{{3}}(?!\d|{THIN})")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PERCENT = re.compile(rf"(?<![\d,])\d{{1,3}}(?:,\d)?(?={NBSP}%)")
DECIMAL = re.compile(rf"(?<![\d,])\d{{1,3}},\d(?![\d,]|{NBSP}%)")
MAGNITUDE = re.compile(r"(?<=\d )(?:millions?|milliards?)\b")
CURRENCY = re.compile(r"\b(?:dollars|euros|livres sterling)\b")
UNIT = re.compile(
    r"(?<=\d )(?:kilomètres|mètres|km|kilos|kilogrammes|tonnes|heures|minutes|jours|mois|ans)\b"
)

AMOUNT = re.compile(rf"\d[\d,{THIN}]* (?:(?:millions?|milliards?) de )?$")
WEEKDAY = re.compile(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b")
MONTH = re.compile(
    r"\b(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
)

IN_ENGLISH = {
    "lundi": "Monday", "mardi": "Tuesday", "mercredi": "Wednesday", "jeudi": "Thursday",
    "vendredi": "Friday", "samedi": "Saturday", "dimanche": "Sunday",
    "janvier": "January", "février": "February", "mars": "March", "avril": "April", "mai": "May",
    "juin": "June", "juillet": "July", "août": "August", "septembre": "September",
    "octobre": "October", "novembre": "November", "décembre": "December",
    "million": "million", "millions": "million", "milliard": "billion", "milliards": "billion",
    "dollars": "dollar|\\$", "euros": "euro|€", "livres sterling": "pound|£",
    "kilomètres": "km|kilomet", "km": "km|kilomet", "mètres": "met(?:er|re)|\\bm\\b", "kilos": "kg|kilo",
    "kilogrammes": "kg|kilo", "tonnes": "ton", "heures": "hour", "minutes": "minute", "jours": "day",
    "mois": "month", "ans": "year",
}  # fmt: skip
INSTEAD = {
    "lundi": "jeudi", "mardi": "samedi", "mercredi": "vendredi", "jeudi": "mardi", "vendredi": "lundi",
    "samedi": "dimanche", "dimanche": "mercredi",
    "janvier": "juin", "février": "mars", "mars": "mai", "avril": "août", "mai": "mars", "juin": "juillet",
    "juillet": "juin", "août": "avril", "septembre": "décembre", "octobre": "novembre",
    "novembre": "octobre", "décembre": "septembre",
    "million": "milliard", "millions": "milliards", "milliard": "million", "milliards": "millions",
    "dollars": "euros", "euros": "dollars", "livres sterling": "euros",
    "kilomètres": "mètres", "km": "m", "mètres": "kilomètres", "kilos": "tonnes", "kilogrammes": "tonnes",
    "tonnes": "kilos", "heures": "minutes", "minutes": "heures", "jours": "mois",
    "mois": "ans", "ans": "mois",
}  # fmt: skip

Change = Callable[[Random, str], str]


def _digit(rng: Random, text: str) -> str:
    """The number with one digit changed; the first never becomes 0."""
    at = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    new = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + new + text[at + 1 :]


def _other_year(rng: Random, text: str) -> str:
    return str(int(text) + rng.choice((-20, -10, -3, -2, -1, 1, 2, 3, 10)))


def _english(text: str) -> str:
    return text.replace(",", ".") if THIN not in text else text.replace(THIN, ",")


def _stands(carrier: Carrier, line: int, text: str) -> bool:
    """Whether the English line has the same number, once, and the French line too."""
    pattern = rf"(?<![\d.,]){re.escape(_english(text))}(?![\d]|[.,]\d)"
    return len(re.findall(pattern, carrier.en[line])) == 1 and carrier.fr[line].count(text) == 1


def _changed(name: str, pattern: re.Pattern[str], change: Change) -> Corruption:
    def plant(rng: Random, carrier: Carrier) -> Plant | None:
        found = [s for s in spots(carrier, pattern) if _stands(carrier, s.line, s.match.group())]
        spot = pick(rng, found)
        return edit(carrier, spot.line, *spot.match.span(), change(rng, spot.match.group())) if spot else None

    return Corruption(name=name, family=Family.ACCURACY, plant=plant)


def _exchanged(name: str, pattern: re.Pattern[str]) -> Corruption:
    """Replaces a word that English has too by another of its kind."""

    def plant(rng: Random, carrier: Carrier) -> Plant | None:
        found = [
            spot
            for spot in spots(carrier, pattern)
            if re.search(IN_ENGLISH[spot.match.group()], carrier.en[spot.line])
        ]
        spot = pick(rng, found)
        if spot is None:
            return None
        plant = edit(carrier, spot.line, *spot.match.span(), INSTEAD[spot.match.group()])
        return replace(plant, also=_with_amount(plant))

    return Corruption(name=name, family=Family.ACCURACY, plant=plant)


def _with_amount(plant: Plant) -> tuple[Span, ...]:
    """The error together with the number it belongs to: `5 milliards de dollars`."""
    start = plant.text.rfind("\n", 0, plant.span.start) + 1
    amount = AMOUNT.search(plant.text[start : plant.span.start])
    return (Span(start=start + amount.start(), end=plant.span.end),) if amount else ()


CORRUPTIONS = (
    _changed("digit changed", NUMBER, _digit),
    _changed("digit changed in a large number", LARGE, _digit),
    _changed("digit changed in a decimal", DECIMAL, _digit),
    _changed("percentage changed", PERCENT, _digit),
    _changed("year changed", YEAR, _other_year),
    _exchanged("million for milliard", MAGNITUDE),
    _exchanged("currency exchanged", CURRENCY),
    _exchanged("unit exchanged", UNIT),
    _exchanged("weekday changed", WEEKDAY),
    _exchanged("month changed", MONTH),
)
