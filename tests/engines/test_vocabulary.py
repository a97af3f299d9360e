"""Token ids are those of transformers' MarianTokenizer, without transformers."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.vocabulary import Vocabulary
from tests.engines.tiny import SENTENCES

TEXTS = (
    *SENTENCES,
    "",
    "  Espaces   multiples\tet tabulation\u00a0insécable ",
    "L’apostrophe ’ et l'autre ' ; « guillemets », “anglais”, „allemands“…",
    "État ou E\u0301tat, œuvre, ½, ①, ﬁn, １２３",
    "Emoji 🙂🇫🇷, שלום, 中国, \u200b\u202b",
    "http://example.org/?a=1&b=2 &#39;",
    "▁ soulignés ▁▁ et <balises> </p>",
    "a" * 300,
    "ligne\nsuivante\r\net NUL \x00.",
)


@pytest.fixture(scope="module")
def vocabulary(checkpoint: Checkpoint) -> Vocabulary:
    return Vocabulary(checkpoint)


@pytest.fixture(scope="module")
def reference(tiny: Path):
    from transformers import MarianTokenizer

    return MarianTokenizer.from_pretrained(tiny)


@pytest.mark.parametrize("text", TEXTS)
def test_ids_are_the_reference_s(vocabulary: Vocabulary, reference, text: str) -> None:
    assert [*vocabulary.encode(text), vocabulary.eos] == reference(text).input_ids


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_the_reference_s(vocabulary: Vocabulary, reference, text: str) -> None:
    ids = [number for number in vocabulary.encode(text) if number != vocabulary.unknown]
    expected = reference.decode(ids, clean_up_tokenization_spaces=False)
    assert vocabulary.decode([*ids, vocabulary.eos, vocabulary.pad]) == expected


def test_round_trip(vocabulary: Vocabulary) -> None:
    for sentence in SENTENCES:
        assert vocabulary.decode(vocabulary.encode(sentence)) == sentence


@pytest.mark.parametrize("name", ["</s>", "<pad>", "<unk>", ">>fr<<"])
def test_names_of_special_tokens_are_text(vocabulary: Vocabulary, name: str) -> None:
    ids = vocabulary.encode(f"avant {name} après")
    assert vocabulary.eos not in ids and vocabulary.pad not in ids
    assert len(ids) > len(vocabulary.encode("avant après"))


def test_lone_surrogates_become_question_marks(vocabulary: Vocabulary) -> None:
    assert vocabulary.encode("a\ud800b") == vocabulary.encode("a?b")
