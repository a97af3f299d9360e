"""What careless pipelines do to characters and markup."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, substitution

__all__ = ["CORRUPTIONS"]

REMAINS = (
    "{{ auteur }}", "{0}", "%s", "${title}", "[object Object]", "__PH_1__", "<PLACEHOLDER>", "{name}",
    "[[Catégorie:Monde]]", "NaN", "%(date)s", "Lorem ipsum dolor sit amet", "@@1@@", "<unk>", "</s>", "▁de",
)  # fmt: skip
TAGS = ("<b>", "</p>", "<br />", "<br>", "</span>", '<a href="#">', "<em>", "</div>", "<strong>")


def _mojibake(text: str, codec: str) -> str | None:
    try:
        return text.encode("utf-8").decode(codec)
    except UnicodeDecodeError:
        return None


def _word(name: str, pattern: str, codec: str) -> Corruption:
    return Corruption(
        name=name,
        family=Family.ENCODING,
        plant=substitution(pattern, lambda rng, match: _mojibake(match.group(), codec)),
    )


def _inserted(name: str, pieces: tuple[str, ...]) -> Corruption:
    """Puts a piece between two words."""

    def plant(rng: Random, carrier: Carrier) -> Plant:
        line = rng.randrange(len(carrier.fr))
        places = [i + 1 for i, c in enumerate(carrier.fr[line]) if c == " "]
        at, piece = rng.choice(places), rng.choice(pieces)
        return edit(carrier, line, at, at, f"{piece} ")

    return Corruption(name=name, family=Family.ENCODING, plant=plant)


def _decomposed(rng: Random, carrier: Carrier) -> Plant | None:
    found = [i for i, line in enumerate(carrier.fr) if unicodedata.normalize("NFD", line) != line]
    if not found:
        return None
    line = rng.choice(found)
    return edit(carrier, line, 0, len(carrier.fr[line]), unicodedata.normalize("NFD", carrier.fr[line]))


def _replacing(name: str, pattern: str, new: str, *repairs: str) -> Corruption:
    planted = substitution(pattern, lambda rng, match: new)

    def plant(rng: Random, carrier: Carrier) -> Plant | None:
        plant = planted(rng, carrier)
        return None if plant is None else replace(plant, repairs=repairs)

    return Corruption(name=name, family=Family.ENCODING, plant=plant)


CORRUPTIONS = (
    _word("mojibake letter", "[éèêçôî]", "cp1252"),
    _word("mojibake word", r"\b\w*[éèêç]\w*\b", "latin-1"),
    _word("mojibake apostrophe", "’", "cp1252"),
    _replacing("entity for apostrophe", "’", "&#39;", "'"),
    _replacing("entity for quote", "«\u00a0", "&quot;", '"'),
    _replacing("entity for space", "(?<=«)\u00a0", "&nbsp;"),
    _replacing("entity for letter", "é", "&eacute;"),
    _replacing("doubly escaped entity", "’", "&amp;#39;", "'"),
    _inserted("stray tag", TAGS),
    _inserted("template remains", REMAINS),
    _replacing("zero-width space", r"(?<=[a-zà-ÿ]) (?=[a-zà-ÿ])", " \u200b"),
    _replacing("control character", r"(?<=[a-zà-ÿ]) (?=[a-zà-ÿ])", " \u0002"),
    _replacing("replacement character", "[éèàç]", "\ufffd"),
    _replacing("question mark for letter", "(?<=[a-z])[éè](?=[a-z])", "?"),
    Corruption(name="decomposed accents", family=Family.ENCODING, plant=_decomposed),
)
