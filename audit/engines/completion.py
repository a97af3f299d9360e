"""Completion: targets cut at a place, what the model itself writes there, and that as text."""

from collections.abc import Sequence

from audit.engines.batching import Ids, pack
from audit.engines.checkpoints.tokenizer import SPACE, Tokenizer
from audit.engines.encoded_pairs import EncodedPair, encode_pairs
from audit.engines.engine import Progress
from audit.engines.searching import Searcher
from audit.records import CutTarget

_PIECES = 5
"""Written beyond the prefix: enough for all but the longest words, and for the small word before one."""


def complete_places(
    places: Sequence[CutTarget], tokenizer: Tokenizer, searcher: Searcher, progress: Progress
) -> list[str]:
    """One text per place, in order; empty where a side is empty or too long, or the model ends there."""
    capacity = searcher.capacity
    pairs = encode_pairs((place[:2] for place in places), tokenizer)
    encoded = [pairs[place[:2]] for place in places]
    fit = [number for number, pair in enumerate(encoded) if pair.fits(capacity.source)]
    progress(len(places) - len(fit), 0)
    prefixes = [_prefix(encoded[number], places[number].at, tokenizer) for number in fit]
    batches = pack(
        [encoded[number].source for number in fit],
        prefixes,
        limits=[min(len(prefix) + _PIECES, capacity.positions) for prefix in prefixes],
        positions=capacity.positions,
        tokens=capacity.tokens,
        sentences=capacity.sentences,
        workers=capacity.workers,
    )
    found: dict[int, Ids] = {}
    for batch, written in searcher.complete(batches):
        found.update((fit[number], ids) for number, ids in zip(batch.numbers, written, strict=True))
        progress(len(written), sum(map(len, written)))
    assert len(found) == len(fit), f"{len(fit)} places gave {len(found)} texts"
    return [tokenizer.decode_further(found.get(number, ())) for number in range(len(places))]


def _prefix(pair: EncodedPair, at: int, tokenizer: Tokenizer) -> Ids:
    """The tokens that end before the place, without the space before it: whether a word begins is open."""
    ids = [token for token, (_, end) in zip(pair.target, pair.ranges, strict=True) if end <= at]
    while ids and tokenizer.tokens[ids[-1]] == SPACE:
        ids.pop()
    return tuple(ids)
