"""Findings are named alike in two versions of an article, and no two in one."""

from __future__ import annotations

from itertools import permutations

import pytest

from audit.records import Span
from audit.suppression.fingerprints import fingerprints
from tests.reports.builders import flag, place, span_of


def test_fingerprints_survive_edits_elsewhere() -> None:
    before, after = "Un mot , ici.\nDeux mots , là.", "Tout autre chose.\nUn mot , ici.\nAutre ligne."
    assert fingerprints(before, [flag(before, " ,")]) == fingerprints(after, [flag(after, " ,")])


SENTENCE = "Jeudi dernier, le maire a reçu 12 élus de la région, puis il est parti sans dire un mot."


@pytest.mark.parametrize(
    "edited",
    [
        f"\n\n\n{SENTENCE}",
        f"Une autre phrase. {SENTENCE} Encore une autre.",
        f"« Une autre ? » {SENTENCE} 12 élus de la région.",
        SENTENCE.replace("Jeudi dernier", "Lundi"),
        SENTENCE.replace(", puis il est parti sans dire un mot", ""),
        SENTENCE.replace(" élus", "\u00a0élus").replace("région,", "région ,"),
    ],
)
def test_fingerprints_survive_edits_elsewhere_in_the_sentence(edited: str) -> None:
    assert fingerprints(SENTENCE, [flag(SENTENCE, "12")]) == fingerprints(edited, [flag(edited, "12")])


@pytest.mark.parametrize(
    "edited",
    [SENTENCE.replace("12", "13"), SENTENCE.replace("reçu", "perdu"), SENTENCE.replace("élus", "lits")],
)
def test_fingerprints_do_not_survive_edits_of_what_is_marked_or_beside_it(edited: str) -> None:
    number = "13" if "13" in edited else "12"
    assert fingerprints(SENTENCE, [flag(SENTENCE, "12")]) != fingerprints(edited, [flag(edited, number)])


def test_short_words_tell_no_places_apart() -> None:
    text = "Le ministre a un plan. Le député a un projet."
    spans = [span_of(text, " a ", nth) for nth in (0, 1)]
    one, other = fingerprints(text, [flag(text, " a ", span=span) for span in spans])
    assert "-" not in one + other and one != other


def test_fingerprints_tell_findings_apart() -> None:
    text = "Un mot , ici.\nDeux mots , là.\nUn mot , ici."
    spans = [Span(start=6, end=8), Span(start=23, end=25), Span(start=36, end=38)]
    flags = [flag(text, " ,", span=span) for span in spans] + [flag(text, " ,", check="LI02")]
    found = fingerprints(text, flags)
    assert len(set(found)) == 4
    assert found[2] == f"{found[0]}-2", "the same words in the same surroundings are counted"


def test_fingerprints_of_aggregated_findings_outlive_a_mended_place() -> None:
    text = "oui ! et non ! et oui !"
    places = (place(text, " !"), place(text, " !", nth=1), place(text, " !", nth=2))
    whole, mended = flag(text, " !", places=places), flag(text, " !", places=places[:2])
    assert fingerprints(text, [whole]) == fingerprints(text, [mended])


def test_fingerprints_do_not_depend_on_the_order_given() -> None:
    text = "oui , oui , oui , oui , oui , oui , oui , oui , oui , oui"
    flags = [flag(text, "i ,", span=Span(start=start, end=start + 3)) for start in (20, 26, 32)]
    flags += [flag(text, "i ,", span=flags[0].span, message="Otherwise.")]
    known = dict(zip(flags, fingerprints(text, flags), strict=True))
    assert len(set(known.values())) == len(flags)
    for order in permutations(flags):
        assert fingerprints(text, order) == [known[one] for one in order]


def test_a_long_text_is_known_by_its_ends() -> None:
    edited = SENTENCE.replace("12 élus", "douze élues")
    whole, other = flag(SENTENCE, SENTENCE), flag(edited, edited)
    assert fingerprints(SENTENCE, [whole]) == fingerprints(edited, [other])
    end = SENTENCE.replace("un mot", "adieu")
    assert fingerprints(SENTENCE, [whole]) != fingerprints(end, [flag(end, end)])
