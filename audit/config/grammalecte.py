"""Which groups of Grammalecte's rules a run shows."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["ID", "NAME", "WORTH_SHOWING", "RuleGroup"]

NAME, ID = "grammalecte", "GR01"
"""What its findings are filed under, as a check's are under the check's name and id."""


class RuleGroup(StrEnum):
    """Grammalecte's options, by its own names (`grammalecte-cli -lo`), and the two kinds that have none."""

    TYPOGRAPHIC_APOSTROPHE = "apos"
    COLLOQUIAL = "bs"
    CHEMISTRY = "chim"
    CONFUSION = "conf"
    CONJUGATION = "conj"
    DATES = "date"
    INCLUSIVE_WRITING = "eepi"
    ELISION = "eleu"
    EXTRA_SPACES = "esp"
    AGREEMENT = "gn"
    IMPERATIVE = "imp"
    INFINITIVE = "infi"
    INTERROGATIVE = "inte"
    LIGATURES = "liga"
    PHRASES = "loc"
    CAPITALS = "maj"
    MISSING_APOSTROPHE = "mapos"
    COMPOUNDS = "mc"
    MINISTRIES = "minis"
    NO_BREAK_SPACES = "nbsp"
    NEGATION = "neg"
    FRENCH_STANDARDS = "nf"
    NUMBERS = "num"
    SCANNING_ERRORS = "ocr"
    PLEONASMS = "pleo"
    FINAL_PUNCTUATION = "poncfin"
    PARTICIPLES = "ppas"
    REPETITION_IN_PARAGRAPH = "redon1"
    REPETITION_IN_SENTENCE = "redon2"
    TABULATORS = "tab"
    HYPHENS = "tu"
    TYPOGRAPHY = "typo"
    UNIT_SPACES = "unit"
    COMMAS = "virg"
    MOODS = "vmode"
    OTHER = "notype"
    SPELLING = "WORD"


WORTH_SHOWING = (
    RuleGroup.CONFUSION,
    RuleGroup.CONJUGATION,
    RuleGroup.ELISION,
    RuleGroup.AGREEMENT,
    RuleGroup.INTERROGATIVE,
    RuleGroup.CAPITALS,
    RuleGroup.NUMBERS,
    RuleGroup.PARTICIPLES,
    RuleGroup.HYPHENS,
    RuleGroup.MOODS,
)
"""Right at least seven times in ten on human French: the figures are in docs/configuration.md."""
