import pytest

from audit.records import Span
from bench.corruptions.corruption import Carrier, Family, Plant, edit
from bench.remarks import Remark, apt_remarks, bear

CLEAN = Carrier(
    id="a", fr=("Un chat, un chien.", "Rien , ici."), en=("A cat, a dog.", "Nothing here."), spare=()
)


def planted() -> Plant:
    """`Un chat. , un chien.`"""
    return edit(CLEAN, 0, 7, 9, ". , ", mark=(0, 3))


def remark(start: int, end: int, suggestion: str | None = None, check: str = "stop") -> Remark:
    return Remark(check=check, span=Span(start=start, end=end), suggestion=suggestion)


def test_a_plant_knows_its_place() -> None:
    plant = planted()
    assert plant.text == "Un chat. , un chien.\nRien , ici."
    assert plant.span.of(plant.text) == ". ,"
    assert plant.clean.text[slice(*plant.clean_span)] == ","


def test_a_finding_on_the_error_counts() -> None:
    bearing = bear(planted(), [remark(7, 10, ",")], [])
    assert bearing.found == {"stop"}
    assert (bearing.exact, bearing.offered, bearing.right, bearing.elsewhere) == (True, True, True, 0)


def test_a_wrong_repair_is_not_right() -> None:
    bearing = bear(planted(), [remark(7, 10, ".")], [])
    assert (bearing.offered, bearing.right) == (True, False)


def test_a_finding_too_wide_is_not_exact() -> None:
    bearing = bear(planted(), [remark(0, 20)], [])
    assert (bearing.found, bearing.exact) == ({"stop"}, False)


def test_what_the_clean_article_had_does_not_count() -> None:
    sentence = bear(planted(), [remark(0, 20)], [remark(0, 18)])
    later = bear(planted(), [remark(26, 27)], [remark(24, 25)])
    assert (sentence.found, later.elsewhere) == (frozenset(), 0)


def test_a_new_finding_elsewhere_is_told_apart() -> None:
    bearing = bear(planted(), [remark(26, 27)], [])
    assert (bearing.found, bearing.elsewhere) == (frozenset(), 1)


def test_an_empty_clean_span_is_no_excuse() -> None:
    plant = edit(CLEAN, 1, 0, 0, "\u200b")
    assert bear(plant, [remark(plant.span.start, plant.span.end)], []).found == {"stop"}


@pytest.mark.parametrize(
    ("category", "family", "apt"),
    [
        ("accuracy/omission", Family.STRUCTURE, True),
        ("linguistic conventions/punctuation", Family.ACCURACY, False),
        ("linguistic conventions/spelling", Family.ENCODING, True),
        ("", Family.ENCODING, True),
    ],
)
def test_only_apt_findings_count(category: str, family: Family, apt: bool) -> None:
    one = Remark(check="x", span=Span(start=0, end=1), category=category)
    assert apt_remarks([one], family) == ([one] if apt else [])
