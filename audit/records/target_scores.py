"""How probable a model finds a text that was given to it (forced decoding), piece by piece."""

from dataclasses import dataclass
from typing import NamedTuple


class PieceScore(NamedTuple):
    """One piece of the target text, `[start, end)` in code points of the text as given.

    `log_prob` is the natural logarithm of the piece's probability given the source and the pieces before it;
    None where it was not scored. A piece that spells nothing but a space has an empty range; pieces that
    share a character (`½` is three) have the same one.
    """

    start: int
    end: int
    log_prob: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetScore:
    """The pieces of one target text, in order, given one source.

    `end_log_prob` is that of the sentence ending after the last piece. It is None, and so is every piece's
    `log_prob`, where nothing was scored: a side is empty, or too long for the model.
    """

    pieces: tuple[PieceScore, ...] = ()
    end_log_prob: float | None = None
