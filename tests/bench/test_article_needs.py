from collections import Counter

import pytest

from bench.article_needs import Need, judge, read_needs

NEED = Need(
    name="quotations",
    text={"fr": "« Nous étions 1 250 », dit Ada.", "en": '"We were 1,250," Ada says. They left.'},
    kept={"fr": [["Ada"]], "en": [["Ada", "Adah"], ["left", "went"]]},
)


@pytest.mark.parametrize(
    ("translation", "names", "numbers", "whole"),
    [
        ('"We were 1,250," Ada says. They left.', True, True, True),
        ("“We were 1 250”, says Adah. They went away.", True, True, True),
        ('"We were 1,205," Ada says. They left.', True, False, True),
        ('"We were 1,250," Eva says. They left.', False, True, True),
        ("We were 1,250, Ada says. They left.", True, True, False),
        ('"We were 1,250," Ada says, and they left', True, True, False),
        ('"1,250," Ada left.', True, True, False),
        ("", False, False, False),
    ],
)
def test_what_is_lost_is_told(translation: str, names: bool, numbers: bool, whole: bool) -> None:
    verdict = judge(NEED, translation, "en")
    assert (verdict.names, verdict.numbers, verdict.whole) == (names, numbers, whole)
    assert verdict.good is (names and numbers and whole)


def test_there_are_sixty_sentences_of_seven_needs() -> None:
    counts = Counter(need.name for need in read_needs())
    assert sum(counts.values()) == 60
    assert len(counts) == 7
    assert min(counts.values()) >= 8


@pytest.mark.parametrize("need", read_needs(), ids=lambda need: need.text["en"])
def test_the_human_translation_keeps_everything(need: Need) -> None:
    for language, text in need.text.items():
        assert judge(need, text, language).good, language
