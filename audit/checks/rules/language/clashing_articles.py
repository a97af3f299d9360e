"""Flags small words that clash or were not contracted (de le, à les, du accord, la les, en Canada), once per
article.

Why it matters: a word was replaced and what stands before it was not; the phrase is no French.

Known false alarms: words cited as such, without quotation marks (remplacer le par un). Before what may be an
infinitive, le and les are pronouns (de le dire) and left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.code_mixing import is_french_small_word
from audit.checks.french.country_prepositions import has_article, misplaced_prepositions
from audit.checks.french.elision import BEGINNING, elides, is_plural
from audit.checks.french.infinitives import is_infinitive
from audit.checks.french.spelling import is_french
from audit.checks.views.apostrophes import apostrophe_of
from audit.checks.views.paragraphs import Paragraph

CLASHES = {
    "le": "des les",
    "la": "des le les",
    "les": "des la le",
    "une": "la le les",
    "du": "des la le les",
    "des": "du la le les",
    "au": "la le les",
    "aux": "la le les",
    "de": "des du",
    "à": "aux",
}
"""What cannot follow: `le la` is a note, `la une` a front page, `à au` may begin “à au moins dix”."""
START = r"(?<![\w’'-])(?<!- )"
PAIR = re.compile(
    "|".join(rf"{START}{first} (?:{'|'.join(then.split())})(?= [a-zà-ÿœ])" for first, then in CLASHES.items())
    + rf"|{START}à au(?= [a-zà-ÿ])(?! (?:moins|plus|total|minimum|maximum|mieux|pire|peu)\b)"
)
KEPT = {"de du": "du", "de des": "des", "à au": "au", "à aux": "aux"} | {
    f"{first} {then}": first for first, then in (("du", "le"), ("des", "les"), ("au", "le"), ("aux", "les"))
}
"""What is left of a pair in which one word holds the other."""
BEFORE_ELIDED = re.compile(rf"{START}(?P<small>la|une|[dD]u|[dD]es|[aA]ux?) l(?=[’'][a-zà-ÿœ])")
APART = re.compile(
    rf"{START}(?P<small>[dD]e|[àÀ]) (?P<article>les?)(?= (?P<next>[^\W\d_]+)(?: (?P<then>[^\W\d_]+))?)"
)
BEFORE_VOWEL = re.compile(rf"{START}(?P<small>[dD]u|[aA]u) (?P<word>{BEGINNING}[a-zà-ÿœ]+)(?![\w’'-]|[»”\"])")
CONTRACTED = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}
UNDONE = {"du": ("de l", "des"), "au": ("à l", "aux"), "des": ("de l",), "aux": ("à l",), "la": ("l",)}
"""What stands before a vowel in the place of each: in the singular, in the plural."""
HAVING = re.compile(r"\b(?:ai|as?|avons|avez|ont|av(?:ai[st]|aient)|aur[a-z]+|ayant|avoir|eu) \Z")
"""Behind these, du is dû without its accent."""
CLITICS = frozenset({"y", "en", "lui", "leur", "un", "une"})
FEMININES = (("e", ""), ("ère", "er"), ("euse", "eux"), ("ive", "if"))
"""Endings of what may be the feminine of the word with the other ending."""
NEAR = 40


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (place for paragraph in article.paragraphs() for place in _places(paragraph))
    yield from gather(
        places,
        "Two determiners in a row, or a missing contraction: {count} places.",
        one="Two determiners in a row, or a missing contraction.",
    )


def _places(paragraph: Paragraph) -> Iterator[Place]:
    text = paragraph.plain
    for match in PAIR.finditer(text):
        yield paragraph.place(match, KEPT.get(match[0]))
    for match in BEFORE_ELIDED.finditer(text):
        small = match["small"]
        yield paragraph.place(match, _like(small, UNDONE[small.casefold()][0]) if small != "une" else None)
    for match in APART.finditer(text):
        if not _is_pronoun(match):
            contracted = _like(match[0], CONTRACTED[match[0].casefold()])
            yield paragraph.place(match, None if _may_be_feminine(match) else contracted)
    for match in BEFORE_VOWEL.finditer(text):
        if _is_noun(match):
            yield paragraph.place(match, _before_vowel(match))
    for match, fix in misplaced_prepositions(text):
        yield paragraph.place(match, fix)


def _is_pronoun(match: re.Match[str]) -> bool:
    """Whether le and les may be pronouns, or are to be elided, which another check tells."""
    after = match["next"]
    if after[0].isupper():
        return not has_article(after)
    following = (after, match["then"] or "")
    if after in CLITICS or any(map(is_infinitive, following)) or not is_french(after):
        return True
    return match["article"] == "le" and elides(after)


def _may_be_feminine(match: re.Match[str]) -> bool:
    """Whether the article may be wrong, not the contraction: “à le légère” is à la légère."""
    word = match["next"]
    return match["article"] == "le" and any(
        word.endswith(feminine) and is_french(word.removesuffix(feminine) + masculine)
        for feminine, masculine in FEMININES
    )


def _is_noun(match: re.Match[str]) -> bool:
    """Whether a noun follows, and du is no slip for dû."""
    word = match["word"]
    if is_french_small_word(word) or is_infinitive(word) or not elides(word):
        return False
    return HAVING.search(match.string, max(0, match.start() - NEAR), match.start()) is None


def _before_vowel(match: re.Match[str]) -> str:
    singular, plural = UNDONE[match["small"].casefold()]
    word = match["word"]
    fixed = f"{plural} {word}" if is_plural(word) else f"{singular}{apostrophe_of(match.string)}{word}"
    return _like(match["small"], fixed)


def _like(model: str, fix: str) -> str:
    """The fix, with a capital where what it replaces has one."""
    return fix[0].upper() + fix[1:] if model[0].isupper() else fix


CHECK = Check(id="LI26", category=Category.GRAMMAR, severity=Severity.MINOR, look=_look)
