"""What weights say of words: features, charges, and the order in which passages are to be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.evidence.contexts import contexts
from audit.evidence.doubts import UNFITTED, best, doubted, most_doubted
from audit.evidence.testimony import (
    Charge,
    Texts,
    chargeable,
    in_doubt,
    most_suspect,
    probability,
    suspects,
    suspicion,
)
from audit.records import (
    Alternative,
    Belief,
    Forest,
    PairPenalty,
    PairWeights,
    Penalties,
    Reliability,
    Witness,
    WordWeight,
)
from tests.checks.weighed import WITNESS
from tests.reports.builders import audit_of

FRENCH = "Les chevaux de Martin sont votés"
ENGLISH = "The rights of Martin are passed"
TEXTS = Texts(FRENCH, ENGLISH)


def word(text: str, own: str, *log_probs: float, tried: tuple[Alternative, ...] = ()) -> WordWeight:
    start = text.index(own)
    return WordWeight(start, start + len(own), log_probs, tried, edited=log_probs)


def pair(*french: WordWeight, original: tuple[WordWeight, ...] = ()) -> PairWeights:
    return PairWeights(passages=(0,), originals=(0,), french=french, original=original)


def test_doubted_are_words_that_surprise_and_most_of_all_a_long_one() -> None:
    words = [word(FRENCH, "Les", -9.0), word(FRENCH, "chevaux", -3.0), word(FRENCH, "sont", -8.0)]
    assert doubted(UNFITTED.french, contexts(FRENCH, words)) == [0, 2]
    assert most_doubted(UNFITTED.french, words[:2], contexts(FRENCH, words[:2])) == [1]
    assert most_doubted(UNFITTED.french, [], []) == []


def test_of_two_forms_that_is_told_which_the_post_editor_likes_too() -> None:
    tried = (
        Alternative("votées", 5.0, True, edited_gain=-3.0),
        Alternative("votée", 4.0, True, edited_gain=2.0),
    )
    found = best(word(FRENCH, "votés", -9.0, tried=tried), form=True)
    assert found is not None and found.text == "votée"


@pytest.mark.parametrize(
    ("french", "own", "instead"),
    [
        ("Il a nonante ans.", "nonante", "trente"),
        ("Voir univ. de Lyon.", "univ", "université"),
    ],
)
def test_numbers_and_abbreviations_are_not_charged(french: str, own: str, instead: str) -> None:
    one = pair(word(french, own, -9.0, tried=(Alternative(instead, 9.0, False, 9.0),)))
    assert not list(chargeable(Charge.UNSUPPORTED, one, Texts(french, ENGLISH)))
    end = PairWeights(passages=(0,), originals=(0,), french=one.french)
    assert list(chargeable(Charge.UNSUPPORTED, end, Texts(french.replace(own, "x" * len(own)), ENGLISH)))


@pytest.mark.parametrize(
    ("own", "instead", "charges"),
    [
        ("chevaux", Alternative("droits", 9.0, False, 9.0), {Charge.UNSUPPORTED}),
        ("votés", Alternative("votées", 9.0, True, 9.0), {Charge.WRONG_FORM}),
        ("Martin", Alternative("Pierre", 9.0, False, 9.0), set()),
        ("de", Alternative("des", 9.0, True, 9.0), {Charge.WRONG_FORM}),
        ("de", Alternative("par", 9.0, False, 9.0), set()),
    ],
)
def test_a_word_is_charged_with_what_it_can_be(own: str, instead: Alternative, charges: set[Charge]) -> None:
    one = pair(word(FRENCH, own, -9.0, tried=(instead,)), original=(word(ENGLISH, "Martin", -0.1),))
    found = {
        charge for charge in (Charge.UNSUPPORTED, Charge.WRONG_FORM) if list(chargeable(charge, one, TEXTS))
    }
    assert found == charges


def test_the_odds_are_those_of_the_belief() -> None:
    doubtful = word(FRENCH, "chevaux", -9.0, tried=(Alternative("droits", 8.0, False, 1.0),))
    (told,) = in_doubt(WITNESS, Charge.UNSUPPORTED, pair(doubtful), TEXTS)
    assert (told.span.of(FRENCH), told.odds, told.instead and told.instead.text) == ("chevaux", 3.0, "droits")


def test_a_pair_with_more_against_it_is_more_suspect() -> None:
    sure = pair(word(FRENCH, "chevaux", -0.1))
    odd = pair(word(FRENCH, "chevaux", -6.0))
    mild = pair(word(FRENCH, "chevaux", -9.0, tried=(Alternative("droits", 2.0, False, 1.0),)))
    grave = pair(word(FRENCH, "chevaux", -9.0, tried=(Alternative("droits", 9.0, False, 1.0),)))
    assert suspicion(WITNESS, mild, TEXTS) < suspicion(WITNESS, grave, TEXTS)
    assert suspicion(WITNESS, sure, TEXTS) <= suspicion(WITNESS, odd, TEXTS) < suspicion(WITNESS, mild, TEXTS)
    assert suspicion(None, sure, TEXTS) < suspicion(None, odd, TEXTS) < suspicion(None, grave, TEXTS)


@pytest.mark.parametrize(
    ("witness", "penalties", "order"),
    [
        (WITNESS, (), [3, 2, 0, 1]),
        (WITNESS, (1.0, 4.0, 0.5, 0.0), [3, 1, 0, 2]),
        (None, (1.0, 4.0, 0.5, 0.0), [1, 0, 2, 3]),
        (WITNESS, (0.0, 4.0), [3, 1, 2, 0]),
    ],
)
def test_a_penalty_ranks_what_no_finding_does(
    witness: Witness | None, penalties: tuple[float, ...], order: list[int]
) -> None:
    grave = word(FRENCH, "chevaux", -9.0, tried=(Alternative("droits", 9.0, False, 1.0),))
    mild = word(FRENCH, "chevaux", -9.0, tried=(Alternative("droits", 0.5, False, 0.5),))
    words = (word(FRENCH, "chevaux", -0.1), word(FRENCH, "chevaux", -6.0), mild, grave)
    pairs = tuple(replace(pair(one), passages=(number,)) for number, one in enumerate(words))
    given = Penalties(model="m", pairs=tuple(PairPenalty((i,), one) for i, one in enumerate(penalties)))
    evidence = replace(
        audit_of(FRENCH, original=[ENGLISH]).evidence, weights=pairs, witness=witness, penalties=given
    )
    assert [one.passages[0] for one in most_suspect(evidence, 4)] == order
    assert [one.passages[0] for one in most_suspect(evidence, 2)] == order[:2]


def test_without_a_witness_surprise_alone_puts_in_doubt() -> None:
    one = pair(word(FRENCH, "chevaux", -9.0), original=(word(ENGLISH, "rights", -8.0),))
    french, original = suspects(None, one, TEXTS)
    assert [told.span.of(FRENCH) for told in french] == ["chevaux"]
    assert [told.span.of(ENGLISH) for told in original] == ["rights"]


def test_a_probability_is_given_only_where_it_was_measured() -> None:
    forest = Forest(bias=0.0, trees=())
    known = Reliability(intercept=0.0, slope=1.0, findings=50)
    assert probability(Belief(forest=forest), 3.0) is None
    assert probability(Belief(forest=forest, reliability=known), 0.0) == 0.5
    assert probability(Belief(forest=forest, reliability=known), 2.0) == 0.88


def test_a_word_is_added_where_both_texts_do_better_without_it() -> None:
    added = word(FRENCH, "chevaux", -8.0)._replace(without=(7.0, 1.0, 0.0))
    named = word(FRENCH, "Martin", -8.0)._replace(without=(7.0, 1.0, 0.0))
    (found,) = in_doubt(WITNESS, Charge.ADDED, pair(added, named), TEXTS)
    assert (found.span.of(FRENCH), found.instead, found.odds) == ("chevaux", None, 2.0)


def test_what_the_alternative_gains_to_the_post_editor_tells_of_an_unsupported_word() -> None:
    tried = (Alternative("droits", 6.0, False, return_gain=3.0, edited_gain=2.0),)
    one = word(FRENCH, "chevaux", -8.0, -1.0, tried=tried)
    ((_, found),) = chargeable(Charge.UNSUPPORTED, pair(one), TEXTS)
    assert found[-11:] == (6.0, 3.0, 3.0, 9.0, 2.0, 2.0, 0.0, 0.0, -5.0, -5.0, -5.0)
