"""Flags small words that should be elided (de écrivains, lorsque il), once per article.

Why it matters: no French writer leaves it out; it marks a word that was replaced, by a machine or in haste.

Known false alarms: words before which French does not elide, and are not in the list; h is never judged.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.checks.french.spelling import is_french
from audit.checks.tables import word_list
from audit.checks.views.apostrophes import apostrophe_of

SMALL = "[Dd]e|[Ll]e|[Ll]a|[Qq]ue|[Nn]e|[Ss]e|[Mm]e|[Tt]e|[Jj]e|[Jj]usque|[Ll]orsque|[Pp]uisque"
WHOLE = re.compile(
    rf"(?<![\w’'-])(?P<small>{SMALL}) (?P<word>[aeiouàâéèêëîïôœ][a-zà-ÿœ]{{1,}})(?![\w’'-]|[»”\"])"
)
NEVER = word_list("missing_elision.never")
"""Before these nothing is elided, or another word is meant."""
BEHIND_ARTICLE = word_list("missing_elision.behind_article")
"""Behind le and la they tell that là was meant, or that the word is cited."""
NUMBERS = frozenset({"un", "une"})


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        paragraph.place(match, _fix(match))
        for paragraph in article.paragraphs()
        for match in WHOLE.finditer(paragraph.plain)
        if _is_elided(match["small"].casefold(), match["word"])
    )
    yield from gather(places, "A small word is not elided before a vowel: {count} place{s}.")


def _is_elided(small: str, word: str) -> bool:
    if word in NEVER or not is_french(word):
        return False
    if small in ("le", "la") and word in BEHIND_ARTICLE:
        return False
    return not (small == "de" and word in NUMBERS)


def _fix(match: re.Match[str]) -> str | None:
    """Nothing for “le offres”, which may be “les offres” as well."""
    small, word = match["small"], match["word"]
    if small.casefold() in ("le", "la") and word.endswith(("s", "x")):
        return None
    return f"{small[:-1]}{apostrophe_of(match.string)}{word}"


CHECK = Check(id="LI24", category=Category.GRAMMAR, severity=Severity.MINOR, look=_look)
