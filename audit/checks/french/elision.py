"""Before which words French elides: those that begin with a vowel or a mute h."""

import re

from audit.checks.french.spelling import is_french
from audit.checks.tables import word_list
from audit.checks.views.apostrophes import VOWEL
from audit.language.lemmas import lemma

BEGINNING = f"[{VOWEL.lower()}]"
"""A pattern for the letters such words begin with, in small letters."""

_NEVER = word_list("elision.never")
"""Beginning with a vowel, and yet nothing is elided before them; or another word is meant."""
_OPEN = re.compile(rf"y\Z|(?![yh]){BEGINNING}|h(?:{'|'.join(sorted(word_list('elision.mute_h')))})")


def elides(word: str) -> bool:
    """Whether small words lose their vowel before this one, which is a French word in small letters."""
    return word not in _NEVER and _OPEN.match(word) is not None and (len(word) == 1 or is_french(word))


def is_plural(noun: str) -> bool:
    """Whether a noun in small letters may be a plural: in s or x, and not its own dictionary form."""
    return noun.endswith(("s", "x")) and lemma(noun, "fr") != noun
