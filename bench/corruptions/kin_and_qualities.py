"""A relative turned into another, a quality that the original does not give: no rule looks for these."""

from __future__ import annotations

import re
from random import Random

from bench.corruptions.corruption import Carrier, Corruption, Family, Plant, edit, pick, spots
from bench.corruptions.meanings import exchanged

__all__ = ["CORRUPTIONS"]

RELATIVES = {
    "mère": ("tante", "mother"), "père": ("frère", "father"), "fils": ("neveu", r"sons?\b"),
    "fille": ("nièce", "daughter"), "filles": ("nièces", "daughters"), "frère": ("cousin", "brother"),
    "frères": ("cousins", "brothers"), "sœur": ("cousine", "sister"), "épouse": ("sœur", "wife"),
    "femme": ("fille", "wife"), "mari": ("frère", "husband"), "enfants": ("parents", "children|kids"),
    "parents": ("enfants", "parents"), "famille": ("belle-famille", "family"), "roi": ("prince", "king"),
    "reine": ("princesse", "queen"), "veuve": ("fille", "widow"), "grand-mère": ("mère", "grandmother"),
    "grand-père": ("père", "grandfather"),
}  # fmt: skip
QUALITIES = ("fragile", "rapide", "célèbre", "moderne", "étrange", "rare", "solide", "fertile", "calme")
"""They have one form for both genders."""
_NOUN_BEFORE_OF = re.compile(r"\b(?:le|la|un|une|ce|cette|son|sa) [a-zéèêç]{4,}(?= (?:de|du|des) )")


def _added(rng: Random, carrier: Carrier) -> Plant | None:
    spot = pick(rng, list(spots(carrier, _NOUN_BEFORE_OF)))
    if spot is None:
        return None
    end = spot.match.end()
    return edit(carrier, spot.line, end, end, f" {rng.choice(QUALITIES)}")


CORRUPTIONS = (
    exchanged("relative turned into another", RELATIVES),
    Corruption(name="adjective added", family=Family.ACCURACY, plant=_added),
)
