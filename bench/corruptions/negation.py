"""Negations dropped and added: the sentence says the contrary."""

from __future__ import annotations

import re
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, Spot, edit, pick, spots

__all__ = ["CORRUPTIONS"]

NEGATED = re.compile(
    r"(?P<before>\b(?:[Jj]e|[Cc]e|[Ii]ls?|[Ee]lles?|[Oo]n|[Nn]ous|[Vv]ous|qui|[a-zà-ÿ]{4,}) )"
    r"(?P<ne>ne |n’)(?P<verb>[a-zà-ÿ’]+(?: (?:le|la|les|lui|leur|y|en))?) pas"
    r"(?! (?:de|du|des|encore|seulement|non|que|un|une|moins|forcément|toujours|si|plus)\b| d’)(?=[ ,.])"
)
INFINITIVE = re.compile(r"\b(?P<of>de )?ne pas (?P<verb>[a-zà-ÿ]+(?:er|ir|re)\b)")
VOWELS = "aeéêiouyh"
ENGLISH_NOT = re.compile(
    r"\b(?:not|cannot|no|never|none|nor|without|nothing|nobody|un\w+|fail\w*|\w+n[’']t)\b", re.I
)
FRENCH_NOT = re.compile(r"\b(?:ne|pas|non|ni|jamais|rien|aucune?|sans|personne|guère)\b|\bn’", re.I)

FINITE = re.compile(
    r"(?<=[a-zà-ÿ]{4} )(?P<verb>est|sont|était|étaient|ont|avait|avaient|peut|peuvent|doit|doivent|sera|"
    r"seront|pourrait|devrait|va|vont|veut|permet|semble)"
    r"(?= (?!pas|plus|aussi|un|une|des|du|de|que|en|y|le|la|les)\w)"
)
AFTER_PRONOUN = re.compile(
    r"\b(?:se|me|te|lui|leur|nous|vous|y|en|les|tout|mais|donc|alors|dont|quand) $", re.I
)


def _single(text: str, pattern: re.Pattern[str]) -> bool:
    return len(pattern.findall(text)) == 1


def _dropped(rng: Random, carrier: Carrier) -> Plant | None:
    """`ne … pas` removed whole, so that what is left is good French."""
    found = [
        spot
        for spot in spots(carrier, NEGATED)
        if _single(carrier.en[spot.line], ENGLISH_NOT) and _only_negation(carrier, spot)
    ]
    spot = pick(rng, found)
    if spot is None:
        return None
    before, verb = spot.match["before"], spot.match["verb"]
    if verb[0] in VOWELS and before.lower() in ("je ", "ce "):
        before = before[:-2] + "’"
    return edit(carrier, spot.line, *spot.match.span(), before + verb)


def _only_negation(carrier: Carrier, spot: Spot) -> bool:
    line = carrier.fr[spot.line]
    rest = line[: spot.match.start()] + line[spot.match.end() :]
    return not FRENCH_NOT.search(rest)


def _dropped_infinitive(rng: Random, carrier: Carrier) -> Plant | None:
    found = [s for s in spots(carrier, INFINITIVE) if ENGLISH_NOT.search(carrier.en[s.line])]
    spot = pick(rng, [s for s in found if _only_negation(carrier, s)])
    if spot is None:
        return None
    verb = spot.match["verb"]
    of = "" if spot.match["of"] is None else "d’" if verb[0] in VOWELS else "de "
    return edit(carrier, spot.line, *spot.match.span(), of + verb)


def _added(rng: Random, carrier: Carrier) -> Plant | None:
    """`ne … pas` put around a finite verb of a sentence that denies nothing."""
    found = [
        spot
        for spot in spots(carrier, FINITE)
        if not FRENCH_NOT.search(carrier.fr[spot.line])
        and not ENGLISH_NOT.search(carrier.en[spot.line])
        and not AFTER_PRONOUN.search(carrier.fr[spot.line][: spot.match.start()])
    ]
    spot = pick(rng, found)
    if spot is None:
        return None
    verb = spot.match["verb"]
    ne = "n’" if verb[0] in "aeéo" else "ne "
    return edit(carrier, spot.line, *spot.match.span(), f"{ne}{verb} pas")


CORRUPTIONS = (
    Corruption(name="negation dropped", family=Family.ACCURACY, plant=_dropped),
    Corruption(name="negation dropped before infinitive", family=Family.ACCURACY, plant=_dropped_infinitive),
    Corruption(name="negation added", family=Family.ACCURACY, plant=_added),
)
