"""Flags English words left inside a French sentence.

Why it matters: a clause nobody translated, or an “and” for an “et”, breaks the sentence for the reader and
betrays the machine.

Known false alarms: titles, names and quoted English are left alone as far as capitals and quotation marks
show them; an English saying set without either is flagged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.english import Token, is_english, tally, tokens
from audit.checks.lexicon import is_word
from audit.checks.readings import Reading, readings
from audit.records import Evidence, Lane, Severity

QUOTED = re.compile(r"[«“\"„][^«»“”\"]*[»”\"]|\([^()]*\)|['‘][^'’‘]*['’](?!\w)|https?://\S+|\S+@\S+")
CLOSE = re.compile(r"[\s,]+")
FEWEST, FEWEST_SMALL = 3, 3
"""English words of a run, and small ones among them where a capital letter hints at a name."""
GAP = 3
"""Words that may be either language between two English ones."""
HOMOGRAPHS = frozenset({"for"})
LOANS = frozenset({"cash", "story", "safety"})
POSSESSIVES = frozenset({"mon", "ton", "son", "notre", "votre", "leur", "du", "le", "au", "ce"})
"""Before which “for” is French: dans son for intérieur."""


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for passage in readings(evidence):
        if not tally(passage.text).english:
            continue
        if is_english(passage.text):
            continue  # the whole sentence is English: another check says so
        for run in _runs(passage):
            start, end = run[0].start, run[-1].end
            yield Hit(
                span=passage.view.span(start, end),
                message=f"“{passage.text[start:end]}” was left in English.",
            )


def _runs(passage: Reading) -> Iterator[Sequence[Token]]:
    """The runs of English, and single small words of English between words of French."""
    text = QUOTED.sub(lambda match: "█" * len(match.group()), passage.text)
    found = tokens(text)
    position = 0
    while position < len(found):
        run = _run_at(text, found, position)
        if run and (_is_passage(run, found, position) or _is_slip(text, run, found, position)):
            yield run
        position += max(1, len(run))


def _run_at(text: str, found: Sequence[Token], position: int) -> Sequence[Token]:
    """The longest stretch from here whose words are English, or unknown between two English ones."""
    if not found[position].is_english:
        return ()
    end = position + 1
    for index in range(position + 1, len(found)):
        gap = text[found[index - 1].end : found[index].start]
        if found[index].is_french or not CLOSE.fullmatch(gap) or index - end >= GAP:
            break
        if found[index].is_english:
            end = index + 1
    return found[position:end]


def _is_passage(run: Sequence[Token], found: Sequence[Token], position: int) -> bool:
    """At least three English words in lower case, not all of them the small words of a title in capitals."""
    around = found[max(0, position - 1) : position + len(run) + 1]
    lower = [token for token in run if token.is_english and token.is_lower]
    small = sum(token.is_english_function_word for token in lower)
    named = any(not token.is_lower and token is not found[0] for token in around)
    if named and small == len(lower):
        return False
    return len(lower) >= FEWEST and small >= (FEWEST_SMALL if named else 1)


def _is_slip(text: str, run: Sequence[Token], found: Sequence[Token], position: int) -> bool:
    """One or two English words in lower case, no French ones, with a small French word right beside them."""
    before = found[position - 1] if position else None
    after = found[position + len(run)] if position + len(run) < len(found) else None
    if before is None or after is None or not (before.is_lower and after.is_lower):
        return False
    gaps = text[before.end : run[0].start], text[run[-1].end : after.start]
    if not (all(gap == " " for gap in gaps) and all(_is_only_english(token, before) for token in run)):
        return False
    if before.word != after.word and all(map(_is_french, (before, after))):  # not: face to face
        return len(run) == 1 or all(token.is_english_function_word for token in run)
    # Small words betray themselves; others may be part of a loan (un one man show, du make up).
    small = all(token.is_english_function_word and token.word not in HOMOGRAPHS for token in run)
    return small and (before.is_french or after.is_french)


def _is_french(token: Token) -> bool:
    return token.is_french or (is_word(token.word, "fr") and not token.is_english)


def _is_only_english(token: Token, before: Token) -> bool:
    if token.word in HOMOGRAPHS:
        return before.word not in POSSESSIVES
    if token.word in LOANS:
        return False
    return token.is_lower and (token.is_english_function_word or not is_word(token.word, "fr"))


CHECK = Check(
    id="AC05",
    name="english_words",
    category=Category.UNTRANSLATED,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
