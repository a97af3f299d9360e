"""Accents and letters lost: on capitals, inside words, in a name that is spelt right elsewhere."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots, substitution

__all__ = ["CORRUPTIONS"]

# Bare forms that are words of their own would need grammar to find; accents on the last letter mark tense.
SAFE_WORD = re.compile(
    r"\b(?:également|élections?|président|présidents?|médias?|sécurité|société|première?|deuxième|après|très|"
    r"même|être|était|étaient|été|problèmes?|système|années?|février|décembre|août|développement|économique|"
    r"différents?|déjà|européenne?s?|intérêts?|président|étude|écoles?|modèle|père|mère|frère|scène|siècle|"
    r"ministère|région|décision|réseau|réseaux|déclaration|santé|liberté|université|qualité|possibilité)\b"
)
NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{4,}(?:-[A-ZÀ-Ý]?[a-zà-ÿ]+)?\b")


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _repeated(carrier: Carrier, pattern: re.Pattern[str]) -> list[str]:
    found = [spot.match.group() for spot in spots(carrier, pattern)]
    text = carrier.text
    english = " ".join(carrier.en)
    often = {name for name in found if len(re.findall(rf"\b{re.escape(name)}\b", text)) >= 3}
    return sorted(name for name in often if _bare(name) in _bare(english))


def _respell_once(rng: Random, carrier: Carrier, names: list[str], change: dict[str, str]) -> Plant | None:
    name = rng.choice(names) if names else None
    if name is None:
        return None
    spot = pick(rng, spots(carrier, re.compile(rf"\b{re.escape(name)}\b")))
    return edit(carrier, spot.line, *spot.match.span(), change[name]) if spot else None


def _name_without_accent(rng: Random, carrier: Carrier) -> Plant | None:
    names = [name for name in _repeated(carrier, NAME) if _bare(name)[1:] != name[1:]]
    return _respell_once(rng, carrier, names, {name: _bare(name) for name in names})


def _name_misspelt(rng: Random, carrier: Carrier) -> Plant | None:
    names = [name for name in _repeated(carrier, NAME) if len(name) >= 5]
    return _respell_once(rng, carrier, names, {name: _misspell(rng, name) for name in names})


def _misspell(rng: Random, name: str) -> str:
    """One slip of the pen inside the name: two letters swapped, one doubled, or one vowel changed."""
    places = [i for i in range(1, len(name) - 2) if name[i] != name[i + 1] and name[i : i + 2].isalpha()]
    at = rng.choice(places)
    vowels = "aeiou"
    slips = [
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[: at + 1] + name[at] + name[at + 1 :],
    ]
    if name[at] in vowels:
        slips.append(name[:at] + rng.choice(vowels.replace(name[at], "")) + name[at + 1 :])
    return rng.choice(slips)


CORRUPTIONS = (
    Corruption(
        name="unaccented capital",
        family=Family.TYPOGRAPHIC,
        plant=substitution(r"\b[ÉÈÊÎÔÇ][a-zà-ÿ]{2,}", lambda rng, m: _bare(m.group()[0]) + m.group()[1:]),
    ),
    Corruption(
        name="unaccented À",
        family=Family.TYPOGRAPHIC,
        plant=substitution(r"(?:^|(?<=\. ))À(?= [a-zà-ÿA-Z])", lambda rng, match: "A"),
    ),
    Corruption(
        name="accent lost",
        family=Family.TYPOGRAPHIC,
        plant=substitution(SAFE_WORD.pattern, lambda rng, match: _bare(match.group())),
    ),
    Corruption(name="accent lost in a name once", family=Family.TYPOGRAPHIC, plant=_name_without_accent),
    Corruption(name="name misspelt once", family=Family.ACCURACY, plant=_name_misspelt),
)
