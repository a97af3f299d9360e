"""Forced decoding: pairs of texts to token ids, those scored in batches, and the scores back to the texts."""

from collections.abc import Sequence

from audit.engines.batching import pack
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.encoded_pairs import EncodedPair, encode_pairs
from audit.engines.engine import Progress
from audit.engines.searching import Searcher
from audit.records import PieceScore, TargetScore

_DECIMALS = 4
"""Of a log-probability: beyond them, the same pair in another batch differs in any case."""


def score_pairs(
    pairs: Sequence[tuple[str, str]], tokenizer: Tokenizer, searcher: Searcher, progress: Progress
) -> list[TargetScore]:
    """One score per pair (source, target), in order. A pair with a side empty or too long is not scored."""
    capacity = searcher.capacity
    known = encode_pairs(pairs, tokenizer)
    encoded = [known[pair] for pair in pairs]
    fit = [number for number, pair in enumerate(encoded) if pair.fits(capacity.source)]
    progress(len(pairs) - len(fit), 0)
    batches = pack(
        [encoded[number].source for number in fit],
        [encoded[number].target for number in fit],
        positions=capacity.positions,
        tokens=capacity.scored_tokens,
        sentences=capacity.sentences,
        workers=capacity.workers,
    )
    found: dict[int, list[float]] = {}
    for batch, scores in searcher.score(batches):
        for place, log_probs in zip(batch.numbers, scores, strict=True):
            assert fit[place] not in found, f"pair {fit[place]} was scored twice"
            found[fit[place]] = log_probs
        progress(len(scores), sum(map(len, batch.targets)))
    return [_scored(pair, found.get(number), tokenizer.unknown) for number, pair in enumerate(encoded)]


def _scored(pair: EncodedPair, log_probs: list[float] | None, unknown: int) -> TargetScore:
    """Unknown tokens have no score: the model is kept from choosing them, which says nothing of the text."""
    if log_probs is None:
        return TargetScore(pieces=tuple(PieceScore(start, end, None) for start, end in pair.ranges))
    *inner, end_log_prob = (round(log_prob, _DECIMALS) for log_prob in log_probs)
    scored = (
        None if token == unknown else log_prob for token, log_prob in zip(pair.target, inner, strict=True)
    )
    pieces = (PieceScore(*place, log_prob) for place, log_prob in zip(pair.ranges, scored, strict=True))
    return TargetScore(pieces=tuple(pieces), end_log_prob=end_log_prob)
