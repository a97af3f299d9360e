"""Flags one word spelt two ways in an article where only accents differ (Etat beside État).

Why it matters: readers and search take them for two things; it is what remains when several systems, or
several runs of one, each wrote a part.

Known false alarms: two different names that differ in an accent only (Conté, Conte), and a name quoted in
another language (Québec, Quebec Nordiques).
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.views.sentence_bounds import SENTENCE_START
from audit.checks.views.words import OPENERS, Word
from audit.language.lexicon import is_word
from audit.text import without_accents

SHORTEST = 4
FOREIGN = re.compile(r"[^\WA-Za-zàâçéèêëîïôùûüÿæœÀÂÇÉÈÊËÎÏÔÙÛÜŸÆŒ]")
"""Letters that French does not have; newspapers set them or leave them bare as they can."""
CAPITAL_BEFORE = re.compile(r"(?P<name>[^\W\d_]+)[ -]\Z")
CAPITAL_AFTER = re.compile(r"\A[ -](?P<name>[^\W\d_]+)")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    groups: dict[str, dict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in article.words:
        if len(word.text) >= SHORTEST and word.text[0].isupper() and not word.text.isupper():
            groups[without_accents(word.text)][word.text].append(word)
    for forms in groups.values():
        if len(forms) == 2 and (found := _odd_one(forms)):
            odd, usual, certain = found
            places = (Place(span=word.span, suggestion=usual if certain else None) for word in forms[odd])
            foreign = FOREIGN.search(odd + usual) is not None
            yield from gather(
                places,
                f"The article writes {odd} here and {usual} elsewhere.",
                severity=Severity.STYLE if foreign else None,
            )


def _odd_one(forms: dict[str, list[Word]]) -> tuple[str, str, bool] | None:
    """The form at fault, the other one, and whether that is certain; None where both may be right."""
    plain, accented = sorted(forms, key=_accents)
    if plain[1:] == accented[1:]:
        if without_accents(plain) != plain and is_word(plain, "fr") and not is_word(accented, "fr"):
            return accented, plain, True  # Ëtats beside États
        return plain, accented, True
    named = all(_is_name(words) for words in forms.values())
    if not named or without_accents(plain) != plain or not _comparable(forms[plain], forms[accented]):
        return None
    if is_word(accented, "fr") and not is_word(plain, "fr"):
        return plain, accented, True
    rare, usual = sorted(forms, key=lambda form: (len(forms[form]), _accents(form)))
    return rare, usual, len(forms[usual]) >= 2 * len(forms[rare])


def _accents(form: str) -> int:
    return sum(a != b for a, b in zip(form, without_accents(form), strict=False))


def _is_name(words: list[Word]) -> bool:
    return any(not SENTENCE_START.search(word.before) for word in words)


def _comparable(some: list[Word], others: list[Word]) -> bool:
    """Whether the bare form stands alone, or both beside the same names.

    Venus Express does not misspell Vénus.
    """
    mine, theirs = ({name for word in words for name in _neighbours(word)} for words in (some, others))
    return not mine or mine == theirs or not mine.isdisjoint(theirs)


def _neighbours(word: Word) -> Iterator[str]:
    for pattern, text in ((CAPITAL_BEFORE, word.before), (CAPITAL_AFTER, word.after)):
        match = pattern.search(text)
        if match and match["name"][0].isupper() and not _opens(text, match):
            yield match["name"]


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether the neighbour is a small word that has its capital from its place (À Montréal)."""
    return match["name"] in OPENERS and SENTENCE_START.search(text[: match.start()]) is not None


CHECK = Check(id="ST02", category=Category.INCONSISTENT_STYLE, severity=Severity.MINOR, look=_look)
