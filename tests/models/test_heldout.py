import json
import lzma
from pathlib import Path

import pytest

from models.training.corpus import Pair
from models.training.heldout import HeldOut

LINE = "L'une des « plus grandes » villes du pays a été inondée dimanche soir."
HELD_OUT = HeldOut.of([LINE, "The river rose, and the town was flooded.", ""])


@pytest.mark.parametrize(
    "sides",
    [
        Pair(LINE, "Something else."),
        Pair('L’une des "plus grandes" villes du pays a été inondée dimanche soir', "Something else."),
        Pair("Autre chose.", "THE RIVER ROSE AND THE TOWN WAS FLOODED"),
    ],
)
def test_a_sentence_is_held_out_however_it_is_typeset_and_on_either_side(sides: Pair) -> None:
    assert HELD_OUT.holds(sides)


def test_other_sentences_are_not() -> None:
    assert not HELD_OUT.holds(Pair("Autre chose.", "The river rose."))
    assert not HELD_OUT.holds(Pair("...", ""))


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("On sait que l'une des plus grandes villes du pays a brûlé.", True),
        ("On sait que les plus grandes villes du pays a été belles.", False),
    ],
)
def test_eight_words_in_a_row_are_a_run(text: str, shared: bool) -> None:
    assert HELD_OUT.shares_run(Pair(text, "Something else.")) is shared


def test_what_is_measured_by_is_read_from_the_data(tmp_path: Path) -> None:
    for folder in ("news", "annotated"):
        (tmp_path / folder).mkdir()
    for name, text in (("wmt13.fr", "Un jour."), ("flores-dev.en", "One night."), ("wmt11.en", "Last year.")):
        (tmp_path / "news" / name).write_text(f"{text}\n", encoding="utf-8")
    row = {"source": "Cough?", "target": "Tu tousses ?", "good": "Toussez-vous ?"}
    with lzma.open(tmp_path / "annotated" / "pairs.jsonl.xz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(row) + "\n")
    held_out = HeldOut.read(tmp_path)
    for text in ("Un jour", "One night", "Cough", "Tu tousses", "Toussez-vous"):
        assert held_out.holds([text]), text
    assert not held_out.holds(["Last year."])
