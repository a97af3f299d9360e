"""The step between translating and judging: all pairs of a pool are weighed together, in both directions.

Every word is scored given the other text; only what is improbable is looked into: in place of a French word
the model's own choice there and the word's other forms are tried, and words of the original are left out.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from audit.engines.engine import Engine, Progress
from audit.evidence.content_words import content_contexts
from audit.evidence.contexts import Features
from audit.evidence.doubts import doubted, is_long, most_doubted
from audit.records import Alternative, CutTarget, Doubts, PairWeights, TargetScore, WordWeight
from audit.text import View
from audit.values.quantity import Tongue
from audit.weighing.doubted_forms import doubted_forms
from audit.weighing.places import (
    Candidate,
    candidates,
    continued,
    gain,
    left_out,
    most_probable,
    replaced,
    rise,
    rise_at,
    words_of,
)
from audit.weighing.text_pairs import TextPair


@dataclass(frozen=True, slots=True)
class _Scored:
    """One text with its score given the other, and its words."""

    given: str
    text: str
    score: TargetScore
    words: list[WordWeight]
    alone: TargetScore
    """The score given nothing, for French; for an original the score itself."""


NOTHING = "."
"""The source that says next to nothing (`Engine.score`)."""

_HOPELESS = -2.0
"""A form that loses more with the original is not told, whatever it gains without."""

_Place = tuple[int, int]
"""The number of a pair and of a word in one of its texts."""


def weigh(
    pairs: Sequence[TextPair], back: Engine, forth: Engine, doubts: Doubts, progress: Progress | None = None
) -> list[PairWeights]:
    """The weights of every pair, in order. `back` scores English given French, `forth` the other way."""
    compared = [number for number, pair in enumerate(pairs) if pair.originals]
    texts = [(pair.english.text, pair.french.text) for pair in pairs]
    french = _with_alone(_scored(texts, forth, progress), forth)
    reverse = _scored([(texts[number][1], texts[number][0]) for number in compared], back, progress)
    original = dict(zip(compared, reverse, strict=True))
    improbable = [
        (number, place)
        for number in original
        for place in _doubted_french(french[number], original[number], doubts)
    ]
    unfaced = [
        (number, place)
        for number, text in original.items()
        for place in doubted(doubts.original, _contexts(text, french[number], Tongue.ENGLISH))
    ]
    tried = _alternatives(french, original, improbable, doubts, back, forth)
    added = _left_out(improbable, french, original, forth, back)
    without = _left_out(unfaced, original, french, back, forth)
    return [
        PairWeights(
            passages=pair.passages,
            originals=pair.originals,
            french=tuple(
                _placed(word, pair.french)._replace(
                    alternatives=tried.get((number, place), ()), without=added.get((number, place))
                )
                for place, word in enumerate(french[number].words)
            ),
            original=tuple(
                _placed(word, pair.english)._replace(without=without.get((number, place)))
                for place, word in enumerate(original[number].words if number in original else ())
            ),
        )
        for number, pair in enumerate(pairs)
    ]


def _scored(
    pairs: Sequence[tuple[str, str]], engine: Engine, progress: Progress | None = None
) -> list[_Scored]:
    scores = engine.score(pairs, progress) if pairs else []
    return [
        _Scored(given, text, score, words_of(text, score), score)
        for (given, text), score in zip(pairs, scores, strict=True)
    ]


def _with_alone(french: Sequence[_Scored], forth: Engine) -> dict[int, _Scored]:
    """The same, also scored given nothing, by the number of their pair."""
    scores = forth.score([(NOTHING, one.text) for one in french]) if french else []
    return {number: _alone(*one) for number, one in enumerate(zip(french, scores, strict=True))}


def _alone(text: _Scored, score: TargetScore) -> _Scored:
    bare = words_of(text.text, score)
    words = [word._replace(alone=one.log_probs) for word, one in zip(text.words, bare, strict=True)]
    return replace(text, words=words, alone=score)


def _alternatives(
    french: Mapping[int, _Scored],
    original: Mapping[int, _Scored],
    meant: Sequence[_Place],
    doubts: Doubts,
    back: Engine,
    forth: Engine,
) -> dict[_Place, tuple[Alternative, ...]]:
    """For each doubted word, for its meaning or its form, what else could stand there, and how much better
    that would explain the texts.
    """
    formed = [
        (number, place)
        for number, text in french.items()
        for place in _doubted_forms(text, original.get(number), doubts)
    ]
    written = _written([*meant, *(place for place in formed if place[0] in original)], french, forth)
    tried = list(_tried(french, frozenset(meant), frozenset(formed), written))
    words = {place: french[place[0]].words[place[1]] for place, _ in tried}
    scores = forth.score([(french[i].given, one.text) for (i, _), one in tried]) if tried else []
    gains = [
        gain(score, french[place[0]].text, words[place], french[place[0]].score)
        for (place, _), score in zip(tried, scores, strict=True)
    ]
    hopeful = [
        (place, one)
        for (place, one), better in zip(tried, gains, strict=True)
        if better is not None and _is_hopeful(one, better, aided=place[0] in original)
    ]
    alone = _gains_alone(hopeful, words, french, forth)
    found: dict[_Place, list[Alternative]] = {}
    for (place, one), better in zip(tried, gains, strict=True):
        if better is not None:
            alternative = Alternative(one.word, better, one.is_form, None, alone.get((place, one.word)))
            found.setdefault(place, []).append(alternative)
    return _with_return(found, words, french, original, back)


def _written(places: Sequence[_Place], french: Mapping[int, _Scored], forth: Engine) -> dict[_Place, str]:
    """What the model itself would write at each place."""
    asked = list(dict.fromkeys(places))
    cuts = [CutTarget(french[i].given, french[i].text, french[i].words[place].start) for i, place in asked]
    return dict(zip(asked, forth.complete(cuts) if cuts else [], strict=True))


def _tried(
    french: Mapping[int, _Scored],
    meant: Set[_Place],
    formed: Set[_Place],
    written: Mapping[_Place, str],
) -> Iterator[tuple[_Place, Candidate]]:
    """What is tried in place of each word.

    Forms of a word that the model would write just so are not: of wrong ones it would write 3 in 100. Where
    it would go on with the word before, that is tried in its longer form.
    """
    for number, place in sorted({*meant, *formed}):
        text, word = french[number].text, french[number].words[place]
        own = written.get((number, place))
        yield from (
            ((number, place), one)
            for one in candidates(
                text, word, own, meant=(number, place) in meant, forms=(number, place) in formed
            )
        )
        before = french[number].words[place - 1] if place else None
        if before and own and (longer := continued(text, before, word, own)):
            yield (number, place - 1), longer


def _is_hopeful(tried: Candidate, better: float, *, aided: bool) -> bool:
    """Whether what the candidate gains given nothing can matter."""
    return better > (_HOPELESS if tried.is_form else 0.0) or (tried.is_form and not aided)


def _gains_alone(
    tried: Sequence[tuple[_Place, Candidate]],
    words: Mapping[_Place, WordWeight],
    french: Mapping[int, _Scored],
    forth: Engine,
) -> dict[tuple[_Place, str], float | None]:
    """What each candidate gains given nothing, by its place and word."""
    scores = forth.score([(NOTHING, one.text) for _, one in tried]) if tried else []
    return {
        (place, one.word): gain(score, french[place[0]].text, words[place], french[place[0]].alone)
        for (place, one), score in zip(tried, scores, strict=True)
    }


def _doubted_french(french: _Scored, original: _Scored, doubts: Doubts) -> list[int]:
    """The French words to look into, one of some length among them where the original has a word in doubt.

    A wrong word may be probable French: killed for injured. What it fails to render shows.
    """
    given = _contexts(french, original, Tongue.FRENCH)
    found = doubted(doubts.french, given)
    if any(is_long(french.words[number]) for number in found):
        return found
    if not doubted(doubts.original, _contexts(original, french, Tongue.ENGLISH)):
        return found
    return sorted({*found, *most_doubted(doubts.french, french.words, given)})


def _contexts(text: _Scored, facing: _Scored, language: Tongue) -> list[Features | None]:
    return content_contexts(text.text, text.words, facing.text, facing.words, language)


def _doubted_forms(french: _Scored, original: _Scored | None, doubts: Doubts) -> list[int]:
    """The French words that have other forms, and of which those are looked into."""
    if original is None:
        return doubted_forms(doubts.unaided, french.text, french.words, ())
    return doubted_forms(doubts.form, french.text, french.words, original.words)


def _with_return(
    tried: Mapping[_Place, Sequence[Alternative]],
    words: Mapping[_Place, WordWeight],
    french: Mapping[int, _Scored],
    original: Mapping[int, _Scored],
    back: Engine,
) -> dict[_Place, tuple[Alternative, ...]]:
    """The same, the best of each place also asked whether it leads to the original, if it is another word."""
    best = {place: most_probable(some) for place, some in tried.items() if place[0] in original}
    asked = [(place, one) for place, one in best.items() if one is not None]
    changed = [
        (replaced(french[place[0]].text, words[place], one.text), original[place[0]].text)
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


def _left_out(
    places: Sequence[_Place],
    texts: Mapping[int, _Scored],
    facing: Mapping[int, _Scored],
    here: Engine,
    there: Engine,
) -> dict[_Place, tuple[float, float]]:
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


def _placed(word: WordWeight, view: View) -> WordWeight:
    """The word where it stands in the text that was read."""
    span = view.span(word.start, word.end)
    return word._replace(start=span.start, end=span.end)
