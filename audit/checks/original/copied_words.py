"""Words of the original that stand in the French as they are, one beside the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.checks.french.code_mixing import Token, tokens
from audit.checks.french.only_english import is_loan, is_only_english
from audit.checks.french.spelling import may_be_french

FEWEST = 2
_EXPLAINED = re.compile(r"\s?[(█]")
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Ý][\w’-]* \Z")
_CAPITAL_AFTER = re.compile(r" [A-ZÀ-Ý]")


def copied_phrases(text: str, original: str) -> Iterator[Sequence[Token]]:
    """Runs of words in lower case that the original has in the same order, one at least surely English.

    A small word that begins the text may have its capital (The bank).

    Names and loans that both languages share are no such words; alone, they may stand beside one another.
    """
    pairs = {(one.word, other.word) for one, other in pairwise(tokens(original))}
    for run in _runs(text, pairs):
        if len(run) < FEWEST or not any(map(_is_sure, run)) or all(map(_may_be_french, run)):
            continue
        if not _EXPLAINED.match(text, run[-1].end) and not _is_in_title(text, run):
            yield run


def _runs(text: str, pairs: set[tuple[str, str]]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for number, token in enumerate(tokens(text)):
        joined = run and text[run[-1].end : token.start] == " " and (run[-1].word, token.word) in pairs
        if not joined or not token.is_lower:
            yield run
            run = []
        if token.is_lower or (number == 0 and token.is_english_function_word):
            run.append(token)
    yield run


def _is_in_title(text: str, run: Sequence[Token]) -> bool:
    """Whether small words only join what has capitals (Royal Society for the Prevention)."""
    beside = _CAPITAL_BEFORE.search(text[: run[0].start]) or _CAPITAL_AFTER.match(text, run[-1].end)
    return bool(beside) and all(token.is_english_function_word or _may_be_french(token) for token in run)


def _is_sure(token: Token) -> bool:
    return token.is_english_function_word or is_only_english(token.text)


def _may_be_french(token: Token) -> bool:
    return is_loan(token.word) or may_be_french(token.word)
