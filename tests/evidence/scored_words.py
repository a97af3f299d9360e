"""A sentence whose words have scores: the fourth is the least probable, the last has none."""

from __future__ import annotations

from audit.records import WordWeight

TEXT = "Les dirigeant ont signé hier."
LES, DIRIGEANT, ONT, SIGNE, HIER = range(5)


def words(
    *log_probs: tuple[float, ...], alone: tuple[float, ...] = (), edited: tuple[float, ...] = ()
) -> list[WordWeight]:
    found, place = [], 0
    for own, scores in zip(TEXT.rstrip(".").split(), log_probs, strict=True):
        start = TEXT.index(own, place)
        place = start + len(own)
        found.append(WordWeight(start, place, scores, alone=alone, edited=edited))
    return found


WEIGHED = words((-0.5,), (-1.0, -0.25), (-6.0,), (-30.0,), ())
