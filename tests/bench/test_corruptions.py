import re
from random import Random

import pytest

from audit.checks.tables import read_table
from bench.corruptions import CORRUPTIONS, kin_and_qualities
from bench.corruptions.corruption import Carrier, Corruption, Plant
from bench.corruptions.meanings import contraries
from bench.planting import draw_plants
from tests.bench.carrier import make_carrier

CARRIER = make_carrier()
EACH = pytest.mark.parametrize("corruption", CORRUPTIONS, ids=lambda corruption: corruption.name)


def first_plant(corruption: Corruption) -> Plant:
    tries = (corruption.plant(Random(seed), CARRIER) for seed in range(60))
    return next(plant for plant in tries if plant is not None)


def pieces(name: str) -> set[tuple[str, str]]:
    corruption = next(one for one in CORRUPTIONS if one.name == name)
    plants = [corruption.plant(Random(seed), CARRIER) for seed in range(80)]
    return {
        (plant.clean.text[slice(*plant.clean_span)], plant.span.of(plant.text)) for plant in plants if plant
    }


def test_a_quality_is_added_behind_a_noun_and_a_relative_is_another() -> None:
    pairs = (("Sa mère a vu la maison de Paul.", "His mother saw the house of Paul."),)
    carrier = Carrier(id="c", fr=(pairs[0][0],), en=(pairs[0][1],), spare=pairs)
    texts = [one.plant(Random(1), carrier) for one in kin_and_qualities.CORRUPTIONS]
    relative, quality = (plant.text if plant else "" for plant in texts)
    assert relative == "Sa tante a vu la maison de Paul."
    assert re.fullmatch(r"Sa mère a vu la maison \w+ de Paul\.", quality)


def test_names_are_unique() -> None:
    assert len({corruption.name for corruption in CORRUPTIONS}) == len(CORRUPTIONS)


@EACH
def test_only_the_span_differs(corruption: Corruption) -> None:
    plant = first_plant(corruption)
    low, high = plant.clean_span
    assert plant.text != plant.clean.text
    assert plant.text[: plant.span.start] == plant.clean.text[:low]
    assert plant.text[plant.span.end :] == plant.clean.text[high:]
    assert all(span.end <= len(plant.text) for span in (plant.span, *plant.also))


@EACH
def test_the_original_keeps_its_lines(corruption: Corruption) -> None:
    assert len(first_plant(corruption).clean.en) == len(CARRIER.en)


@EACH
def test_the_same_seed_plants_the_same(corruption: Corruption) -> None:
    one, other = (draw_plants(corruption, [CARRIER], 4, seed=7) for _ in range(2))
    assert [plant.text for plant in one] == [plant.text for plant in other]
    assert len({plant.text for plant in one}) == len(one)


@pytest.mark.parametrize(
    ("name", "clean", "corrupt"),
    [
        ("negation dropped", "enfants ne sont pas", "enfants sont"),
        ("negation dropped before infinitive", "de ne pas fermer", "de fermer"),
        ("negation added", "est", "n’est pas"),
        ("million for milliard", "milliard", "million"),
        ("currency exchanged", "dollars", "euros"),
        ("unit exchanged", "kilomètres", "mètres"),
        ("stray stop after acronym", ",", ". ,"),
        ("stop inside quote", "\u00a0».", ".\u00a0»"),
        ("unaccented À", "À", "A"),
        ("accent lost in a name once", "Jiménez", "Jimenez"),
        ("natural thousands to comma", "35\u202f000", "35,000"),
        ("natural decimal comma to point", "7,5", "7.5"),
        ("mojibake apostrophe", "’", "â€™"),
    ],
)
def test_it_plants_what_it_says(name: str, clean: str, corrupt: str) -> None:
    assert any((clean, corrupt) == (was.strip(" "), now.strip(" ")) for was, now in pieces(name))


@pytest.mark.parametrize("name", ["digit changed", "percentage changed", "year changed", "name swapped"])
def test_accuracy_errors_contradict_the_english(name: str) -> None:
    for was, now in pieces(name):
        assert was in " ".join(CARRIER.en)
        assert was != now


def test_negation_is_dropped_only_where_english_denies() -> None:
    assert {was for was, _ in pieces("negation dropped")} == {"enfants ne sont pas"}


def test_a_lost_mark_can_be_shown_by_its_partner() -> None:
    corruption = next(one for one in CORRUPTIONS if one.name == "opening quote lost")
    plant = first_plant(corruption)
    assert [span.of(plant.text) for span in plant.also][-1] == "»"


def test_no_contrary_is_taken_from_the_table_of_the_check() -> None:
    kinds = [re.compile(rf"\b(?:{row['french']})", re.IGNORECASE) for row in read_table("contraries")]
    groups = [row["group"] for row in read_table("contraries")]
    for right, (wrong, _) in contraries().items():
        ours, theirs = (
            {group for kind, group in zip(kinds, groups, strict=True) if kind.match(word)}
            for word in (right, wrong)
        )
        assert not ours & theirs, (right, wrong)
