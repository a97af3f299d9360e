"""What else could stand in place of doubted words, and how much better that would explain the texts."""

from collections.abc import Iterator, Mapping, Sequence, Set
from math import log

from audit.engines.engine import Engine
from audit.records import Alternative, CutTarget, Doubts, WordWeight
from audit.weighing.doubted_forms import doubted_forms
from audit.weighing.models import Models
from audit.weighing.names import other_names
from audit.weighing.places import (
    Candidate,
    candidates,
    continued,
    gain,
    in_place,
    most_probable,
    replaced,
    rise,
    with_insertion,
)
from audit.weighing.scored_text import Place, ScoredText, Way

_HOPELESS = -2.5
"""A form, or an insertion, that loses more to the post-editor is asked nothing more."""

_EVEN = log(0.5)
"""What is less probable need not be what a model would write itself."""
_SURE = log(0.9)
"""With both bars the post-editor scores a third fewer candidates: 394 for 579 in 200 lines of wmt13."""

_Tried = tuple[Place, Candidate]


def alternatives(
    french: Mapping[int, ScoredText],
    original: Mapping[int, ScoredText],
    meant: Sequence[Place],
    gapped: Sequence[Place],
    doubts: Doubts,
    models: Models,
) -> dict[Place, tuple[Alternative, ...]]:
    """For each word doubted for what is `meant`, for its form, or for a gap before it, what else could stand
    there.
    """
    formed = [
        (number, place)
        for number, text in french.items()
        for place in doubted_forms(
            doubts.form if number in original else doubts.unaided, text.text, text.words
        )
        if not _is_sure(text.words[place])
    ]
    tried = _all_tried(french, original, meant, formed, gapped, models)
    first = [one for one in tried if one[1].is_form or one[1].inserts]
    edited = _gains(first, french, models.post_editor, Way.EDITED)
    hopeful = [one for one in tried if edited.get(one, 0.0) > _HOPELESS]
    here = _gains([one for one in hopeful if one[0][0] in original], french, models.forth, Way.GIVEN)
    here |= {one: edited[one] for one in hopeful if one[0][0] not in original and one in edited}
    others = [one for one, better in here.items() if one not in edited and better > 0]
    edited |= _gains(others, french, models.post_editor, Way.EDITED)
    formed_or_better = [one for one in here if one[1].is_form or one in edited]
    alone = _gains(formed_or_better, french, models.forth, Way.ALONE)
    found: dict[Place, list[Alternative]] = {}
    for (place, one), better in here.items():
        found.setdefault(place, []).append(
            Alternative(
                one.word,
                better,
                one.is_form,
                alone_gain=alone.get((place, one)),
                edited_gain=edited.get((place, one)),
                inserts=one.inserts,
            )
        )
    return _with_return(found, french, original, models.back)


def _all_tried(
    french: Mapping[int, ScoredText],
    original: Mapping[int, ScoredText],
    meant: Sequence[Place],
    formed: Sequence[Place],
    gapped: Sequence[Place],
    models: Models,
) -> list[_Tried]:
    """What both models would write at each place, other forms, and names of the original."""
    translated = _written(meant, french, models.forth, Way.GIVEN)
    otherwise = [one for one in dict.fromkeys((*meant, *formed, *gapped)) if _is_edited(_word(french, one))]
    edited = _written(otherwise, french, models.post_editor, Way.EDITED)
    found = (
        *_tried(french, translated, frozenset(formed)),
        *_tried(french, edited, frozenset()),
        *_put_in(french, edited),
        *_renamed(french, original),
    )
    return list(dict.fromkeys(found))


def _is_edited(word: WordWeight) -> bool:
    """Whether the post-editor may write something else than the word: else it need not be asked."""
    return min(word.edited, default=0.0) < _EVEN


def _is_sure(word: WordWeight) -> bool:
    """Whether the post-editor is sure of the word as it ends: then no other form of it is tried."""
    return bool(word.edited) and min(*word.edited, word.behind[2]) > _SURE


def _written(
    places: Sequence[Place], french: Mapping[int, ScoredText], model: Engine | None, way: Way
) -> dict[Place, str]:
    """What a model itself would write at each place."""
    cuts = [
        CutTarget(french[number].source(way), french[number].text, french[number].words[place].start)
        for number, place in places
    ]
    return dict(zip(places, model.complete(cuts), strict=True)) if model and cuts else {}


def _tried(
    french: Mapping[int, ScoredText], written: Mapping[Place, str], formed: Set[Place]
) -> Iterator[_Tried]:
    """What is tried in place of each word that a model was asked for or that is doubted for its form.

    Where the model would go on with the word before, that is tried in its longer form.
    """
    for number, place in sorted({*written, *formed}):
        text, words = french[number].text, french[number].words
        own = written.get((number, place))
        for one in candidates(text, words[place], own, forms=(number, place) in formed):
            yield (number, place), one
        if place and own and (longer := continued(text, words[place - 1], words[place], own)):
            yield (number, place - 1), longer


def _put_in(french: Mapping[int, ScoredText], written: Mapping[Place, str]) -> Iterator[_Tried]:
    """What the post-editor would write before a word that it goes on with."""
    for (number, place), own in written.items():
        text = french[number]
        if one := with_insertion(text.text, text.words[place], own):
            yield (number, place), one


def _renamed(french: Mapping[int, ScoredText], original: Mapping[int, ScoredText]) -> Iterator[_Tried]:
    for number, text in original.items():
        for place, other in other_names(french[number], text):
            yield (number, place), in_place(french[number].text, french[number].words[place], other)


def _gains(
    tried: Sequence[_Tried], french: Mapping[int, ScoredText], model: Engine | None, way: Way
) -> dict[_Tried, float]:
    """What each candidate gains to the model; those that have no score left out."""
    if model is None or not tried:
        return {}
    asked = [(french[i].source(way), one.text) for (i, _), one in tried]
    found: dict[_Tried, float] = {}
    for (place, one), score in zip(tried, model.score(asked), strict=True):
        text = french[place[0]]
        better = gain(score, text.text, text.words[place[1]], text.score_in(way))
        if better is not None:
            found[place, one] = better
    return found


def _with_return(
    tried: Mapping[Place, Sequence[Alternative]],
    french: Mapping[int, ScoredText],
    original: Mapping[int, ScoredText],
    back: Engine,
) -> dict[Place, tuple[Alternative, ...]]:
    """The same, the best of each place also asked whether it leads to the original, if it is another word;
    and what would best be put in there.
    """
    asked = [
        (place, one)
        for place, some in tried.items()
        if place[0] in original
        for inserts in (False, True)
        if (one := most_probable(some, inserts=inserts)) is not None
    ]
    changed = [
        (replaced(french[place[0]].text, _word(french, place), one.text), original[place[0]].text)
        for place, one in asked
    ]
    scores = back.score(changed) if changed else []
    rises = {
        (place, one): rise(original[place[0]].score, score)
        for (place, one), score in zip(asked, scores, strict=True)
    }
    return {
        place: tuple(one._replace(return_gain=rises.get((place, one))) for one in some)
        for place, some in tried.items()
    }


def _word(texts: Mapping[int, ScoredText], place: Place) -> WordWeight:
    return texts[place[0]].words[place[1]]
