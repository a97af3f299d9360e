"""Names of the French that stand where the original has another name."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from audit.checks.french.capitals import Name, Run, capitalised, forms, is_titled, runs
from audit.checks.french.spelling import may_be_french
from audit.checks.meaning.countries import named_in
from audit.checks.meaning.entities import alike
from audit.checks.meaning.known_entities import Known, names_something
from audit.checks.views.pairs import Pair
from audit.language.lexicon import is_word
from audit.records import Span
from audit.text import folded

ALIKE = 0.6
LIKE_START = 4
_OF_A_THING = re.compile(r" (?:de l[’']|de la |du |des )")
_FOREIGN_NEXT = re.compile(r" (?P<word>[^\W\d_A-ZÀ-Ý][^\W\d_]{3,})")
_NEXT = re.compile(r" ([A-ZÀ-Ý]\w+)")


def renamings(pair: Pair, known: Known) -> Iterator[tuple[Span, Span]]:
    """Where names of the French stand that the original lacks, and those that it has in their place.

    They are matched in reading order; what is left over on one side is not reported.

    A name counts as missing only if nothing alike stands on the other side, nor, for the original's, in the
    back-translation, where a name we know only under another form would show.
    """
    if is_titled(pair.original):
        return
    ours = [
        run
        for run in _foreign(pair, known)
        if _is_proper(run, "fr", known) and not _begins_a_phrase(pair.text, run)
    ]
    theirs = _lost(pair, known) if ours else []
    for french in ours:
        english = next(
            (run for run in theirs if _face(french, run, known) and _beside_alike(pair, french, run)), None
        )
        if english is not None:
            theirs.remove(english)
            yield french.span, english.span


def _foreign(pair: Pair, known: Known) -> list[Run]:
    """Runs of names in the French that the original of this pair lacks."""
    found = []
    for name in capitalised(pair.text):
        if name.initial and not (folded(name.text) in known.carried and names_something(name, "fr", known)):
            continue
        if _stands_in(name, pair.original, known) or named_in(name.text, "fr", pair.original, "en"):
            continue  # Tokyo stands for Japan
        if not _stands_in(name, pair.near_original, known) or _stands_in(name, pair.near_french, known):
            found.append(name)
    return runs(pair.text, found)


def _lost(pair: Pair, known: Known) -> list[Run]:
    """Runs of names in the original that neither the French of this pair nor its back-translation has."""
    found = []
    for name in capitalised(pair.original):
        if name.initial and not names_something(name, "en", known):
            continue
        times = pair.original.count(name.text)
        if _stands_in(name, pair.text, known, times) or _stands_in(name, pair.back or "", known):
            continue
        if named_in(name.text, "en", pair.text, "fr"):
            continue
        if not _stands_in(name, pair.near_french, known) or _stands_in(name, pair.near_original, known):
            found.append(name)
    return runs(pair.original, found)


def _is_proper(run: Run, language: str, known: Known) -> bool:
    """Whether one word of the run, at least, is no ordinary word."""
    return any(names_something(name, language, known) for name in run.names)


def _begins_a_phrase(text: str, run: Run) -> bool:
    """Whether it goes on in small letters: Městská knihovna, left as it is, or la Pierre de l’Onction."""
    if _OF_A_THING.match(text, run.end) and all(is_word(name.text, "fr") for name in run.names):
        return True
    following = _FOREIGN_NEXT.match(text, run.end)
    return following is not None and not may_be_french(following["word"])


def _beside_alike(pair: Pair, french: Run, english: Run) -> bool:
    """Whether what follows the French name, as a last name would, follows the English one too."""
    ours, theirs = _next_name(pair.text, french), _next_name(pair.original, english)
    return ours is None or (theirs is not None and alike(ours, theirs))


def _next_name(text: str, run: Run) -> str | None:
    following = _NEXT.match(text, run.end)
    return following[1] if following else None


def _face(french: Run, english: Run, known: Known) -> bool:
    """Whether two runs are names that stand for one another, and cannot be one name in two forms."""
    if not _is_proper(english, "en", known):
        return False
    if french.is_acronym or english.is_acronym:
        return french.is_acronym and english.is_acronym and not _shares_letters(french, english)
    fewer, more = sorted((french.names, english.names), key=len)
    return not all(any(_may_be_one(one, other, known) for other in more) for one in fewer)


def _shares_letters(french: Run, english: Run) -> bool:
    """Whether half the letters of two acronyms are the same, as in OTAN and NATO."""
    ours, theirs = (Counter(run.names[0].text) for run in (french, english))
    return 2 * (ours & theirs).total() >= max(ours.total(), theirs.total())


def _may_be_one(one: Name, other: Name, known: Known) -> bool:
    """Whether two names may mean one, some letters apart; two of the original are two."""
    ours, theirs = folded(one.text), folded(other.text)
    if ours in known.original and theirs in known.original:
        return _one_begins_the_other(ours, theirs)
    return ours[0] == theirs[0] and SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= ALIKE


def _stands_in(name: Name, text: str, known: Known, times: int = 1) -> bool:
    """Whether the text has this name, if spelt alike at least so many `times`.

    A word in lower case counts if it begins alike (allemand). Two names of the original are never taken for
    one, however alike.
    """
    own = folded(name.text)
    words = forms(text)
    if own in words:
        return text.count(name.text) >= times or words[own] != name.text
    fixed = own in known.original
    return any(
        alike(name.text, word)
        for key, word in words.items()
        if (not word.islower() or key[:LIKE_START] == own[:LIKE_START])
        and not (fixed and key in known.original and not _one_begins_the_other(own, key))
    )


def _one_begins_the_other(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
