"""Token ids are those of transformers' MarianTokenizer, without transformers."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import SPACE, Tokenizer
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
def tokenizer(checkpoint: Checkpoint) -> Tokenizer:
    return Tokenizer(checkpoint)


@pytest.fixture(scope="module")
def reference(tiny: Path):
    from transformers import MarianTokenizer

    return MarianTokenizer.from_pretrained(tiny)


@pytest.mark.parametrize("text", TEXTS)
def test_ids_are_the_reference_s(tokenizer: Tokenizer, reference, text: str) -> None:
    assert [*tokenizer.encode(text), tokenizer.eos] == reference(text).input_ids


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_the_reference_s(tokenizer: Tokenizer, reference, text: str) -> None:
    ids = [number for number in tokenizer.encode(text) if number != tokenizer.unknown]
    expected = reference.decode(ids, clean_up_tokenization_spaces=False)
    assert tokenizer.decode([*ids, tokenizer.eos, tokenizer.pad]) == expected


def test_round_trip(tokenizer: Tokenizer) -> None:
    for sentence in SENTENCES:
        assert tokenizer.decode(tokenizer.encode(sentence)) == sentence


def test_what_goes_on_with_a_text_keeps_its_space(tokenizer: Tokenizer) -> None:
    text = SENTENCES[2]
    ids, ranges = tokenizer.encode_target(text)
    cuts = [number for number in range(len(ids)) if tokenizer.tokens[ids[number - 1]] != SPACE]
    for number in cuts:
        begun = tokenizer.decode_further(ids[:number])
        assert begun + tokenizer.decode_further(ids[number:]) == f" {text}"
    before = {text[ranges[number][0] - 1] == " " for number in cuts[1:]}
    assert before == {True, False}
    assert tokenizer.decode_further([]) == ""


@pytest.mark.parametrize("name", ["</s>", "<pad>", "<unk>", ">>fr<<"])
def test_names_of_special_tokens_are_text(tokenizer: Tokenizer, name: str) -> None:
    ids = tokenizer.encode(f"avant {name} après")
    assert tokenizer.eos not in ids and tokenizer.pad not in ids
    assert len(ids) > len(tokenizer.encode("avant après"))


def test_lone_surrogates_become_question_marks(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("a\ud800b") == tokenizer.encode("a?b")
