"""Flags a name that the original spells otherwise by a slip of the pen: letters exchanged, doubled, mistaken.

Why it matters: nobody is so sure to notice as the one whose name it is; a search misses
the article.

Known false alarms: none is raised where French may have a spelling of its own, as it has of acronyms. Either
the article itself spells the name as the original does elsewhere, or neighbouring letters are exchanged, or
one letter is wrong that no transcription changes, and the name beside it is the same in both.
"""

import re
from collections import Counter
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Topic
from audit.checks.french.capitals import Name, capitalised
from audit.checks.french.spelling_slips import is_exchange, is_plain_slip, slips
from audit.checks.meaning.entities import equivalents, is_country
from audit.checks.views.pairs import Pair
from audit.language.lexicon import is_name, is_word
from audit.text import folded, without_accents

SHORTEST = 5
MOST_SLIPS = 2
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)[ \u00a0]\Z")
AFTER = re.compile(r"[ \u00a0](?P<word>[^\W\d_][\w’'-]*)")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    counts = Counter(name.text for name in capitalised(article.text))
    usual = {folded(name): name for name in counts}
    for pair in article.pairs:
        here = {folded(name.text) for name in capitalised(pair.text)}
        there = {folded(name.text): name for name in capitalised(pair.original)}
        lost = {key: name for key, name in there.items() if key not in here}
        for name in capitalised(pair.text) if lost else ():
            right = _right(pair, name, lost, usual) if folded(name.text) not in there else None
            if right is not None and counts[name.text] <= max(1, counts[right]):
                yield _hit(pair, name, right)


def _right(pair: Pair, name: Name, lost: dict[str, Name], usual: dict[str, str]) -> str | None:
    """How the name is spelt, by the article elsewhere or by the original; None if it is no slip."""
    plain = folded(name.text)
    if not _may_be_misspelt(name.text):
        return None
    french_has_its_own = {folded(english) for english in equivalents(name.text)}
    for key, english in lost.items():
        if key in french_has_its_own or not _is_near(plain, key) or _is_french_form(name.text, english.text):
            continue
        if is_word(plain, "en") and not is_word(key, "en"):
            continue  # Transportation for Transportaion: the slip is the original's
        if key in usual and not is_word(key, "fr"):
            return usual[key]
        if name.text.isascii() and _is_slip(pair, name, english):
            return english.text
    return None


def _may_be_misspelt(name: str) -> bool:
    known = is_word(name, "fr") or is_country(name)
    return len(folded(name)) >= SHORTEST and not name[:2].isupper() and not known


def _is_near(ours: str, theirs: str) -> bool:
    """Whether two folded names are long enough, begin and end alike, and differ in a letter or two."""
    alike = len(theirs) >= SHORTEST and theirs[0] == ours[0] and theirs[-1] == ours[-1]
    return alike and slips(ours, theirs, MOST_SLIPS) <= MOST_SLIPS


def _is_french_form(french: str, english: str) -> bool:
    """Whether the one is what French makes of the other: another transcription, an umlaut written out."""
    ours, theirs = folded(french), folded(english)
    return _written_out(french) == _written_out(english) or theirs in (
        _transcribed(ours),
        ours.replace("ou", "u"),
    )


def _is_slip(pair: Pair, name: Name, english: Name) -> bool:
    """Whether the original alone shows the slip."""
    ours, theirs = folded(name.text), folded(english.text)
    if sorted(ours) == sorted(theirs):
        return is_exchange(ours, theirs) or not is_word(theirs, "fr")
    same = {
        word
        for word in _beside(pair.text, name) & _beside(pair.original, english)
        if not is_word(word, "fr") or is_name(word, "fr")
    }
    return is_plain_slip(ours, theirs) and bool(same)


def _written_out(name: str) -> str:
    """The name with the German umlauts as two letters: Duesseldorf."""
    written = name.casefold()
    for umlaut, letters in UMLAUTS.items():
        written = written.replace(umlaut, letters)
    return without_accents(written)


def _transcribed(french: str) -> str:
    """The English transcription of a name that stands in the French one: Tereshkova."""
    return french.replace("tch", "ch").replace("ch", "sh").replace("ou", "u")


def _beside(text: str, name: Name) -> set[str]:
    """The words with a capital right before and behind a name: its given name, its title."""
    words = (BEFORE.search(text, 0, name.start), AFTER.match(text, name.end))
    return {folded(match["word"]) for match in words if match}


def _hit(pair: Pair, name: Name, right: str) -> Hit:
    return Hit(
        span=pair.locate(name),
        message=f"“{name.text}” should be spelt “{right}”, as in the original.",
        suggestion=right,
    )


CHECK = Check(
    id="AC14",
    category=Category.MISTRANSLATION,
    severity=Severity.MINOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.NAMES,
)
