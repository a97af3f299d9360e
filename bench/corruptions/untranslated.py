"""Text left in English: a paragraph, a clause, a few words, one word."""

from __future__ import annotations

import re
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots

__all__ = ["CORRUPTIONS"]

LAST_CLAUSE = re.compile(r", ([^,]+)\.$")
WORDS = {
    "gouvernement": "government", "médias": "media", "recherche": "research", "étude": "study",
    "entreprises": "companies", "entreprise": "company", "jeunes": "young", "monde": "world",
    "guerre": "war", "pays": "country", "ville": "city", "femmes": "women", "enfants": "children",
    "années": "years", "maison": "house", "travail": "work", "également": "also", "santé": "health",
    "aujourd’hui": "today", "depuis": "since", "toujours": "always", "beaucoup": "many", "avec": "with",
    "pour": "for", "mais": "but", "selon": "according to", "parce que": "because", "entre": "between",
}  # fmt: skip
WORD = re.compile(rf"(?<= )(?:{'|'.join(WORDS)})(?= )")


def _english_quotes(text: str) -> str:
    return text.replace("'", "’")


def _paragraph(rng: Random, carrier: Carrier) -> Plant | None:
    found = [i for i, line in enumerate(carrier.en) if len(line.split()) >= 8]
    if not found:
        return None
    at = rng.choice(found)
    return edit(carrier, at, 0, len(carrier.fr[at]), _english_quotes(carrier.en[at]))


def _sentence_added(rng: Random, carrier: Carrier) -> Plant | None:
    """A French paragraph that goes on with its own English sentence."""
    found = [i for i, line in enumerate(carrier.en) if 8 <= len(line.split()) <= 25]
    if not found:
        return None
    at = rng.choice(found)
    end = len(carrier.fr[at])
    return edit(carrier, at, end, end, " " + _english_quotes(carrier.en[at]))


def _clause(rng: Random, carrier: Carrier) -> Plant | None:
    """The last clause of both languages after a comma, left in English."""
    found = []
    for line, (french, english) in enumerate(zip(carrier.fr, carrier.en, strict=True)):
        ours, theirs = LAST_CLAUSE.search(french), LAST_CLAUSE.search(english)
        if ours and theirs and 4 <= len(theirs[1].split()) <= 12 and len(ours[1].split()) >= 4:
            found.append((line, ours, theirs[1]))
    if not found:
        return None
    line, match, english = rng.choice(found)
    return edit(carrier, line, *match.span(1), _english_quotes(english))


def _word(rng: Random, carrier: Carrier) -> Plant | None:
    spot = pick(rng, spots(carrier, WORD))
    return edit(carrier, spot.line, *spot.match.span(), WORDS[spot.match.group()]) if spot else None


CORRUPTIONS = (
    Corruption(name="paragraph left in English", family=Family.ACCURACY, plant=_paragraph),
    Corruption(name="English sentence after French", family=Family.ACCURACY, plant=_sentence_added),
    Corruption(name="clause left in English", family=Family.ACCURACY, plant=_clause),
    Corruption(name="word left in English", family=Family.ACCURACY, plant=_word),
)
