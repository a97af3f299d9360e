"""The bundled post-editor, with transformers alone."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import MarianMTModel, MarianTokenizer

from audit.engines.post_editing import edit_source

FOLDER = Path(__file__).parents[2] / "models" / "compact-post-editor"

DRAFTS = [
    ("", "Les dirigeant ont annoncé hier une nouvelle mesure.", "dirigeants"),
    ("", "Il a était nommé à la tête du groupe.", "été"),
    ("", "Le ministre à promis une réforme.", "a promis"),
    ("Ten people were injured on Monday.", "Dix personnes ont été tuées lundi.", "blessées"),
    ("He did not agree with the new law.", "Il était d’accord avec la nouvelle loi.", "pas d'accord"),
    ("The minister visited Berlin in 2012.", "Le ministre a visité Berlin en 2013.", "2012"),
]
RIGHT = [
    ("", "Les dirigeants ont annoncé hier une nouvelle mesure."),
    ("The minister visited Berlin in 2012.", "Le ministre a visité Berlin en 2012."),
]


@pytest.fixture(scope="module")
def written() -> list[str]:
    torch.set_num_threads(1)
    tokenizer: Any = MarianTokenizer.from_pretrained(FOLDER)
    model: Any = MarianMTModel.from_pretrained(FOLDER, dtype=torch.float32)
    drafts = [edit_source(english, french) for english, french, *_ in (*DRAFTS, *RIGHT)]
    batch = tokenizer(drafts, return_tensors="pt", padding=True)
    texts: list[str] = tokenizer.batch_decode(model.generate(**batch), skip_special_tokens=True)
    return texts


@pytest.mark.parametrize("number", range(len(DRAFTS)))
def test_it_puts_right_what_is_wrong(written: list[str], number: int) -> None:
    assert DRAFTS[number][-1] in written[number]


@pytest.mark.parametrize("number", range(len(RIGHT)))
def test_it_leaves_what_is_right(written: list[str], number: int) -> None:
    assert written[len(DRAFTS) + number] == RIGHT[number][1].replace("’", "'")


def test_it_has_the_vocabulary_of_the_pair_and_reads_two_texts() -> None:
    pair = FOLDER.with_name("compact-en-fr")
    assert (FOLDER / "vocab.json").read_bytes() == (pair / "vocab.json").read_bytes()
    lengths = [
        json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))["model_max_length"]
        for folder in (FOLDER, pair)
    ]
    assert lengths[0] >= 1.9 * lengths[1]


def test_it_has_a_card_with_what_it_puts_right() -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\n")
    for fact in ("license:", "wmt13", "put right", "python -m bench.post_editing"):
        assert fact in card
