"""Flags Russian, Arabic and Chinese names in English transliteration (Yuri for Iouri), once per article;
given names alone are a matter of style.

Why it matters: French has its own way of writing them; a reader who looks for Ouchakov does not find Ushakov.

Known false alarms: bearers who chose the English form themselves (Sergey Brin) unless the table knows them;
Japanese women named Yuri.
"""

import re
from collections.abc import Iterator
from functools import cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, Span, gather
from audit.checks.tables import read_table, word_list
from audit.checks.views.words import OPENERS, Word
from audit.typography import level_spaces

NEXT_NAME = re.compile(r"\A (?:[A-ZÀ-Ý]\. )?(?P<name>[A-ZÀ-Ý][\w’'-]+)")
PREVIOUS_NAME = re.compile(rf"(?!(?:{'|'.join(OPENERS)})[ -]\Z)(?<![\w’'-])(?P<name>[A-ZÀ-Ý][\w’'-]+)[ -]\Z")
NOT_UKRAINIAN = frozenset({"Andreï", "Sergueï", "Alexeï", "Mikhaïl", "Dmitri", "Nikolaï", "Evgueni"})
"""Russian names that are others in Ukrainian (Andriï, Serhiï)."""
UKRAINIAN_SURNAME = re.compile(r"(?:enko|chuk|tchouk|[iy][gh]a|yshyn|ychyne)\Z")
RUSSIAN_SURNAME = re.compile(r"(?:[oe][vw]|[oe]va|ine?|gou|gu)\Z")
SAID_BEFORE = re.compile(r"\b[Uu]krainien(?:ne)?s?\b[^.;:«»]{0,50}\Z")
SAID_AFTER = re.compile(r"\A [^\s,]+, [^.;:«»]{0,40}\b(?:ukrainien|Ukraine\b)")
ENGLISH_BEFORE = re.compile(r"\b(?:of|the|in|from|to|for) \Z", re.IGNORECASE)
CONTRACTS = re.compile(r"\b(?:de|à) \Z")
"""Before `Le Caire` it contracts to du, au; then the repair is more than the name."""
SLAVIC = word_list("english_transliteration.slavic")
"""Given names that mark what follows as Russian or Ukrainian, if it also ends like such a name."""
SURNAME = re.compile(
    r"(?!\w*(?:[Tt]ch|[Oo]u|y(?!\b)))[A-Z][a-z]+(?:ov|ev|enko|sky|skiy|ova|eva|chuk|[knl]in|shin)"
)
"""A surname that plain substitution turns into French; not one that holds y or is French already."""
ENGLISH = re.compile(r"[Ss]h|[Zz]h|(?<![oea])u|U|in$")
"""What no French transcription holds; `ch` may be either."""
UNMISTAKABLE = re.compile(r"(?=\w*(?:[Zz]h|[Ss]hch))[A-Z][a-z]+(?:ov|ev|enko|sky|skiy|ova|eva|chuk)")
"""A surname that shows by itself where it comes from and who transcribed it."""
TRANSCRIPTION = (
    ("skiy", "ski"), ("sky", "ski"), ("shch", "chtch"), ("Shch", "Chtch"), ("Ch", "Tch"), ("ch", "tch"),
    ("Sh", "Ch"), ("sh", "ch"), ("Zh", "J"), ("zh", "j"), ("U", "Ou"), ("u", "ou"), (r"in\b", "ine"),
)  # fmt: skip
"""In this order, and each place once: what was written stays written."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places: dict[Span, Place] = {}
    sure = False
    for word in article.words:
        if word.text in _first_words() or UNMISTAKABLE.fullmatch(word.text) or word.text in SLAVIC:
            for kind, place in _places(word):
                places.setdefault(place.span, place)
                sure |= kind in ("family", "place")
    # Bearers of a given name often write it the English way in their passport; a name of the table
    # has its French form in every newsroom; one found by rule is somebody few readers know.
    yield from gather(
        places.values(),
        "Names ({count} places) are transliterated as in English; French has spellings of its own.",
        one="A name is transliterated as in English; French has a spelling of its own.",
        severity=None if sure else Severity.STYLE,
    )


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["english"]: row for row in read_table("transliterations")}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _table())


def _places(word: Word) -> Iterator[tuple[str, Place]]:
    """The word as a name of some kind, and the surname behind it."""
    after = NEXT_NAME.match(level_spaces(word.after[:40]))
    surname = after["name"] if after else ""
    row = _table().get(f"{word.text} {surname}") or _table().get(word.text)
    if row is None:
        if UNMISTAKABLE.fullmatch(word.text) and not ENGLISH_BEFORE.search(word.before):
            yield "rule", Place(span=word.span, suggestion=_transcribed(word.text))
    elif not _spared(word, row, surname):
        long = " " in row["english"] and after is not None
        end = word.end + after.end("name") if long and after else word.end
        yield (
            row["kind"],
            Place(span=word.paragraph.view.span(word.start, end), suggestion=_fix(word, row, surname)),
        )
    if (row is None or row["kind"] == "given") and after and surname not in _table():
        yield from _surname(word, after)


def _spared(word: Word, row: dict[str, str], after: str) -> bool:
    if ENGLISH_BEFORE.search(word.before) or (after and after in row["unless"].split()):
        return True
    return row["kind"] == "place" and bool(after or PREVIOUS_NAME.search(word.before))


def _fix(word: Word, row: dict[str, str], surname: str) -> str | None:
    if row["kind"] == "given" and row["french"] in NOT_UKRAINIAN and _may_be_ukrainian(word, surname):
        return None
    article = row["french"].startswith(("Le ", "La ")) and row["kind"] == "place"
    return None if article and CONTRACTS.search(word.before) else row["french"]


def _may_be_ukrainian(word: Word, surname: str) -> bool:
    """Whether the surname tells, or the words beside say, that the bearer is Ukrainian."""
    if UKRAINIAN_SURNAME.search(surname):
        return True
    said = SAID_BEFORE.search(word.before[-90:]) or SAID_AFTER.match(level_spaces(word.after[:90]))
    return said is not None and RUSSIAN_SURNAME.search(surname) is None


def _surname(word: Word, after: re.Match[str]) -> Iterator[tuple[str, Place]]:
    surname = after["name"]
    if not (word.text in _table() or (word.text in SLAVIC and ENGLISH.search(surname))):
        return
    if SURNAME.fullmatch(surname) and (french := _transcribed(surname)) != surname:
        start, end = after.span("name")
        span = word.paragraph.view.span(word.end + start, word.end + end)
        yield "rule", Place(span=span, suggestion=french)


def _transcribed(name: str) -> str:
    pattern = "|".join(english for english, _ in TRANSCRIPTION)
    french = {english.removesuffix(r"\b"): ours for english, ours in TRANSCRIPTION}
    return re.sub(pattern, lambda match: french[match[0]], name)


CHECK = Check(id="LO10", category=Category.NAME_FORMAT, severity=Severity.MINOR, look=_look)
