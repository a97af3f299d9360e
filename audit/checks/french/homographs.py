"""Words that are others without their accent (a, ou, la, sur, du), where only à, où, là, sûr or dû can stand.

Every pattern names a surrounding in which the bare word would be no French: `grâce a`, `au moment ou`, `ce
jour-la`, `bien sur,`, and an infinitive after `a` or `a du`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from audit.checks.tables import word_list
from audit.language.lexicon import is_word


class Homograph(NamedTuple):
    """A word that lost its accent, `start` to `end` in the text, and the one that must be meant."""

    start: int
    end: int
    right: str


_DETERMINER = (
    r"(?:l[’']|(?:la|le|les|un|une|ce|cet|cette|ces|son|sa|ses|leurs?|notre|nos|votre|vos|mon|ma|mes|des|cela|"
    r"lui|elle|eux|nous|vous)\b|[A-ZÉÀ0-9])"
)
_NO_NOUN = r"(?<!\b(?i:la|sa|en) )(?<!\b(?i:une) )(?<!\b(?i:leur) )(?<!\b(?i:cette) )"
_NO_SUBJECT = r"(?<!\b(?i:il|on) )(?<!\b(?i:elle) )(?<!\b(?i:qui) )"
_PLACES_AND_TIMES = (
    r"(?:jours?|moments?|pays|villes?|endroits?|lieux?|régions?|époques?|périodes?|domaines?|situations?)"
)
_LOST = (
    (
        "à",
        r"(?<![\w’'-])(?:(?:[Gg]râce|[Qq]uant|[Cc]onformément|[Cc]ontrairement|[Pp]ar rapport) |[Jj]usqu[’'])"
        rf"(?P<word>a)(?= {_DETERMINER})",
    ),
    ("à", rf"(?<![\w’'-]){_NO_NOUN}(?:[Ff]ace|[Ss]uite) (?P<word>a)(?= {_DETERMINER})"),
    (
        "à",
        rf"(?<![\w’'-]){_NO_SUBJECT}(?P<word>a)(?= (?:l[’'](?:issue|égard|encontre|instar|insu|exception|"
        r"aide|extérieur|intérieur) d|travers |côté de|cause d[eu]|la fois |compter d))",
    ),
    ("à", rf"(?<![\w’'-])(?:vont|sont|étaient|seront) (?P<word>a)(?= {_DETERMINER})"),
    (
        "où",
        r"(?:(?<!\w)[Dd][’']|\bau moment |\bn[’']importe |\bla mesure |\ble cas )(?P<word>ou)(?= (?!à|au|d))",
    ),
    (
        "où",
        rf"\b{_PLACES_AND_TIMES} (?P<word>ou)(?= (?:(?:ils?|elles?|on|nous|vous|je) |l[’']on |j[’'])\w)",
    ),
    ("là", r"\b(?:[Cc]elui|[Cc]elles?|[Cc]eux|(?:[Cc]ette|[Cc]es?|[Cc]et) \w+)-(?P<word>la)\b"),
    ("sûr", r"\b[Bb]ien (?P<word>sur)(?= ?(?:[,.;:!?)»]| que | qu[’']|$))"),
)
_PATTERNS = tuple((right, re.compile(pattern)) for right, pattern in _LOST)
_OBLIGED = re.compile(
    r"(?<![^\W\d_])(?:ai|a|avons|ont|avait|avaient|aurait|auraient|aura) (?P<word>du) "
    r"(?P<verb>[a-zà-ÿ]+)(?![\w’'-])"
)
_BEFORE_VERB = re.compile(r"(?<![\w’'-])(?P<before>[^\W\d_]+) (?P<word>a) (?P<verb>[a-zà-ÿ]+)(?![\w’'-])")
_SUBJECTS = word_list("homographs.subjects")
_IRREGULAR = word_list("homographs.irregular")


def bare_homographs(text: str) -> Iterator[Homograph]:
    """Every such word of a text whose spaces are plain; two patterns may find the same."""
    for right, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Homograph(*match.span("word"), right)
    for match in _OBLIGED.finditer(text):
        if _is_infinitive(match["verb"]):
            yield Homograph(*match.span("word"), "dû")
    for match in _BEFORE_VERB.finditer(text):
        before = match["before"]
        if before.lower() not in _SUBJECTS and is_word(before, "fr") and _is_infinitive(match["verb"]):
            yield Homograph(*match.span("word"), "à")


def _is_infinitive(word: str) -> bool:
    """Whether a word is an infinitive: by a list, or in -er with its participles in the lexicon."""
    if not word.endswith("er"):
        return word in _IRREGULAR
    stem = word.removesuffix("er")
    present = f"{stem}eant" if stem.endswith("g") else f"{stem}ant"
    return is_word(f"{stem}é", "fr") and is_word(present, "fr")
