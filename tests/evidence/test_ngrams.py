"""The counts are sacrebleu's, whatever the text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from audit.evidence.ngrams import character_counts, word_counts

TEXTS = st.text(alphabet="abé 😀.\u00a0", max_size=12)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6)


def _agree(pairs: list[tuple[str, str]]) -> None:
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    assert character_counts(left, right).tolist() == CHRF()._extract_corpus_statistics(left, [right])
    metric = BLEU()
    tokens = [[metric._preprocess_segment(text) for text in side] for side in (left, right)]
    assert word_counts(*tokens).tolist() == metric._extract_corpus_statistics(left, [right])


@settings(deadline=None)  # a machine may be busy
@given(PAIRS)
def test_counts_are_sacrebleus(pairs: list[tuple[str, str]]) -> None:
    _agree(pairs)


@pytest.mark.parametrize("segments", [1, 40])
def test_counts_where_numbers_would_overflow(segments: int) -> None:
    chance = random.Random(1)
    texts = ["".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(2500)) for _ in range(segments)]
    _agree([(text, text[:99] + other[1:300]) for text, other in zip(texts, reversed(texts), strict=True)])
