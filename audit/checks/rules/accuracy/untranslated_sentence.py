"""Flags a sentence that is not in French: left in English, in another language or another script.

Why it matters: part of the readers cannot read it, and it shows that nobody looked.

Known false alarms: an English song line or slogan that stands as a sentence of its own without quotation
marks; short quotations, titles of films and books, alone or in a French sentence, and lists of names are left
alone. So are, in other languages, quotations and what the original gives in that language as well.
"""

import re
import unicodedata
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.code_mixing import is_english, tally
from audit.checks.french.other_languages import other_language
from audit.checks.french.titled_works import outside_titles
from audit.checks.views.readings import Reading

QUOTED = re.compile(r"[^\w«“\"„]*[«“\"„][^«»“”\"]*[»”\"]\W*")
QUOTATION = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")
FEWEST_LETTERS = 12
LATIN = re.compile(r"[\x00-\u024f\u2000-\u206f€]*")
"""Text without a letter that is not Latin, as nearly all passages are."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for passage in article.readings():
        if not passage.text.strip():
            continue
        if script := _foreign_script(passage.text):
            message = f"The sentence is written in {script} letters."
        elif _left_in_english(passage):
            message = "The sentence was left in English."
        elif language := _left_in_another_language(article, passage):
            message = f"The sentence is in {language}."
        else:
            continue
        yield Hit(span=passage.trimmed, message=message)


def _left_in_english(passage: Reading) -> bool:
    fewest = 5 if QUOTED.fullmatch(passage.text) else 2
    count = tally(passage.text)
    enough = count.lower >= max(fewest, count.words / 3)
    return enough and is_english(passage.text) and not _names_a_title(passage.text)


def _left_in_another_language(article: ArticleView, passage: Reading) -> str | None:
    """The language; None for French, quotations, and what the original says in the same words."""
    if passage.text.strip() in article.original:
        return None
    return other_language(QUOTATION.sub(" ", passage.text))


def _names_a_title(text: str) -> bool:
    """Whether what is English in it is a title, and the words around it are French."""
    rest = outside_titles(text)
    if rest is None or is_english(rest):
        return False
    count = tally(rest)
    return count.french > count.english or not count.lower


def _foreign_script(text: str) -> str | None:
    """The script of most letters, None if that is Latin or there are too few letters to tell."""
    if LATIN.fullmatch(text):
        return None
    letters = [c for c in text if c.isalpha()]
    foreign = [
        c for c in letters if not unicodedata.name(c, "LATIN").startswith(("LATIN", "GREEK", "FEMININE"))
    ]
    if len(letters) < FEWEST_LETTERS and len(foreign) < len(letters):
        return None
    if len(foreign) * 2 <= len(letters):
        return None
    return unicodedata.name(foreign[0]).split()[0].capitalize().replace("Cjk", "Chinese")


CHECK = Check(id="AC04", category=Category.UNTRANSLATED, severity=Severity.MAJOR, look=_look)
