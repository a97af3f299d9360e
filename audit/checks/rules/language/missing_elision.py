"""Flags small words that should be elided, or have another form, before a vowel or a mute h (de écrivains,
lorsque il, si il, ce est, ma amie, ce homme), once per article.

Why it matters: no French writer leaves it out; it marks a word that was replaced, by a machine or in haste.

Known false alarms: words before which French does not elide, and are not in the list; rare words with a mute
h are not in its list and pass.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.checks.french.code_mixing import is_french_small_word
from audit.checks.french.elision import BEGINNING, elides, is_plural
from audit.checks.tables import word_list
from audit.checks.views.apostrophes import apostrophe_of
from audit.language.display_names import territory_names
from audit.language.patterns import any_of

SMALL = (
    r"[dD]e|[lL]e|[lL]a|[qQ]ue|[nN]e|[sS]e|[mM]e|[tT]e|[jJ]e|[jJ]usque|[lL]orsque|[pP]uisque"
    r"|[sS]i(?= ils?\b)|[cC]e(?= (?:est|étai(?:en)?t)\b)"
)
CHANGED = {"ma": "mon", "ta": "ton", "sa": "son", "ce": "cet"}
"""Words that have another form before a vowel; the possessives with a capital are names in a sentence."""
COUNTRY = any_of(name for name in territory_names("fr").values() if re.fullmatch(r"[AEIOUÉ][a-zà-ÿ]+", name))
WHOLE = re.compile(
    rf"(?<![\w’'-])(?:(?P<small>{SMALL})|(?P<changed>[mts]a|ce|(?<![\w,] )(?:[MTS]a|Ce))) "
    rf"(?P<word>{BEGINNING}[a-zà-ÿœ]+|{COUNTRY}|(?<=e )(?<!\b[dDlL]e )[aày])(?![\w’'-]|[»”\"])"
)
BEHIND_ARTICLE = word_list("missing_elision.behind_article")
"""Behind le, la and ce they tell that là was meant, that ce is a pronoun, or that the word is cited."""
NUMBERS = frozenset({"un", "une"})


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        paragraph.place(match, _fix(match))
        for paragraph in article.paragraphs()
        for match in WHOLE.finditer(paragraph.plain)
        if _is_wrong(match)
    )
    yield from gather(places, "Missing elision: {count} place{s}.")


def _is_wrong(match: re.Match[str]) -> bool:
    word = match["word"]
    if not (word[0].isupper() or elides(word)):
        return False
    if match["changed"]:
        return not is_french_small_word(word) and word not in BEHIND_ARTICLE
    small = match["small"].casefold()
    if small in ("le", "la"):
        return word not in BEHIND_ARTICLE
    return not (small == "de" and word in NUMBERS)


def _fix(match: re.Match[str]) -> str | None:
    """Nothing for “le offres”, which may be “les offres” as well."""
    small, changed, word = match["small"], match["changed"], match["word"]
    if (changed or small in ("le", "la", "Le", "La")) and is_plural(word):
        return None
    if changed:
        return f"{changed[0]}{CHANGED[changed.casefold()][1:]} {word}"
    return f"{small[:-1]}{apostrophe_of(match.string)}{word}"


CHECK = Check(id="LI24", category=Category.GRAMMAR, severity=Severity.MINOR, look=_look)
