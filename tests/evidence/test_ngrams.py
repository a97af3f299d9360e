"""The counts are those that BLEU and chrF are made of, whatever the text."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU

from audit.evidence.ngrams import CHARACTER_ORDER, character_counts, word_counts

TEXTS = st.text(alphabet="abé 😀.\u00a0", max_size=12)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6)


def grams(text: str, length: int) -> Counter[str]:
    bare = "".join(text.split())
    return Counter(bare[at : at + length] for at in range(len(bare) - length + 1))


def by_hand(left: str, right: str) -> list[int]:
    found = []
    for length in range(1, CHARACTER_ORDER + 1):
        ours, theirs = grams(left, length), grams(right, length)
        found += [ours.total() if theirs else 0, theirs.total(), (ours & theirs).total()]
    return found


def sacrebleus(left: str, right: str) -> list[int]:
    score = BLEU(tokenize="none", effective_order=True).sentence_score(left, [right])
    return [score.sys_len, score.ref_len, *score.counts, *score.totals]


def _agree(pairs: list[tuple[str, str]]) -> None:
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    assert character_counts(left, right).tolist() == [by_hand(*pair) for pair in pairs]
    assert word_counts(left, right).tolist() == [sacrebleus(*pair) for pair in pairs]


@settings(deadline=None)  # a machine may be busy
@given(PAIRS)
def test_counts_are_those_of_the_metrics(pairs: list[tuple[str, str]]) -> None:
    _agree(pairs)


@pytest.mark.parametrize("segments", [1, 40])
def test_counts_where_numbers_would_overflow(segments: int) -> None:
    chance = random.Random(1)
    texts = ["".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(2500)) for _ in range(segments)]
    _agree([(text, text[:99] + other[1:300]) for text, other in zip(texts, reversed(texts), strict=True)])
