"""Words turned into their contrary, and countries into others: the sentence reads as well as before."""

from __future__ import annotations

import re
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots

__all__ = ["CORRUPTIONS"]

CONTRARY = {
    "avant": ("après", "before"), "après": ("avant", "after"), "hausse": ("baisse", "ris|increas|growth"),
    "baisse": ("hausse", "fall|drop|decline|decreas"), "augmenté": ("diminué", "increased|rose|risen|grown"),
    "augmenter": ("diminuer", "increase|raise|grow"), "diminuer": ("augmenter", "decrease|reduce|decline"),
    "gagné": ("perdu", "won"), "perdu": ("gagné", "lost"), "victoire": ("défaite", "victory|win"),
    "défaite": ("victoire", "defeat|loss"), "nord": ("sud", "north"), "sud": ("nord", "south"),
    "gauche": ("droite", "left"), "droite": ("gauche", "right"), "premier": ("dernier", "first"),
    "début": ("milieu", "beginning|start"), "frère": ("cousin", "brother"), "père": ("frère", "father"),
    "mère": ("sœur", "mother"), "hommes": ("femmes", r"\bmen"), "femmes": ("hommes", "women"),
    "ouvert": ("fermé", "open"), "acheté": ("vendu", "bought|purchased"), "vendu": ("acheté", "sold"),
    "guerre": ("paix", r"\bwar"), "succès": ("échec", "success"), "échec": ("succès", "failure"),
    "matin": ("soir", "morning"), "soir": ("matin", "evening|night"), "jeune": ("vieux", "young"),
    "meilleur": ("pire", "best|better"), "rouge": ("vert", r"\bred"), "noir": ("blanc", "black"),
    "public": ("privé", "public"), "importations": ("exportations", "import"),
    "exportations": ("importations", "export"), "majorité": ("minorité", "majority"),
}  # fmt: skip
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


def _reversed(name: str, table: dict[str, tuple[str, str]]) -> Corruption:
    """Replaces a word that has its English one in the original, and stands only once in the French line."""
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(table)})(?![\w-])")

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
    _reversed("word turned into its contrary", CONTRARY),
    _reversed("country changed", ELSEWHERE),
)
