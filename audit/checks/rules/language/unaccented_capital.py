"""Flags capitals that lost their accent (Evoquant, Etat, A propos), in one line per article.

Why it matters: the Académie française and the Imprimerie nationale ask for the accent on capitals as on small
letters; an article that sets it in one word and not in the next looks unread. A matter of style where the
article mostly leaves capitals bare, a slip where it mostly accents them.

Known false alarms: newspapers that leave capitals bare on principle, and titles or institutions quoted in
their own English (Energy & Evolution).
"""

import re
from collections.abc import Iterator
from functools import cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.tables import read_table
from audit.checks.views.sentence_bounds import SENTENCE_START
from audit.checks.views.words import Word

ACCENTED = re.compile(r"\b[ÀÂÇÉÈÊÎÔ][\w’']|\bÀ ")
_NOT_À = "été|eu|fait|dit|pris|mis|vu|reçu|ouvert"
"""Participles: a headline may well begin with the verb (A été élu)."""
_ENGLISH = (
    "man|new|good|great|star|day|few|little|lot|big|very|former|group|number|report|study|couple|hard|bit"
)
_LATIN = "priori|posteriori|fortiori|contrario|minima|maxima|cappella|capella|vista|giorno|tempo"
_CITIES = "Paris|Londres|Moscou|Pékin|Washington|Bruxelles|Berlin|Rome"
A_FOR_À = re.compile(
    r"(?:\A|(?<=[.!?…»] ))(?P<a>A)"
    rf"(?= (?:\d|(?!(?:{_NOT_À}|{_ENGLISH}|{_LATIN})\b)[a-zà-ÿœ]+(?<![éû])[ ’',]|(?:{_CITIES})\b"
    r"|[A-ZÀ-Ý][\w’-]+,))"
)
CA_FOR_ÇA = re.compile(
    r"(?:\A|(?<=[.!?…»] ))(?P<a>Ca)(?= (?:va|fait|ne|n[’']\w+|me|se|peut|doit|devait|suffit)\b)"
)
ENGLISH_BEFORE = re.compile(r"\b(?:of|the|for|and|in|on|to|by|with|an?|&)\s\Z", re.IGNORECASE)
CAPITAL_BESIDE = re.compile(r"[^\W\d_][\w.’'-]*\s\Z")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    words = article.words
    seen = {word.text for word in words}
    bare = [_place(word) for word in words if _is_bare(word, seen)]
    places = bare + list(_short_words(article))
    accents = sum(len(ACCENTED.findall(paragraph.text)) for paragraph in article.paragraphs())
    slip = bool(bare) and accents > len(places)  # À and Ç alone: French keyboards do not have them
    yield from gather(
        places,
        "{count} capitals have lost their accents.",
        one="A capital has lost its accent.",
        severity=Severity.MINOR if slip else Severity.STYLE,
    )


@cache
def _lexicon() -> dict[str, tuple[str, bool]]:
    rows = read_table("accented_capitals")
    return {row["plain"]: (row["accented"], row["english"] == "1") for row in rows}


def _is_bare(word: Word, seen: set[str]) -> bool:
    accented, english = _lexicon().get(word.text, (None, False))
    # Where the article has both forms, the finding is that it spells one word two ways.
    return accented is not None and accented not in seen and not (english and _looks_english(word))


def _looks_english(word: Word) -> bool:
    before = CAPITAL_BESIDE.search(word.before)
    capital_before = before is not None and before[0][0].isupper() and not SENTENCE_START.search(word.before)
    capital_after = re.match(r"\s[^\W\d_]", word.after) is not None and word.after[1].isupper()
    return capital_before or capital_after or ENGLISH_BEFORE.search(word.before) is not None


def _place(word: Word) -> Place:
    return Place(span=word.span, suggestion=_lexicon()[word.text][0])


def _short_words(article: ArticleView) -> Iterator[Place]:
    for paragraph in article.paragraphs():
        for pattern, accented in ((A_FOR_À, "À"), (CA_FOR_ÇA, "Ça")):
            for match in pattern.finditer(paragraph.text):
                yield paragraph.place(match, accented, group="a")


CHECK = Check(id="LI14", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
