"""Scores are sacrebleu's own, carry their signature, and ignore typography."""

from __future__ import annotations

import pytest
import sacrebleu

from audit.evidence.bleu_chrf import score_passages

HYPOTHESES = ["The cat sat on the mat.", "A dog barked at the moon last night.", "It rained for two days."]
REFERENCES = ["The cat sat on a mat.", "Last night a dog barked at the moon.", "It rained for three days."]


def test_corpus_scores_agree_with_sacrebleu() -> None:
    scores = score_passages(HYPOTHESES, REFERENCES, samples=100).corpus
    assert scores is not None
    assert scores.bleu.value == pytest.approx(sacrebleu.corpus_bleu(HYPOTHESES, [REFERENCES]).score, abs=1e-3)
    assert scores.chrf.value == pytest.approx(sacrebleu.corpus_chrf(HYPOTHESES, [REFERENCES]).score, abs=1e-3)


def test_corpus_scores_carry_interval_and_signature() -> None:
    scores = score_passages(HYPOTHESES, REFERENCES, samples=100).corpus
    assert scores is not None
    for score in (scores.bleu, scores.chrf):
        assert score.low is not None and score.high is not None
        assert 0 <= score.low <= score.value <= score.high <= 100
        assert "bs:100|seed:12345" in score.signature and "version:" in score.signature


def test_same_input_same_interval() -> None:
    assert score_passages(HYPOTHESES, REFERENCES) == score_passages(HYPOTHESES, REFERENCES)


def test_perfect_is_exactly_100() -> None:
    scores = score_passages(REFERENCES, REFERENCES, samples=50).corpus
    assert scores is not None
    assert scores.bleu.value == 100 == scores.chrf.value


def test_typography_costs_nothing() -> None:
    typeset = score_passages(["« L’État », dit-il…", "L’État"], ['"L\'État", dit-il...', "L&#39;État"])
    assert [scores.chrf.value for scores in typeset.passages] == [100, 100]


def test_nothing_to_score() -> None:
    assert score_passages([], []).corpus is None


def test_one_short_passage_has_no_interval_and_no_false_zero() -> None:
    scores = score_passages(["Bonjour madame"], ["Bonjour madame"]).corpus
    assert scores is not None
    assert scores.bleu.value == 100
    assert scores.bleu.low is None


def test_lengths_must_match() -> None:
    with pytest.raises(ValueError, match="2 hypotheses for 1 references"):
        score_passages(["a", "b"], ["a"])


def test_interval_where_some_samples_match_nothing() -> None:
    scores = score_passages(["xx", "yy", "the cat"], ["ab", "cd", "the cat"], samples=200).corpus
    assert scores is not None
    assert scores.chrf.low is not None and scores.chrf.low < scores.chrf.value / 2
