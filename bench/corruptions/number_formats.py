"""Numbers left as English writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, substitution

__all__ = ["CORRUPTIONS"]

THIN, NBSP = "\u202f", "\u00a0"

MONEY = {"dollars": "$", "euros": "€", "livres": "£"}
SENTENCES = (
    ("La facture s’élève à {}.", "The bill comes to {}."),
    ("Le projet a coûté {} à la ville.", "The project cost the city {}."),
    ("L’entreprise a perdu {} l’an dernier.", "The company lost {} last year."),
    ("Les dons ont atteint {} en une semaine.", "Donations reached {} in a week."),
    ("Le ministère a débloqué {} pour les sinistrés.", "The ministry released {} for the victims."),
)
COUNTED = (
    ("La ville compte {} habitants.", "The town has {} inhabitants."),
    ("Selon la police, {} personnes ont défilé.", "According to police, {} people marched."),
    ("L’usine emploie {} ouvriers.", "The factory employs {} workers."),
    ("Les secours ont évacué {} habitants.", "Rescuers evacuated {} residents."),
)
MEASURED = (
    ("Le taux de chômage a atteint {} %.", "The unemployment rate reached {}%.", True),
    ("L’indice a reculé de {} %.", "The index fell by {}%.", True),
    (
        "Les ventes ont progressé de {} % au troisième trimestre.",
        "Sales rose {}% in the third quarter.",
        True,
    ),
    ("La moyenne est de {} enfants par femme.", "The average is {} children per woman.", False),
)

Sentence = tuple[str, str, str]
"""The right French, the English, and the wrong piece that replaces the braces' content."""


def _added(make: Callable[[Random], tuple[str, str, str, str]], name: str) -> Corruption:
    """Adds a sentence with a right number, then writes the number wrongly."""

    def plant(rng: Random, carrier: Carrier) -> Plant:
        frame, right, wrong, english = make(rng)
        line = rng.randrange(len(carrier.fr))
        clean = carrier.with_sentence(line, frame.replace("{}", right), english)
        start = len(carrier.fr[line]) + 1 + frame.index("{}")
        plant = edit(clean, line, start, start + len(right), wrong)
        return replace(plant, repairs=(f"{wrong[1:]}{NBSP}{wrong[0]}",) if wrong[1:].isdigit() else ())

    return Corruption(name=name, family=Family.LOCALE, plant=plant)


def _thousands(rng: Random) -> tuple[str, str, str, str]:
    french, english = rng.choice(COUNTED)
    count = rng.choice((rng.randrange(1_100, 9_999), rng.randrange(10_000, 999_999)))
    return french, f"{count:,}".replace(",", THIN), f"{count:,}", english.replace("{}", f"{count:,}")


def _decimal_point(rng: Random) -> tuple[str, str, str, str]:
    french, english, percent = rng.choice(MEASURED)
    value = f"{rng.randrange(1, 99)}.{rng.randrange(1, 9)}"
    frame = french.replace(" %", NBSP + "%") if percent else french
    return frame, value.replace(".", ","), value, english.replace("{}", value)


def _both(rng: Random) -> tuple[str, str, str, str]:
    french, english = rng.choice(SENTENCES)
    value = f"{rng.randrange(1_000, 99_999):,}.{rng.randrange(10, 99)}"
    frame = french.replace("{}", "{}" + f"{NBSP}euros")
    return frame, value.replace(",", THIN).replace(".", ","), value, english.replace("{}", f"€{value}")


def _money(rng: Random, unit: str) -> tuple[str, str, str, str]:
    french, english = rng.choice(SENTENCES)
    word, sign = rng.choice(sorted(MONEY.items()))
    scale = ("d’" if word[0] == "e" else "de ") if unit else ""
    count = rng.randrange(2, 90) if unit else rng.randrange(100, 900)
    french_unit = {"million": " millions ", "billion": " milliards ", "": " "}[unit]
    wrong = f"{sign}{count} {unit}".rstrip()
    return french, f"{count}{french_unit}{scale}{word}", wrong, english.replace("{}", wrong)


def _wrong_sign_first(rng: Random) -> tuple[str, str, str, str]:
    frame, right, _, english = _money(rng, rng.choice(("million", "billion")))
    count, unit = right.split()[:2]
    sign = next(sign for word, sign in MONEY.items() if right.endswith(word))
    return frame, right, f"{sign}{count} {unit}", english


def _percent_glued(rng: Random, match: re.Match[str]) -> str:
    return match.group().replace(NBSP, "")


CORRUPTIONS = (
    _added(_thousands, "comma for thousands"),
    _added(_decimal_point, "point for decimals"),
    _added(_both, "English 1,234.56"),
    _added(lambda rng: _money(rng, "million"), "$5 million"),
    _added(lambda rng: _money(rng, "billion"), "$5 billion"),
    _added(lambda rng: _money(rng, ""), "$500"),
    _added(_wrong_sign_first, "$5 millions"),
    Corruption(
        name="natural decimal comma to point",
        family=Family.LOCALE,
        plant=substitution(r"(?<![\d,])\d{1,3},\d{1,2}(?![\d,])", lambda rng, m: m.group().replace(",", ".")),
    ),
    Corruption(
        name="natural thousands to comma",
        family=Family.LOCALE,
        plant=substitution(
            rf"(?<!\d)\d{{1,3}}{THIN}\d{{3}}(?!\d)", lambda rng, m: m.group().replace(THIN, ",")
        ),
    ),
    Corruption(
        name="percent sign glued",
        family=Family.LOCALE,
        plant=substitution(rf"\d{NBSP}%", _percent_glued),
    ),
)
