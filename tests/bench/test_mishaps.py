import pytest

from bench.mishaps import find_mishap
from bench.translating import Output

SOURCE = "Le président du conseil a visité la ville de Lyon avec plusieurs ministres."
REFERENCE = "The council's president visited the city of Lyon with several ministers."


@pytest.mark.parametrize(
    ("text", "mishap"),
    [
        (REFERENCE, None),
        ("The president visited Lyon with ministers.", None),
        ("", "empty"),
        ("The president.", "cut short"),
        ("The president of the president of the president of the president of the ministers.", "looping"),
        (SOURCE, "copied"),
    ],
)
def test_mishaps(text: str, mishap: str | None) -> None:
    assert find_mishap(SOURCE, Output(text=text, finished=True), REFERENCE) == mishap


def test_a_translation_without_end_is_cut_short() -> None:
    assert find_mishap(SOURCE, Output(text=REFERENCE, finished=False), REFERENCE) == "cut short"


def test_names_that_the_reference_repeats_are_not_copies() -> None:
    source = "Xinhua Reuters Associated Press Agence France-Presse"
    assert find_mishap(source, Output(text=source, finished=True), source) is None


def test_nothing_to_translate_is_no_mishap() -> None:
    assert find_mishap(" ", Output(text="", finished=True), "") is None
