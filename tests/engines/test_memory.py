"""A batch that does not fit is halved until it does, said once; one sequence that does not is an error."""

from __future__ import annotations

import pytest
import torch

from audit.config import TranslationConfig
from audit.engines.batching import Hypothesis, TokenBatch
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.memory import Halving, OutOfMemory
from audit.engines.reference.transformers_engine import TransformersSearcher
from audit.errors import AuditError


def batch(size: int) -> TokenBatch:
    return TokenBatch(
        numbers=tuple(range(size)), sources=tuple((number + 2,) * 3 for number in range(size)), limit=8
    )


@pytest.mark.parametrize("room", [1, 2, 3, 8])
def test_results_are_the_same_and_it_is_said_once(room: int, caplog: pytest.LogCaptureFixture) -> None:
    sizes = []

    def run(part: TokenBatch) -> list[Hypothesis]:
        if len(part.numbers) > room:
            raise OutOfMemory
        sizes.append(len(part.numbers))
        return [Hypothesis(ids=(number,), log_prob=-1.0, finished=True) for number in part.numbers]

    halving = Halving()
    for _ in range(2):
        assert [one.ids for one in halving.run(run, batch(8))] == [(number,) for number in range(8)]
    assert max(sizes) <= room
    assert len(caplog.records) == (room < 8)


def test_one_sequence_that_does_not_fit() -> None:
    def run(_part: TokenBatch) -> list[Hypothesis]:
        raise OutOfMemory

    with pytest.raises(AuditError, match="one passage alone"):
        Halving().run(run, batch(5))


MEMORY_ERRORS = {
    "allocator": torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
    "graph": RuntimeError("CUDA error: out of memory"),
    "matrix product": RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate`"),
}


@pytest.mark.parametrize("error", MEMORY_ERRORS.values(), ids=MEMORY_ERRORS)
def test_torch_out_of_memory_is_understood(
    checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch, error: RuntimeError
) -> None:
    searcher = TransformersSearcher(
        checkpoint, Tokenizer(checkpoint), TranslationConfig(engine="transformers", device="cpu")
    )
    whole = [hypotheses for _, hypotheses in searcher.search([batch(4)])]
    generate = searcher._generate

    def small_memory(tensors, limit):
        if len(tensors.ids) > 1:
            raise error
        return generate(tensors, limit)

    monkeypatch.setattr(searcher, "_generate", small_memory)
    ((_, halved),) = searcher.search([batch(4)])
    assert [one.ids for one in halved] == [one.ids for one in whole[0]]


def test_other_errors_of_torch_are_not_halved(
    checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = TransformersSearcher(
        checkpoint, Tokenizer(checkpoint), TranslationConfig(engine="transformers", device="cpu")
    )

    def broken(*_: object) -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    monkeypatch.setattr(searcher, "_generate", broken)
    with pytest.raises(RuntimeError, match="illegal memory access"):
        list(searcher.search([batch(4)]))


def test_scoring_is_halved_too(checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = TransformersSearcher(
        checkpoint, Tokenizer(checkpoint), TranslationConfig(engine="transformers", device="cpu")
    )
    sources = batch(4).sources
    pairs = TokenBatch(numbers=(0, 1, 2, 3), sources=sources, targets=sources, limit=8)
    ((_, whole),) = searcher.score([pairs])
    log_probs = searcher._log_probs

    def small_memory(tensors, sequences):
        if len(sequences) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return log_probs(tensors, sequences)

    monkeypatch.setattr(searcher, "_log_probs", small_memory)
    ((_, halved),) = searcher.score([pairs])
    assert [pytest.approx(one, abs=1e-4) for one in whole] == halved


def test_completing_is_halved_too(checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = TransformersSearcher(
        checkpoint, Tokenizer(checkpoint), TranslationConfig(engine="transformers", device="cpu")
    )
    places = TokenBatch(numbers=(0, 1, 2, 3), sources=batch(4).sources, targets=((),) * 4, limit=8)
    ((_, whole),) = searcher.complete([places])
    assert any(whole)
    following = searcher._following

    def small_memory(part: TokenBatch) -> list[int]:
        if len(part.targets) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return following(part)

    monkeypatch.setattr(searcher, "_following", small_memory)
    ((_, halved),) = searcher.complete([places])
    assert halved == whole
