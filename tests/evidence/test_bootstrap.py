"""The formulas over many resamples are sacrebleu's formulas over one."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from audit.evidence.bootstrap import bleu_scores, chrf_scores, interval
from audit.evidence.ngrams import character_counts, word_counts

WORDS = ["the", "a", "cat", "dog", "sat", "ran", "on", "mat", "zz"]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
PAIRS = st.lists(st.tuples(SENTENCES, SENTENCES), min_size=1, max_size=5)


@given(PAIRS)
def test_bleu_is_sacrebleus(pairs: list[tuple[str, str]]) -> None:
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    counts = word_counts(left, right).sum(axis=0, keepdims=True).astype(np.float64)
    assert bleu_scores(counts)[0] == pytest.approx(BLEU().corpus_score(left, [right]).score, abs=1e-6)


@given(PAIRS)
def test_chrf_is_sacrebleus(pairs: list[tuple[str, str]]) -> None:
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    counts = character_counts(left, right)
    corpus = chrf_scores(counts.sum(axis=0, keepdims=True))[0]
    assert corpus == pytest.approx(CHRF().corpus_score(left, [right]).score, abs=1e-6)
    theirs = [CHRF().sentence_score(ours, [reference]).score for ours, reference in pairs]
    assert chrf_scores(counts).tolist() == pytest.approx(theirs, abs=1e-9)


def test_interval_is_as_wide_as_sacrebleus() -> None:
    chance = random.Random(3)
    words = ["the", "president", "council", "vote", "city", "budget", "school", "on", "a", "of"]
    right = [" ".join(chance.choices(words, k=15)) for _ in range(20)]
    left = [" ".join(word if chance.random() < 0.7 else "xx" for word in line.split()) for line in right]
    metric = BLEU()
    theirs = metric.corpus_score(left, [right], n_bootstrap=1000)
    told = json.loads(theirs.format(width=4, is_json=True, signature=str(metric.get_signature())))
    low, high = interval(word_counts(left, right), bleu_scores, samples=1000)
    assert (high - low) / 2 == pytest.approx(told["confidence_var"], abs=0.01)
    assert low < theirs.score < high
