"""Sources and targets as the model reads both: token ids, and what each of the target's spells."""

from collections.abc import Iterable
from dataclasses import dataclass

from audit.engines.batching import Ids
from audit.engines.checkpoints.tokenizer import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedPair:
    """A source and a target without end tokens; `ranges` of the target's text, one per token."""

    source: Ids
    target: Ids
    ranges: tuple[tuple[int, int], ...]

    def fits(self, longest: int) -> bool:
        """Neither side is empty, nor longer than so many tokens."""
        return all(0 < len(side) <= longest for side in (self.source, self.target))


def encode_pairs(
    pairs: Iterable[tuple[str, str]], tokenizer: Tokenizer
) -> dict[tuple[str, str], EncodedPair]:
    """Each different pair (source, target), encoded once."""
    return {pair: _encoded(*pair, tokenizer) for pair in dict.fromkeys(pairs)}


def _encoded(source: str, target: str, tokenizer: Tokenizer) -> EncodedPair:
    ids, ranges = tokenizer.encode_target(target)
    return EncodedPair(source=tuple(tokenizer.encode(source)), target=tuple(ids), ranges=tuple(ranges))
