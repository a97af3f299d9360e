"""The places of a pair that are looked into, and the texts that are scored to do so: plain functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from audit.evidence.contexts import FLOOR
from audit.evidence.surprisal import word_scores
from audit.records import Alternative, PieceScore, TargetScore, WordWeight
from audit.weighing.forms import other_forms

_WINDOW = 40
"""Code points behind a word that are scored with what is put in its place: some seven words. What a wrong
word makes improbable stands close behind it."""
_MOST = 6
"""Forms tried of one word: those nearest in length are meant nearly always."""
_DECIMALS = 2
_BEGINNING = re.compile(r"\s*([^\W_]+['’]?)")
_WORD_BEGINS = re.compile(r"(?<![^\W_])[^\W_]")
_RECOGNISED = 3
"""Letters by which a word is known that a model was not asked to finish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word put in place of another, in a text that ends some words behind it."""

    word: str
    text: str
    is_form: bool
    inserts: bool = False


def words_of(text: str, score: TargetScore) -> list[WordWeight]:
    """The words of the text with what the model says of them; places count in the text itself."""
    return [
        WordWeight(
            word.span.start,
            word.span.end,
            tuple(round(one, _DECIMALS) for one in word.log_probs),
            behind=(round(word.behind, _DECIMALS), 0.0, 0.0),
        )
        for word in word_scores(text, score)
    ]


def candidates(text: str, word: WordWeight, written: str | None, *, forms: bool) -> list[Candidate]:
    """What is tried in place of a word: the first word of what the model has `written` there, if it was
    asked, and, if so asked, forms of the word itself.
    """
    own = text[word.start : word.end]
    others = other_forms(own)
    tried = dict.fromkeys((_first_word(written or ""), *(others[:_MOST] if forms else ())))
    return [in_place(text, word, one, is_form=one in others) for one in tried if one and one != own]


def in_place(text: str, word: WordWeight, other: str, *, is_form: bool = False) -> Candidate:
    """Another word in place of this one."""
    end = _window_end(text, word)
    return Candidate(word=other, text=text[: word.start] + other + text[word.end : end], is_form=is_form)


def continued(text: str, before: WordWeight, word: WordWeight, written: str) -> Candidate | None:
    """The word before, in the form that it has where the model goes on with it instead of the next word."""
    longer = text[before.start : before.end] + _first_word(written)
    if written[:1].isspace() or text[before.end : word.start] != " ":
        return None
    if longer not in other_forms(text[before.start : before.end]):
        return None
    return in_place(text, before, longer, is_form=True)


def gain(candidate: TargetScore, text: str, word: WordWeight, score: TargetScore) -> float | None:
    """By how much the candidate is more probable than what stands there; None where either has no score.

    Only the pieces from the word on count: those before it are the same, but for the noise of int8.
    """
    end = _window_end(text, word)
    ours = _total([piece for piece in candidate.pieces if piece.end > word.start])
    theirs = _total([piece for piece in score.pieces if word.start < piece.end and piece.start < end])
    return None if ours is None or theirs is None else round(ours - theirs, _DECIMALS)


def with_insertion(text: str, word: WordWeight, written: str) -> Candidate | None:
    """The word with others before it, where a model would write these and then the word, or begin it.

    Not where that would say twice what stands beside it (“trouvées trouvées par”).
    """
    own, whole = text[word.start : word.end], written.strip()
    for match in _WORD_BEGINS.finditer(whole, 1):
        rest = whole[match.start() :]
        if rest.startswith(own) or (own.startswith(rest) and len(rest) >= _RECOGNISED):
            new = whole[: match.start()].split()
            if new[-1] == own or text[: word.start].split()[-1:] == new[:1]:
                return None
            put_in = whole[: match.start()] + own
            changed = text[: word.start] + put_in + text[word.end : _window_end(text, word)]
            return Candidate(word=put_in, text=changed, is_form=False, inserts=True)
    return None


def most_probable(tried: Sequence[Alternative], *, inserts: bool = False) -> Alternative | None:
    """The best alternative in the word's place, or before it, where it is better than what stands there and
    no other form of the word.
    """
    some = [one for one in tried if one.inserts is inserts]
    best = max(some, key=lambda one: one.gain, default=None)
    return None if best is None or best.is_form or best.gain <= 0 else best


def replaced(text: str, word: WordWeight, other: str) -> str:
    """The text with another word in its place."""
    return text[: word.start] + other + text[word.end :]


class Gap(NamedTuple):
    """A text without one of its words and one of the spaces beside it, the place `at` which it stood, and the
    beginning of the text that ends some words behind it.
    """

    text: str
    at: int
    beginning: str


def left_out(text: str, word: WordWeight) -> Gap:
    """The text without the word."""
    before, after = text[: word.start], text[word.end :]
    kept = before.removesuffix(" ")
    rest = after if kept != before else after.removeprefix(" ")
    return Gap(kept + rest, len(kept), kept + rest[: _window_end(text, word) - word.end])


def rise_at(gap: Gap, after: TargetScore, text: str, word: WordWeight, before: TargetScore) -> float | None:
    """By how much the words behind a gap are more probable than with the word there; None likewise."""
    end = _window_end(text, word)
    old = _total([piece for piece in before.pieces if word.start < piece.end and piece.start < end])
    new = _total([piece for piece in after.pieces if piece.end > gap.at])
    return None if old is None or new is None else round(new - old, _DECIMALS)


def rise(before: TargetScore, after: TargetScore) -> float | None:
    """By how much a text is more probable `after` than `before`; None where either was not scored."""
    old, new = _total(before.pieces), _total(after.pieces)
    return None if old is None or new is None else round(new - old, _DECIMALS)


def _total(pieces: Sequence[PieceScore]) -> float | None:
    numbers = [piece.log_prob for piece in pieces if piece.log_prob is not None]
    return sum(max(one, FLOOR) for one in numbers) if len(numbers) == len(pieces) > 0 else None


def _window_end(text: str, word: WordWeight) -> int:
    """The end of the word in which the window ends."""
    space = text.find(" ", word.end + _WINDOW)
    return len(text) if space < 0 else space


def _first_word(written: str) -> str:
    """The word it begins with; none where it begins with a mark."""
    match = _BEGINNING.match(written)
    return match[1] if match else ""
