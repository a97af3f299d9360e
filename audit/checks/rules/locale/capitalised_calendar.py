"""Flags months, weekdays, seasons, languages and adjectives of nationality with a capital, as in English
(le 5 Juin, en Été, en Anglais, le gouvernement Chinois), once per article.

Why it matters: French writes them small; the capital is copied from the English page.

Known false alarms: names of events and streets made of a date (le Vendredi saint, la place du 8-Mai), and
official names whose first word is written small (l’hôpital Américain). A person is a noun and keeps its
capital (un Japonais), so an adjective is told only behind a noun that is in a list.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.meaning.countries import demonyms
from audit.checks.tables import word_list
from audit.checks.views.paragraphs import Paragraph
from audit.language.calendar_names import MONTHS, WEEKDAYS
from audit.language.display_names import codes_by_language_name, territory_names
from audit.language.lemmas import lemma
from audit.language.patterns import any_of

MONTH_NAMES = any_of(month.capitalize() for month in MONTHS if month != "mars")  # Mars is a planet
WEEKDAY_NAMES = any_of(day.capitalize() for day in WEEKDAYS)
MONTH = re.compile(
    rf"(?i:\b(?:\d{{1,2}}|1er|en|de|d[’']|mois de|depuis|fin|début|mi-) ?)(?P<word>{MONTH_NAMES})\b"
    r"(?![ -][A-ZÀ-Ý][a-zà-ÿ])(?<!1er Mai)(?<!\b8 Mai)(?<!14 Juillet)(?<!11 Septembre)(?<!11 Novembre)"
)
"""Holidays and days of mourning have a capital."""
MARCH = re.compile(r"\b(?:\d{1,2}|1er) (?P<word>Mars)\b(?: (?:19|20)\d\d\b)")
WEEKDAY = re.compile(
    rf"\b(?:(?i:le|ce|du|de|depuis|jusqu[’']à|chaque|dès) (?P<word>{WEEKDAY_NAMES})\b"
    r"(?! (?:saint|noir|rouge|sanglant|[A-ZÀ-Ý]))"
    rf"|[a-zà-ÿœ]{{3,}} (?P<bare>{WEEKDAY_NAMES})(?=[.,;)]|\Z| (?:matin|soir|dernier|prochain|\d)))"
)
REACH = 40
NAMED = re.compile(r"[A-ZÀ-Ý]\w+ \Z")
"""The Journal du Dimanche."""
SEASON = re.compile(
    r"\b(?:(?i:en|cet|chaque) (?P<word>Été|Hiver|Automne)(?! [A-ZÀ-Ý])"
    r"|(?i:au|ce|le) (?P<bare>Printemps)(?= (?:dernier|prochain|suivant|\d{4})))\b"
)
LANGUAGES = any_of(
    {name.capitalize() for name in codes_by_language_name()} - {"Corse", *territory_names("fr").values()}
)
LANGUAGE = re.compile(rf"\b(?:[eE]n|[pP]arl[a-zé]+|traduite?s? du) (?P<word>{LANGUAGES})\b(?! [A-ZÀ-Ý])")
ADJECTIVE = re.compile(
    r"(?<![\w-])(?P<noun>[^\W\d_]{3,})(?= (?P<word>[A-ZÀ-Ý][a-zà-ÿœ]+(?:-[a-zà-ÿ]+)?)(?![\w’'-]))"
)
PERSONS = word_list("capitalised_calendar.persons")
NOUNS = PERSONS | word_list("capitalised_calendar.things")
ABSTRACT = re.compile(r"(?:tion|sion|isme)s?\Z")
PLACES_TOO = frozenset(
    {"Romain", "Romains", "Breton", "Corse", "Parisien", "Philippines", "Catalan", "Flamand", "Wallon"}
)
"""Names of persons, places and newspapers, beside."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (place for paragraph in article.paragraphs() for place in _places(paragraph))
    yield from gather(
        places,
        "No capital for months, weekdays, languages and adjectives in French: {count} place{s}.",
    )


def _places(paragraph: Paragraph) -> Iterator[Place]:
    for pattern in (MONTH, MARCH, WEEKDAY, SEASON, LANGUAGE, ADJECTIVE):
        for match in pattern.finditer(paragraph.plain):
            group = match.lastgroup if match.lastgroup == "bare" else "word"
            if not _is_right(match):
                yield paragraph.place(match, match[group].casefold(), group=group)


def _is_right(match: re.Match[str]) -> bool:
    if match.re is WEEKDAY and match["word"]:
        return NAMED.search(match.string, max(0, match.start() - REACH), match.start()) is not None
    return match.re is ADJECTIVE and not _is_adjective(match["noun"], match["word"])


def _is_adjective(noun: str, word: str) -> bool:
    """Whether a nationality stands behind a noun; one with a capital names a body, unless it is an office."""
    if word in PLACES_TOO or word.casefold() not in demonyms():
        return False
    known = PERSONS if noun[0].isupper() else NOUNS
    return lemma(noun, "fr") in known or (noun.islower() and ABSTRACT.search(noun) is not None)


CHECK = Check(id="LO11", category=Category.DATE_FORMAT, severity=Severity.STYLE, look=_look)
