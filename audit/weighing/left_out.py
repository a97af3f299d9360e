"""Words that are left out for a try: what both texts gain without them."""

from collections.abc import Mapping, Sequence

from audit.engines.engine import Engine
from audit.weighing.places import Gap, left_out, rise, rise_at
from audit.weighing.scored_text import Place, ScoredText


def rises_without(
    places: Sequence[Place],
    texts: Mapping[int, ScoredText],
    facing: Mapping[int, ScoredText],
    here: Engine,
    there: Engine,
    editor: Engine | None = None,
) -> dict[Place, tuple[float, float, float]]:
    """For each of these words of some texts how both its text and the one it faces gain when it is left out.

    `here` scores the texts, `there` those they face. Last what the text gains to the post-editor, if there is
    an `editor` of these texts.
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
    edited = _edited(list(ours), texts, gaps, editor)
    return {
        place: (found, other, edited.get(place) or 0.0)
        for (place, found), other in zip(ours.items(), changes, strict=True)
        if other is not None
    }


def _edited(
    places: Sequence[Place], texts: Mapping[int, ScoredText], gaps: Mapping[Place, Gap], editor: Engine | None
) -> dict[Place, float | None]:
    """What each text gains to the post-editor."""
    if editor is None or not places:
        return {}
    scores = editor.score([(texts[place[0]].draft, gaps[place].beginning) for place in places])
    return {
        (i, number): rise_at(gaps[i, number], score, texts[i].text, texts[i].words[number], texts[i].edited)
        for (i, number), score in zip(places, scores, strict=True)
    }
