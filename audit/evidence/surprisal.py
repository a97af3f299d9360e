"""How probable a model finds each word of a text: the scores of pieces gathered into those of words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.records import PieceScore, Span, TargetScore
from audit.text import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScore:
    """One word of a scored text, at `span` of the text as given.

    `log_probs` are the natural logarithms of the probabilities of the pieces that spell it, in order. They
    are empty where the word was not scored: a piece of it has no score, or the whole text has none.
    `behind` is that of the piece right behind the word, or of the end, 0 where that has none: pieces begin
    with the space before a word, so that only there is seen whether the word was to go on (Pimentel and
    Meister 2024, “How to Compute the Probability of a Word”).
    """

    span: Span
    log_probs: tuple[float, ...]
    behind: float


def word_scores(text: str, score: TargetScore) -> tuple[WordScore, ...]:
    """The runs of letters and digits of `text`, in order; `score` is that of the same text.

    A piece that reaches into two words counts in both; one of nothing but punctuation, in none.
    """
    view = reading(text)
    words = [view.span(*match.span()) for match in LETTERS_AND_DIGITS.finditer(view.text)]
    starts = [piece.start for piece in score.pieces]
    # A piece that spells but the space before a word has an empty range where the word begins.
    ends = [max(piece.end, piece.start + 1) for piece in score.pieces]
    return tuple(
        WordScore(
            span=word,
            log_probs=_scored(score.pieces[bisect_left(ends, word.start + 1) : last]),
            behind=(score.pieces[last].log_prob if last < len(starts) else score.end_log_prob) or 0.0,
        )
        for word in words
        for last in [bisect_left(starts, word.end)]
    )


def _scored(pieces: Sequence[PieceScore]) -> tuple[float, ...]:
    """Their log-probabilities, or none where one is missing: what is left says nothing of the word."""
    numbers = tuple(piece.log_prob for piece in pieces if piece.log_prob is not None)
    return numbers if len(numbers) == len(pieces) else ()
