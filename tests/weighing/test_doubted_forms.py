"""Which words are looked into for their form."""

from audit.evidence.doubts import OWN_LOWEST, UNFITTED
from audit.records import Forest, Split, WordWeight
from audit.weighing.doubted_forms import doubted_forms, form_context, odds

TEXT = "Les dirigeant ont signé hier."
LES, DIRIGEANT, ONT, SIGNE, HIER = range(5)


def words(*log_probs: tuple[float, ...], alone: tuple[float, ...] = ()) -> list[WordWeight]:
    found, place = [], 0
    for own, scores in zip(TEXT.rstrip(".").split(), log_probs, strict=True):
        start = TEXT.index(own, place)
        place = start + len(own)
        found.append(WordWeight(start, place, scores, alone=alone))
    return found


WEIGHED = words((-0.5,), (-1.0, -0.25), (-6.0,), (-30.0,), ())


def test_only_scored_words_that_have_other_forms_have_a_context() -> None:
    assert [number for number, _ in form_context(TEXT, WEIGHED, ())] == [LES, DIRIGEANT, ONT, SIGNE]


def test_the_context_holds_the_word_and_two_on_either_side() -> None:
    found = dict(form_context(TEXT, WEIGHED, words((-9.0,), (), (), (), ())))
    assert found[DIRIGEANT][:20] == (
        *(0.0, 0.0, 0.0, 0.0),
        *(-0.5, -0.5, -0.5, -0.5),
        *(-1.0, -1.0, -1.25, -0.25),
        *(-6.0, -6.0, -6.0, -6.0),
        *(-20.0, -20.0, -20.0, -20.0),
    )
    assert found[DIRIGEANT][OWN_LOWEST] == -1.0
    assert found[DIRIGEANT][40:43] == ((-0.5 - 1.0 - 0.25 - 6.0 - 20.0) / 5, 0.0, -9.0)
    assert found[DIRIGEANT][-5:] == (0.0, 0.0, 1.0, 1.0, 0.0), "a t, after a plural, before none"


def test_what_is_given_nothing_counts_apart() -> None:
    found = dict(form_context(TEXT, words(*[(-1.0,)] * 5, alone=(-3.0,)), ()))[DIRIGEANT]
    assert (found[OWN_LOWEST], found[20 + OWN_LOWEST]) == (-1.0, -3.0)


def test_trees_add_up_and_a_bar_belongs_below() -> None:
    tree = Split(feature=0, bar=-1.0, below=Split(feature=1, bar=0.0, below=2.0, above=0.5), above=-3.0)
    forest = Forest(bias=-1.0, trees=(tree, 0.25))
    assert odds(forest, (-1.0, 0.0)) == 1.25
    assert odds(forest, (-1.0, 9.0)) == -0.25
    assert odds(forest, (-0.9, 0.0)) == -3.75


def test_unfitted_models_look_into_what_surprises() -> None:
    assert doubted_forms(UNFITTED.form, TEXT, WEIGHED, ()) == [SIGNE]
