"""Which words are looked into for their form."""

from audit.evidence.contexts import contexts
from audit.evidence.doubts import UNFITTED
from audit.weighing.doubted_forms import doubted_forms, form_contexts
from tests.evidence.scored_words import (
    DIRIGEANT,
    LES,
    ONT,
    SIGNE,
    TEXT,
    WEIGHED,
)


def test_only_scored_words_that_have_other_forms_are_judged_by_their_form() -> None:
    assert [number for number, _ in form_contexts(TEXT, WEIGHED)] == [LES, DIRIGEANT, ONT, SIGNE]


def test_the_ending_and_the_neighbours_plural_stand_behind_the_context() -> None:
    found = dict(form_contexts(TEXT, WEIGHED))[DIRIGEANT]
    assert found[:-6] == contexts(TEXT, WEIGHED)[DIRIGEANT]
    assert found[-5:] == (0.0, 0.0, 1.0, 1.0, 0.0), "a t, after a plural, before none"


def test_unfitted_models_look_into_what_surprises() -> None:
    assert doubted_forms(UNFITTED.form, TEXT, WEIGHED) == [SIGNE]
