"""No finer check speaks of a place that holds markup, a placeholder or a wrong encoding."""

from __future__ import annotations

import pytest

from audit.checks.check import Hit
from audit.checks.gathering import gather
from audit.checks.running.judging import judge_checks
from audit.checks.running.precedence import outside_held
from audit.checks.running.registry import all_checks, find_check
from audit.passages import prepare
from audit.records import Article, Evidence, PassageEvidence, Place, Severity, Span


def spoken(text: str) -> set[str]:
    """The names of the checks that find something above style in an article."""
    prepared = prepare(Article(id="a", path="a.txt", text=text, digest=""))
    passages = tuple(PassageEvidence(passage=passage) for passage in prepared.passages)
    flags = judge_checks(Evidence(prepared=prepared, passages=passages), all_checks()).flags
    return {flag.name for flag in flags if flag.severity is not Severity.STYLE}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Le maire a reçu %1$s dans la grande salle de la mairie.", "template_remains"),
        ("La salle a reÃ§u vingt-deux visiteurs dÃ¨s le matin de l’ouverture.", "mojibake"),
        ("Il a dit â€œnonâ€\x9d au prÃ©sident de la région, puis il est sorti.", "mojibake"),
        ('Le <span style="color: #36f ; »>maire</span> est sorti de la salle.', "html_tags"),
        ("Le {{nom}} du maire est inscrit sur la porte de la mairie.", "template_remains"),
    ],
)
def test_only_the_fault_of_the_place_speaks(text: str, holder: str) -> None:
    assert spoken(text) == {holder}


def test_what_stands_elsewhere_speaks() -> None:
    assert spoken("Le maire a reçu %1$s dans dans la grande salle.") == {"template_remains", "repeated_word"}


def test_who_knows_what_was_lost_speaks_instead() -> None:
    assert "lost_apostrophe" in find_check("lost_characters").yields_to
    assert spoken("Le maire de l?endroit est sorti de la grande salle.") == {"lost_apostrophe"}


def hit(start: int, end: int) -> Hit:
    return Hit(span=Span(start=start, end=end), message="Something.")


@pytest.mark.parametrize("finer", [hit(10, 20), hit(12, 13), hit(5, 11), hit(19, 40)])
def test_finer_is_what_lies_in_the_place_or_reaches_into_it(finer: Hit) -> None:
    assert list(outside_held([finer], [Span(start=10, end=20)])) == []


@pytest.mark.parametrize("other", [hit(5, 10), hit(20, 21), hit(9, 20), hit(0, 90)])
def test_not_finer_is_what_lies_beside_it_or_holds_all_of_it_and_more(other: Hit) -> None:
    assert list(outside_held([other], [Span(start=10, end=20)])) == [other]


def test_gathered_places_fall_away_one_by_one() -> None:
    places = [Place(span=Span(start=at, end=at + 1), suggestion=str(at)) for at in (3, 12, 30)]
    (gathered,) = gather(places, "{count} place{s}.", one="A place.")
    (two,) = outside_held([gathered], [Span(start=0, end=5)])
    assert (two.message, two.span, two.suggestion, len(two.places)) == ("2 places.", places[1].span, "12", 2)
    (single,) = outside_held([two], [Span(start=12, end=13)])
    assert (single.message, single.places) == ("A place.", (places[2],))
    assert list(outside_held([single], [Span(start=0, end=99)])) == []
