"""The fast search in fixed shapes: rounding up, taking out and recording change nothing."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from audit.config import TranslationConfig
from audit.engines.batching import Hypothesis, TokenBatch, pack, target_limit
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.recorded_steps import beam_search as torch_search
from audit.engines.recorded_steps.buckets import batch_bucket, source_bucket, span_bucket
from audit.engines.recorded_steps.memory_budget import Room, find_room, largest_layouts, sentence_bytes
from audit.engines.recorded_steps.search_state import Arena, Layout
from audit.engines.recorded_steps.torch_engine import TorchSearcher
from audit.engines.reference.transformers_engine import TransformersSearcher
from audit.engines.searching import Capacity
from audit.errors import ModelError
from tests.engines.alike import assert_alike

CONFIG = TranslationConfig(engine="torch", device="cpu", dtype="float32")


@pytest.fixture(scope="module")
def searcher(checkpoint: Checkpoint) -> TorchSearcher:
    return TorchSearcher(checkpoint, Tokenizer(checkpoint), CONFIG)


def batch(size: int, longest: int, seed: int = 1) -> TokenBatch:
    random_ = random.Random(seed)
    sources = tuple(
        tuple(random_.randrange(2, 140) for _ in range(longest if not row else random_.randint(1, longest)))
        for row in range(size)
    )
    return TokenBatch(numbers=tuple(range(size)), sources=sources, limit=target_limit(longest, 127))


def run(searcher: TorchSearcher | TransformersSearcher, batch: TokenBatch) -> list[Hypothesis]:
    ((_, found),) = searcher.search([batch])
    return found


@given(st.integers(1, 5000))
def test_buckets_hold_what_they_are_for(size: int) -> None:
    assert size <= batch_bucket(size) <= 1.25 * size + 3
    assert size + 1 <= source_bucket(size) <= size + 31 and source_bucket(size) % 16 == 0
    assert size <= span_bucket(size) < size + 32 and span_bucket(size) % 16 == 0
    assert batch_bucket(batch_bucket(size)) == batch_bucket(size)


@pytest.mark.parametrize(("size", "longest"), [(1, 1), (3, 16), (32, 17), (20, 60)])
def test_hypotheses_are_the_reference_s(
    checkpoint: Checkpoint, searcher: TorchSearcher, size: int, longest: int
) -> None:
    reference = TransformersSearcher(checkpoint, Tokenizer(checkpoint), CONFIG)
    sources = batch(size, longest)
    assert_alike(run(searcher, sources), run(reference, sources))


@pytest.mark.parametrize("look", [1, 3, 1000])
def test_when_done_sentences_are_taken_out_does_not_matter(
    searcher: TorchSearcher, monkeypatch: pytest.MonkeyPatch, look: int
) -> None:
    sources = batch(30, 40)
    expected = run(searcher, sources)
    assert len({len(one.ids) for one in expected}) > 3
    monkeypatch.setattr(torch_search, "_CHECK", look)
    assert_alike(run(searcher, sources), expected)


def test_what_was_searched_before_does_not_matter(checkpoint: Checkpoint, searcher: TorchSearcher) -> None:
    sources = batch(5, 20)
    fresh = TorchSearcher(checkpoint, Tokenizer(checkpoint), CONFIG)
    expected = run(fresh, sources)
    for size, longest in ((31, 90), (2, 3), (7, 20)):
        run(searcher, batch(size, longest, seed=size))
    assert_alike(run(searcher, sources), expected)


def test_half_precision_is_close(checkpoint: Checkpoint, searcher: TorchSearcher) -> None:
    sources = batch(8, 10)
    expected = run(searcher, sources)
    config = TranslationConfig(engine="torch", device="cpu", dtype="bfloat16")
    found = run(TorchSearcher(checkpoint, Tokenizer(checkpoint), config), sources)
    differences = [abs(a.log_prob - b.log_prob) for a, b in zip(found, expected, strict=True)]
    assert sorted(differences)[len(differences) // 2] < 0.1


def test_out_of_memory_halves(searcher: TorchSearcher, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = batch(8, 10)
    expected = run(searcher, sources)
    whole: Callable[[TokenBatch], list[Hypothesis]] = searcher._beam_search.run

    def small_memory(part: TokenBatch) -> list[Hypothesis]:
        if len(part.sources) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return whole(part)

    monkeypatch.setattr(searcher._beam_search, "run", small_memory)
    assert_alike(run(searcher, sources), expected)


def test_overflow_is_an_error(checkpoint: Checkpoint) -> None:
    searcher = TorchSearcher(checkpoint, Tokenizer(checkpoint), CONFIG)
    with torch.inference_mode():
        searcher._beam_search._network.parameters["positions"].fill_(torch.nan)
    with pytest.raises(ModelError, match="overflow in float32"):
        run(searcher, batch(2, 5))


def test_overflow_in_scoring_or_completing_is_an_error(checkpoint: Checkpoint) -> None:
    searcher = TorchSearcher(checkpoint, Tokenizer(checkpoint), CONFIG)
    sources = batch(2, 5).sources
    pairs = TokenBatch(numbers=(0, 1), sources=sources, targets=sources, limit=8)
    with torch.inference_mode():
        searcher._network.parameters["positions"].fill_(torch.nan)
    with pytest.raises(ModelError, match="overflow in float32"):
        list(searcher.score([pairs]))
    with pytest.raises(ModelError, match="overflow in float32"):
        list(searcher.complete([pairs]))


def test_what_overflowed_does_not_spoil_the_next_batch(checkpoint: Checkpoint) -> None:
    searcher = TorchSearcher(checkpoint, Tokenizer(checkpoint), CONFIG)
    expected = run(searcher, batch(4, 20))
    positions = searcher._beam_search._network.parameters["positions"]
    with torch.inference_mode():
        sound = positions.clone()
        positions[3:].fill_(torch.nan)
        with pytest.raises(ModelError, match="overflow"):
            run(searcher, batch(4, 20))
        positions.copy_(sound)
    # Shorter: what lies behind its own time steps is hidden by the mask, but still there.
    assert_alike(run(searcher, batch(4, 20)), expected)


def test_a_longer_text_takes_more_memory(checkpoint: Checkpoint) -> None:
    sizes = [sentence_bytes(checkpoint.architecture, 4, length, torch.float16) for length in (16, 64, 120)]
    assert sizes == sorted(sizes) and sizes[0] > 0


@pytest.mark.parametrize(("free", "tokens", "sentences"), [(1 << 40, 16_384, 1024), (1 << 10, 512, 1)])
def test_room_follows_the_memory(
    checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch, free: int, tokens: int, sentences: int
) -> None:
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _device: (free, free))
    room = find_room(checkpoint.architecture, 4, 128, torch.float16, "cuda")
    assert room == Room(tokens=tokens, sentences=sentences)


@given(st.lists(st.integers(1, 126), min_size=1, max_size=60), st.integers(1, 600), st.integers(1, 20))
def test_no_batch_asks_for_more_than_was_reserved(lengths: list[int], tokens: int, sentences: int) -> None:
    capacity = Capacity(source=126, positions=127, tokens=tokens, sentences=sentences, scored_tokens=1)
    reserved = {one.columns: one for one in largest_layouts(capacity)}
    sources = [(7,) * length for length in lengths]
    for part in pack(sources, positions=127, tokens=tokens, sentences=sentences):
        layout = torch_search._layout(part)
        assert layout.batch <= reserved[layout.columns].batch
        assert layout.steps == reserved[layout.columns].steps


def test_memory_reserved_does_not_move(checkpoint: Checkpoint) -> None:
    arena = Arena(checkpoint.architecture, 4, "cpu", torch.float32)
    layouts = [Layout(batch=2, columns=32, steps=64), Layout(batch=1, columns=48, steps=96)]
    arena.reserve(layouts)
    reserved = arena.generation
    for layout in layouts:
        arena.state(layout)
    assert arena.generation == reserved
    arena.state(Layout(batch=3, columns=32, steps=64))
    assert arena.generation > reserved


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA GPU")
@pytest.mark.parametrize("beam", [1, 4])
def test_a_gpu_finds_what_the_cpu_finds(checkpoint: Checkpoint, beam: int) -> None:
    tokenizer = Tokenizer(checkpoint)
    on_cpu, on_gpu = (
        TorchSearcher(
            checkpoint,
            tokenizer,
            TranslationConfig(engine="torch", device=device, dtype="float32", beam=beam),
        )
        for device in ("cpu", "cuda")
    )
    for _again in range(3):  # steps as they are, then recorded, then replayed
        for size, longest in ((40, 30), (3, 10), (100, 60), (7, 90)):
            sources = batch(size, longest, seed=size)
            assert_alike(run(on_gpu, sources), run(on_cpu, sources))
