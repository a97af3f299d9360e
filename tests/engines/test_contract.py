"""What every engine promises, whatever runs the model."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest

from audit.engines.engine import Engine
from audit.records import CutTarget, PieceScore, TargetScore, Translation
from tests.engines.alike import INT8, assert_alike
from tests.engines.conftest import Opener
from tests.engines.tiny import SENTENCES

WITH_MODEL = ("transformers", "ctranslate2", "torch", "cached")
ENGINES = (*WITH_MODEL, "recorded")
ODD_TEXTS = ["🙂 \u202bשלום\u202c", "\x00", "e\u0301te\u0301", "\ud800", "</s> <pad> <unk>", "&#39;"]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, opened: Opener) -> Engine:
    return opened(request.param)


@pytest.fixture(params=WITH_MODEL)
def model(request: pytest.FixtureRequest, opened: Opener) -> Engine:
    return opened(request.param)


def test_order_and_length_are_kept(engine: Engine) -> None:
    alone = {text: engine.translate([text])[0] for text in SENTENCES}
    texts = list(SENTENCES) * 5
    random.Random(1).shuffle(texts)
    together = engine.translate(texts)
    assert len(together) == len(texts)
    assert_alike(together, [alone[text] for text in texts], within=INT8)
    assert len({found.text for found in together}) > 5


def test_nothing_gives_nothing(engine: Engine) -> None:
    assert engine.translate([]) == []


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_empty_text_gives_an_empty_translation(engine: Engine, text: str) -> None:
    first, second = engine.translate([text, SENTENCES[0]])
    assert first == Translation(text="")
    assert second.text


def test_same_input_same_output(engine: Engine) -> None:
    assert_alike(engine.translate(SENTENCES), engine.translate(SENTENCES), within=INT8)


def test_copies_in_one_batch_are_alike(engine: Engine) -> None:
    """The text is the same; sums run in another order in another row of a matrix, on some CPUs."""
    first, *others = engine.translate([SENTENCES[3]] * 7)
    assert_alike(others, [first] * len(others), within=INT8)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_any_text_is_taken(engine: Engine, text: str) -> None:
    assert len(engine.translate([text, SENTENCES[0], text])) == 3


def test_progress_adds_up(engine: Engine) -> None:
    texts = [*SENTENCES, "", SENTENCES[0], " ".join(SENTENCES * 3), "un texte neuf"]
    texts_done = tokens_done = 0

    def progress(texts: int, tokens: int) -> None:
        nonlocal texts_done, tokens_done
        texts_done += texts
        tokens_done += tokens

    engine.translate(texts, progress)
    assert texts_done == len(texts)
    assert tokens_done > 0


def test_fingerprint_is_complete(engine: Engine) -> None:
    fingerprint = engine.fingerprint
    assert fingerprint.engine and fingerprint.model and len(fingerprint.revision) == 64
    assert engine.fingerprint == fingerprint


def test_long_text_is_split_not_cut(model: Engine) -> None:
    text = " ".join(SENTENCES * 4)
    (found,) = model.translate([text])
    assert found.pieces > 2
    assert found.tokens > 0 and found.text


def test_long_word_is_reported_as_truncated(model: Engine) -> None:
    word, plain = model.translate(["anticonstitutionnellement" * 200, SENTENCES[0]])
    assert word.truncated
    assert not plain.truncated


def test_log_prob_is_a_mean(model: Engine) -> None:
    for found in model.translate(SENTENCES):
        assert found.log_prob is not None and -10 < found.log_prob < 0


ROUNDING = 0.05
"""Log-probability of one piece, in float32 or int8: what another shape of batch may change."""
PAIRS = [*zip(SENTENCES[5:], SENTENCES, strict=False), *zip(SENTENCES, SENTENCES[5:], strict=False)]
UNSCORABLE = [("", SENTENCES[0]), (SENTENCES[0], ""), (SENTENCES[0], " \n\u00a0"), (" ", " ")]


def same_score(one: TargetScore, other: TargetScore) -> bool:
    places = [piece[:2] for piece in one.pieces] == [piece[:2] for piece in other.pieces]
    numbers = zip(log_probs(one), log_probs(other), strict=True)
    return places and all(
        (a is None) == (b is None) and abs((a or 0) - (b or 0)) < ROUNDING for a, b in numbers
    )


def log_probs(score: TargetScore) -> list[float | None]:
    return [*(piece.log_prob for piece in score.pieces), score.end_log_prob]


def covered(text: str, pieces: Sequence[PieceScore]) -> str:
    """The characters of the text that lie in some piece."""
    assert sorted(pieces, key=lambda piece: piece[:2]) == list(pieces)
    places = {place for piece in pieces for place in range(piece.start, piece.end)}
    return "".join(text[place] for place in sorted(places))


def test_scores_keep_order_and_length_in_any_batch(engine: Engine) -> None:
    alone = {pair: engine.score([pair])[0] for pair in PAIRS}
    pairs = PAIRS * 5
    random.Random(1).shuffle(pairs)
    together = engine.score(pairs)
    assert len(together) == len(pairs)
    assert all(same_score(found, alone[pair]) for found, pair in zip(together, pairs, strict=True))
    assert len({tuple(log_probs(found)) for found in together}) > 5


def test_no_pairs_give_no_scores(engine: Engine) -> None:
    assert engine.score([]) == []


@pytest.mark.parametrize("pair", UNSCORABLE)
def test_an_empty_side_is_not_scored(engine: Engine, pair: tuple[str, str]) -> None:
    first, second = engine.score([pair, PAIRS[0]])
    assert set(log_probs(first)) == {None}
    assert None not in log_probs(second)


def test_every_character_but_spaces_lies_in_a_piece(engine: Engine) -> None:
    for (_, target), found in zip(PAIRS, engine.score(PAIRS), strict=True):
        assert covered(target, found.pieces).split() == "".join(target.split()).split()


def test_log_probs_are_negative(engine: Engine) -> None:
    scored = [number for found in engine.score(PAIRS) for number in log_probs(found) if number is not None]
    assert scored and all(-30 < number <= 0 for number in scored)


@pytest.mark.parametrize("text", [*ODD_TEXTS, "\u200b"])
def test_any_target_and_source_is_taken(engine: Engine, text: str) -> None:
    assert len(engine.score([(SENTENCES[0], text), (text, SENTENCES[0]), (text, text)])) == 3


def test_a_score_is_the_same_again(engine: Engine) -> None:
    again = zip(engine.score(PAIRS), engine.score(PAIRS), strict=True)
    assert all(same_score(one, other) for one, other in again)


def test_scoring_progress_adds_up(engine: Engine) -> None:
    pairs = [*PAIRS, *UNSCORABLE, PAIRS[0], ("un texte neuf", "a new text")]
    pairs_done = tokens_done = 0

    def progress(pairs: int, tokens: int) -> None:
        nonlocal pairs_done, tokens_done
        pairs_done += pairs
        tokens_done += tokens

    engine.score(pairs, progress)
    assert pairs_done == len(pairs)
    assert tokens_done > 0


def test_a_piece_the_vocabulary_lacks_has_no_score(model: Engine) -> None:
    text = "Le prix | le 🙂 prix"
    (found,) = model.score([(SENTENCES[0], text)])
    missing = [text[piece.start : piece.end] for piece in found.pieces if piece.log_prob is None]
    assert missing == ["|", "🙂"]
    assert all(number > -100 for number in log_probs(found) if number is not None)


@pytest.mark.parametrize("side", [0, 1])
def test_what_is_too_long_is_not_scored_and_not_cut(model: Engine, side: int) -> None:
    long = " ".join(SENTENCES * 4)
    pair = (long, SENTENCES[0]) if side == 0 else (SENTENCES[0], long)
    found, plain = model.score([pair, PAIRS[0]])
    assert set(log_probs(found)) == {None} and None not in log_probs(plain)
    assert covered(pair[1], found.pieces).split() == "".join(pair[1].split()).split()


def test_a_translation_is_as_probable_as_the_search_says(model: Engine) -> None:
    """The score of what the search found is its own `log_prob`, where the text leads back to its tokens."""
    translations = model.translate(SENTENCES)
    scores = model.score([(text, one.text) for text, one in zip(SENTENCES, translations, strict=True)])
    compared = 0
    for translation, score in zip(translations, scores, strict=True):
        numbers = [number for number in log_probs(score) if number is not None]
        if translation.truncated or len(numbers) != translation.tokens + 1:
            continue
        assert sum(numbers) / len(numbers) == pytest.approx(translation.log_prob, abs=ROUNDING)
        compared += 1
    assert compared


def test_engines_agree_on_every_piece(opened: Opener) -> None:
    expected = opened("transformers").score(PAIRS)
    for kind in ("ctranslate2 float32", "torch"):
        found = opened(kind).score(PAIRS)
        assert all(same_score(one, other) for one, other in zip(found, expected, strict=True))


PLACES = [
    CutTarget(source, target, at)
    for source, target in PAIRS
    for at in (0, *(match.start() for match in re.finditer(r"\b\w", target)), len(target))
]
"""Before every word of every target, and at both its ends."""


def mostly_same(found: Sequence[str], expected: Sequence[str]) -> bool:
    """All but a few: where two tokens are equally probable, another shape of batch may choose the other."""
    same = [one == other for one, other in zip(found, expected, strict=True)]
    return sum(same) >= 0.97 * len(same)


def test_completions_keep_order_and_length_in_any_batch(engine: Engine) -> None:
    alone = {place: engine.complete([place])[0] for place in PLACES[::3]}
    places = PLACES[::3] * 3
    random.Random(1).shuffle(places)
    together = engine.complete(places)
    assert mostly_same(together, [alone[place] for place in places])
    assert len(set(together)) > 5


def test_no_places_give_no_completions(engine: Engine) -> None:
    assert engine.complete([]) == []


@pytest.mark.parametrize("pair", UNSCORABLE)
@pytest.mark.parametrize("at", [0, 1, 99])
def test_an_empty_side_is_not_completed(engine: Engine, pair: tuple[str, str], at: int) -> None:
    nothing, something = engine.complete([CutTarget(*pair, at), CutTarget(*PAIRS[0], 0)])
    assert nothing == ""
    assert something


def test_what_stands_after_the_place_is_not_read(engine: Engine) -> None:
    source, target = PAIRS[1]
    ends = [match.start() for match in re.finditer(" ", target)]
    others = [CutTarget(source, f"{target[:end]} autre chose", end) for end in ends]
    assert mostly_same(
        engine.complete(others), engine.complete([CutTarget(source, target, end) for end in ends])
    )


def test_the_space_before_the_place_does_not_matter(engine: Engine) -> None:
    source, target = PAIRS[1]
    spaces = [match.start() for match in re.finditer(" ", target)]
    before = engine.complete([CutTarget(source, target, at) for at in spaces])
    assert before == engine.complete([CutTarget(source, target, at + 1) for at in spaces])
    assert any(text.startswith(" ") for text in before)


def test_completing_progress_adds_up(engine: Engine) -> None:
    places = [*PLACES, *(CutTarget(*pair, 0) for pair in UNSCORABLE), PLACES[0]]
    places_done = tokens_done = 0

    def progress(places: int, tokens: int) -> None:
        nonlocal places_done, tokens_done
        places_done += places
        tokens_done += tokens

    engine.complete(places, progress)
    assert places_done == len(places)
    assert tokens_done > 0


@pytest.mark.parametrize("text", [*ODD_TEXTS, "\u200b"])
def test_any_place_is_taken(engine: Engine, text: str) -> None:
    places = [CutTarget(SENTENCES[0], text, at) for at in range(len(text) + 2)]
    assert len(engine.complete([*places, CutTarget(text, SENTENCES[0], 5)])) == len(places) + 1


def test_a_piece_that_the_place_falls_into_is_not_read(model: Engine) -> None:
    source, target = PAIRS[0]
    (score,) = model.score([(source, target)])
    inside = [
        (piece.start, at) for piece in score.pieces for at in range(piece.start + 1, piece.end) if piece.start
    ]
    assert len(inside) > 5
    expected = model.complete([CutTarget(source, target, start) for start, _ in inside])
    assert mostly_same(model.complete([CutTarget(source, target, at) for _, at in inside]), expected)


def test_no_beginning_is_more_probable_than_the_one_written(model: Engine) -> None:
    source, target = PAIRS[0]
    (text,) = model.complete([CutTarget(source, target, 0)])
    written, *others = model.score([(source, one) for one in (text.strip(), *SENTENCES)])
    first = written.pieces[0].log_prob
    assert first is not None
    assert all(first >= (other.pieces[0].log_prob or -99) - ROUNDING for other in others)


def test_a_few_pieces_are_written_and_none_unknown(model: Engine) -> None:
    texts = model.complete(PLACES)
    sizes = [len(model.score([(SENTENCES[0], text)])[0].pieces) for text in set(texts) if text]
    assert max(sizes) <= 6  # what reads as one piece more may have been written as one fewer
    assert not any("<unk>" in text or "<pad>" in text or "</s>" in text for text in texts)


@pytest.mark.parametrize("side", [0, 1])
def test_what_is_too_long_is_not_completed(model: Engine, side: int) -> None:
    long = " ".join(SENTENCES * 4)
    pair = (long, SENTENCES[0]) if side == 0 else (SENTENCES[0], long)
    nothing, something = model.complete([CutTarget(*pair, 12), CutTarget(*PAIRS[0], 0)])
    assert nothing == ""
    assert something


def test_nothing_is_written_beyond_the_positions(model: Engine) -> None:
    """The model has 127; with this source and target it would go on for long."""
    targets = [" ".join("3" * size) for size in range(121, 128)]
    texts = model.complete([CutTarget(SENTENCES[9], target, len(target)) for target in targets])
    assert [len(text.split()) for text in texts] == [5, 5, 4, 3, 2, 1, 0]


def test_engines_write_the_same(opened: Opener) -> None:
    expected = opened("transformers").complete(PLACES)
    assert "" in expected and len(set(expected)) > 10
    for kind in ("ctranslate2 float32", "torch"):
        assert mostly_same(opened(kind).complete(PLACES), expected)
