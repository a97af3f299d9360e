"""Words that are left out for a try: what both texts gain without them."""

from collections.abc import Mapping, Sequence

from audit.engines.engine import Engine
from audit.weighing.places import left_out, rise, rise_at
from audit.weighing.scored_text import Place, ScoredText


def rises_without(
    places: Sequence[Place],
    texts: Mapping[int, ScoredText],
    facing: Mapping[int, ScoredText],
    here: Engine,
    there: Engine,
) -> dict[Place, tuple[float, float]]:
    """For each of these words of some texts how both its text and the one it faces gain when it is left out.

    `here` scores the texts, `there` those they face.
    """
    words = {(number, place): texts[number].words[place] for number, place in places}
    gaps = {place: left_out(texts[place[0]].text, word) for place, word in words.items()}
    scores = here.score([(texts[i].given, gap.beginning) for (i, _), gap in gaps.items()]) if gaps else []
    rises = {
        place: rise_at(gap, score, texts[place[0]].text, words[place], texts[place[0]].score)
        for (place, gap), score in zip(gaps.items(), scores, strict=True)
    }
    # What a text needs beside the other, the other says: nothing more is asked.
    ours = {place: found for place, found in rises.items() if found is not None and found > 0}
    asked = [(gaps[place].text, texts[place[0]].given) for place in ours]
    theirs = there.score(asked) if asked else []
    changes = (rise(facing[i].score, score) for (i, _), score in zip(ours, theirs, strict=True))
    return {
        place: (found, other)
        for (place, found), other in zip(ours.items(), changes, strict=True)
        if other is not None
    }
