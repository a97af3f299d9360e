"""Flags words that lost their accents (apres, systeme, grâce a), once per article.

Why it matters: it is misspelt for every reader, and for search and software another word or none; it shows a
keyboard or a conversion that dropped what French cannot do without.

Known false alarms: words of other languages quoted in small letters, unless the next word shows them to be
(alea jacta est). Names, words that are French without the accent too, the circumflexes that the reform of
1990 made optional and œ are left alone; English words are reported only between French ones, and a, ou, la,
sur and du only where à, où, là, sûr or dû must be meant.
"""

import re
from collections.abc import Iterator
from functools import cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.homographs import bare_homographs
from audit.checks.french.spelling import may_be_french
from audit.checks.tables import read_table, word_list
from audit.checks.views.sentence_bounds import SENTENCE_START
from audit.checks.views.words import Word
from audit.text import without_accents

ADDRESS_BEFORE = re.compile(r"(?:[@#/_.\\]|(?<!\b[Pp]eut)-|www\S*|://\S*)\Z")
ADDRESS_AFTER = re.compile(r"\A(?:[@/_\\]|\.\w|-[a-z]+\.)")
FRENCH_BEFORE = word_list("lost_accent.french_before")
FRENCH_BEFORE |= {plain for word in FRENCH_BEFORE if len(plain := without_accents(word)) > 2}
"""With those that lost theirs, too."""
LAST_WORD = re.compile(r"([^\W\d_]+)['’ \u00a0]\Z")
OPTIONAL = re.compile("[îû]")
FINAL_É = re.compile(r"é(?=s?\Z)")
TITLE = re.compile(r"\b[A-Z][a-z]{0,2}\.\s\Z")
INSTITUTION_BEFORE = re.compile(r"(?<![^\W\d_])[lL]['’]\Z")
"""l’Interieur: the article elided before a capital is a French one."""
FRENCH_AFTER = re.compile(
    r"\A[ \u00a0](?:de|du|des|d[’'][a-zà-ÿ]|la|le|les|un|une|à|au|aux|et|ou|que|qui|dont|pour|par|dans|sur|"
    r"avec|ce|cette)\b"
)
CAPITAL_AFTER = re.compile(r"\A [A-ZÀ-Ý]")
SMALL_AFTER = re.compile(r"\A (?P<word>[a-zà-ÿ]{4,})(?![\w'’-])")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = [place for word in article.words if (place := _place(word))]
    yield from gather(
        [*places, *_homographs(article)],
        "{count} words have lost their accents.",
        one="A word has lost its accents.",
    )


def _homographs(article: ArticleView) -> Iterator[Place]:
    """The little words that are others without the accent, each place once."""
    for paragraph in article.paragraphs():
        for word in dict.fromkeys(bare_homographs(paragraph.plain)):
            yield Place(span=paragraph.locate(word), suggestion=word.right)


@cache
def _lexicon() -> dict[str, tuple[str, bool]]:
    rows = read_table("lost_accents")
    return {row["plain"]: (row["accented"], row["english"] == "1") for row in rows}


def _place(word: Word) -> Place | None:
    text = word.text
    accented, english = _lexicon().get(without_accents(text.lower()), (None, False))
    if (
        accented is None
        or not _has_lost(text.lower(), accented)
        or ADDRESS_BEFORE.search(word.before)
        or ADDRESS_AFTER.search(word.after)
        or _goes_on_foreign(word)
    ):
        return None
    if text.islower():
        right = not english or _is_between_french(word)
    else:  # a capital elsewhere is a name's; the accent it lost itself is another check's concern
        bare_inside = accented[:1] == text[:1].lower()
        right = text.istitle() and bare_inside and not english and (_begins(word) or _is_institution(word))
    if not right:
        return None
    return Place(span=word.span, suggestion=_like(accented, text) or None)


def _goes_on_foreign(word: Word) -> bool:
    """Whether the next word is no French either, with or without its accents: they belong to one phrase."""
    after = SMALL_AFTER.match(word.after)
    if after is None or without_accents(after["word"]) in _lexicon():
        return False
    return not may_be_french(after["word"])


def _plain(match: re.Match[str]) -> str:
    return without_accents(match[0])


def _begins(word: Word) -> bool:
    """Whether a sentence begins here; after `M.` it is a name that does."""
    return SENTENCE_START.search(word.before) is not None and not TITLE.search(word.before)


def _is_institution(word: Word) -> bool:
    lone = CAPITAL_AFTER.match(word.after) is None
    return lone and len(word.text) > 5 and INSTITUTION_BEFORE.search(word.before) is not None


def _has_lost(text: str, accented: str) -> bool:
    """Whether accents are missing, and the word is not another one (séjourne, séjourné; cèdera, cédera)."""
    if not accented:
        return text.isascii()
    half_accented = not text.isascii() and FINAL_É.sub(_plain, accented) == text
    if half_accented or OPTIONAL.sub(_plain, accented) == text:
        return False
    pairs = list(zip(text, accented, strict=False))
    only_lost = all(mine in (full, without_accents(full)) for mine, full in pairs)
    return text != accented and len(text) == len(accented) and only_lost


def _is_between_french(word: Word) -> bool:
    before = LAST_WORD.search(word.before)
    known = before is not None and before[1].lower() in FRENCH_BEFORE and not CAPITAL_AFTER.match(word.after)
    return known or word.before.endswith("eut-") or FRENCH_AFTER.match(word.after) is not None


def _like(accented: str, text: str) -> str:
    return accented.capitalize() if text[0].isupper() else accented


CHECK = Check(id="LI15", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
