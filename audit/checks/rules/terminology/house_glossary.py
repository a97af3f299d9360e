"""Flags what the house glossary does not allow: a term it keeps that is gone, a spelling or word it avoids.

Why it matters: names of products, programmes and people are decided once, by the newsroom; a translation
model decides anew in every sentence.

Known false alarms: a kept term that the French rightly replaces by a pronoun, and a term that is also an
ordinary word. Terms match whole words as they are written, also with the capital of a sentence's beginning;
inflected forms are further entries. A preferred spelling is a certain fix; a replacement for a forbidden word
is only named, because the sentence may have to agree with it. Kept terms need the original.
"""

from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Severity
from audit.checks.french.glossary_terms import Finder, Found, capitalised, contains, finders, occurrences
from audit.checks.views.pairs import Pair
from audit.config import Term, TermKind
from audit.text import without_accents

VOWELS = frozenset("aeæiouœ")
UNSURE = frozenset("hwy")
"""Some words that begin so are elided before, others are not."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The entries; `checks.glossary` fills them in."""

    glossary: tuple[Term, ...] = ()


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    if options.glossary:
        terms = finders(options.glossary)
        yield from _avoided(article, terms.avoided)
        yield from _lost(article, terms.kept)


def _avoided(article: ArticleView, terms: Finder) -> Iterator[Hit]:
    for passage in article.readings():
        for found in terms.in_sentence(passage.text):
            if not _is_ours(passage.text, found):
                yield Hit(
                    span=passage.locate(found),
                    message=_message(found.term),
                    suggestion=_fix(passage.text, found),
                    severity=found.term.severity,
                )


def _lost(article: ArticleView, terms: Finder) -> Iterator[Hit]:
    for pair in article.pairs:
        named = {found.term.term: found.term for found in terms.in_sentence(pair.original)}
        for term in named.values():
            if not contains(f"{pair.text} {pair.near_french}", term.term):
                yield _lost_hit(pair, term)


def _lost_hit(pair: Pair, term: Term) -> Hit:
    return Hit(
        span=pair.trimmed,
        message=f"The original has “{term.term}”, which the glossary keeps as it is; the French lacks it."
        + _note(term),
        severity=term.severity,
    )


def _is_ours(text: str, found: Found) -> bool:
    """Whether the term stands inside the house's own wording (Covid within Covid long)."""
    house = _house(found)
    places = occurrences(text, house) if house else ()
    return any(start <= found.start and found.end <= end for start, end in places)


def _house(found: Found) -> str | None:
    """The house's wording, with a capital where a sentence begins."""
    house = found.term.use
    return capitalised(house) if house and found.opens else house


def _message(term: Term) -> str:
    if term.kind is TermKind.PREFER:
        return f"The glossary spells this “{term.use}”.{_note(term)}"
    instead = f"; it has “{term.use}” instead" if term.use else ""
    return f"The glossary does not allow “{term.term}”{instead}.{_note(term)}"


def _note(term: Term) -> str:
    return f" {' '.join(term.note.split())}" if term.note and term.note.strip() else ""


def _fix(text: str, found: Found) -> str | None:
    """The house's spelling; None where a word before it might have to change too (d’, l’, cet)."""
    house = _house(found)
    if found.term.kind is not TermKind.PREFER or house is None:
        return None
    same = found.opens or _onset(house[0]) == _onset(text[found.start])
    return house if same else None


def _onset(letter: str) -> str:
    letter = without_accents(letter).casefold()[:1]
    return "a" if letter in VOWELS else letter if letter in UNSURE else "c"


CHECK = Check(
    id="TE10",
    category=Category.TERM_RESOURCE,
    severity=Severity.MINOR,
    look=_look,
    options=Options(),
)
