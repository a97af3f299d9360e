"""Every sequence is in exactly one batch, and no batch is larger than allowed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.engines.batching import TokenBatch, pack, target_limit

LENGTHS = st.lists(st.integers(1, 100), max_size=80)


@settings(deadline=None)
@given(LENGTHS, st.integers(1, 500), st.integers(1, 40), st.integers(1, 8))
def test_packing(lengths: list[int], tokens: int, sentences: int, workers: int) -> None:
    sources = [(7,) * length for length in lengths]
    batches = pack(sources, positions=120, tokens=tokens, sentences=sentences, workers=workers)
    assert sorted(number for batch in batches for number in batch.numbers) == list(range(len(lengths)))
    for batch in batches:
        sizes = [len(source) for source in batch.sources]
        assert [lengths[number] for number in batch.numbers] == sizes
        assert len(sizes) == 1 or (len(sizes) <= sentences and len(sizes) * (max(sizes) + 1) <= tokens)
        assert {target_limit(size, 120) for size in sizes} == {batch.limit}
        assert len(sizes) <= -(-len(lengths) // workers)


def test_longest_first() -> None:
    batches = pack([(1,), (1,) * 90, (1,) * 40], positions=512, tokens=4096, sentences=32)
    assert [batch.numbers for batch in batches] == [(1,), (2,), (0,)]


@settings(deadline=None)
@given(st.integers(0, 511))
def test_limits_leave_room_and_end_loops(length: int) -> None:
    limit = target_limit(length, 511)
    assert min(511, 2 * length + 32) <= limit <= min(511, 2 * length + 64)


def test_halves() -> None:
    batch = TokenBatch(numbers=(5, 3, 9), sources=((1,), (2,), (3,)), limit=8)
    first, second = batch.halves()
    assert (first.numbers, second.numbers) == ((5,), (3, 9))
    assert (first.sources, second.sources) == (((1,),), ((2,), (3,)))
    assert first.limit == second.limit == 8


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=60),
    st.integers(1, 500),
    st.integers(1, 40),
    st.integers(1, 8),
)
def test_packing_of_pairs(lengths: list[tuple[int, int]], tokens: int, sentences: int, workers: int) -> None:
    pairs = [((7,) * source, (8,) * target) for source, target in lengths]
    batches = pack(
        [one for one, _ in pairs],
        [one for _, one in pairs],
        positions=120,
        tokens=tokens,
        sentences=sentences,
        workers=workers,
    )
    assert sorted(number for batch in batches for number in batch.numbers) == list(range(len(pairs)))
    for batch in batches:
        assert [pairs[number] for number in batch.numbers] == [
            *zip(batch.sources, batch.targets, strict=True)
        ]
        longest = max(map(len, (*batch.sources, *batch.targets)))
        size = len(batch.numbers)
        assert size == 1 or (size <= sentences and size * (longest + 1) <= tokens)
        assert size <= -(-len(pairs) // workers)


def test_halves_of_pairs() -> None:
    batch = TokenBatch(numbers=(5, 3, 9), sources=((1,), (2,), (3,)), targets=((4,), (5,), (6,)), limit=8)
    first, second = batch.halves()
    assert (first.numbers, first.sources, first.targets) == ((5,), ((1,),), ((4,),))
    assert (second.numbers, second.sources, second.targets) == ((3, 9), ((2,), (3,)), ((5,), (6,)))
