"""Words turned into others of their kind, and small words left out: the sentence reads as well as before."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots

__all__ = ["CORRUPTIONS", "contraries", "exchanged"]

ELSEWHERE = {
    "France": ("Belgique", "France"), "Allemagne": ("Pologne", "Germany"), "Chine": ("Corée", "China"),
    "Russie": ("Roumanie", "Russia"), "Italie": ("Espagne", "Italy"), "Espagne": ("Italie", "Spain"),
    "Iran": ("Irak", "Iran"), "Irak": ("Iran", "Iraq"), "Syrie": ("Libye", "Syria"),
    "Inde": ("Chine", "India"),
    "Autriche": ("Australie", "Austria"), "Suisse": ("Suède", "Switzerland"), "Japon": ("Népal", "Japan"),
    "Bulgarie": ("Bolivie", "Bulgaria"), "Slovaquie": ("Slovénie", "Slovakia"),
    "Grèce": ("Géorgie", "Greece"),
    "américain": ("canadien", "American|U[.]?S"), "américaine": ("canadienne", "American|U[.]?S"),
    "français": ("belge", "French"), "française": ("belge", "French"), "allemand": ("polonais", "German"),
    "russe": ("serbe", "Russian"), "chinois": ("coréen", "Chinese"), "tchèque": ("slovaque", "Czech"),
    "espagnol": ("italien", "Spanish"), "britannique": ("danois", "British"),
    "israélien": ("iranien", "Israeli"),
    "européenne": ("africaine", "European|EU"), "européen": ("africain", "European|EU"),
}  # fmt: skip


IN_WORDS = {
    "deux": ("quatre", "two"), "trois": ("cinq", "three"), "quatre": ("six", "four"),
    "cinq": ("huit", "five"), "moitié": ("totalité", "half"), "tiers": ("quart", "third"),
    "quart": ("tiers", "quarter"), "dizaines": ("centaines", "dozens|tens"),
    "centaines": ("dizaines", "hundreds"), "milliers": ("centaines", "thousands"),
    "doublé": ("triplé", "doubled"),
}  # fmt: skip
HEDGED = {
    "environ ": "about|approximately|around|some|roughly", "presque ": "almost|nearly",
    "probablement ": "probabl|likely", "peut-être ": "perhaps|maybe|may\\b|might", "seulement ": "only|just",
    "souvent ": "often", "parfois ": "sometimes", "généralement ": "general|usual",
    "apparemment ": "apparent|reported|alleged|seem", "partiellement ": "part",
}  # fmt: skip


def contraries() -> dict[str, tuple[str, str]]:
    """French words, each with what it becomes and a pattern for what the English then says."""
    lines = Path(__file__).with_name("contraries.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["french"]: (row["wrong"], row["english"]) for row in rows}


def exchanged(name: str, table: dict[str, tuple[str, str]], end: str = r"(?![\w-])") -> Corruption:
    """Replaces a word that has its English one in the original, and stands only once in the French line."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(table)}){end}")

    def plant(rng: Random, carrier: Carrier) -> Plant | None:
        found = [
            spot
            for spot in spots(carrier, pattern)
            if re.search(rf"\b(?:{table[spot.match.group()][1]})", carrier.en[spot.line])
            and carrier.fr[spot.line].count(spot.match.group()) == 1
        ]
        spot = pick(rng, found)
        return edit(carrier, spot.line, *spot.match.span(), table[spot.match.group()][0]) if spot else None

    return Corruption(name=name, family=Family.ACCURACY, plant=plant)


CORRUPTIONS = (
    exchanged("word turned into its contrary", contraries()),
    exchanged("country changed", ELSEWHERE),
    exchanged("number in words changed", IN_WORDS),
    exchanged("hedge dropped", {word: ("", english) for word, english in HEDGED.items()}, end=""),
)
