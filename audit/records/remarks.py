"""What a grammar checker outside this package says of an article."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from audit.records.spans import Span


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing said: Grammalecte's group, rule and message, and what it would write instead."""

    group: RuleGroup
    rule: str
    message: str
    span: Span
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofreading:
    """All remarks of `groups` on one article; None where the program gave no answer, for `failure`."""

    groups: tuple[RuleGroup, ...]
    remarks: tuple[Remark, ...] | None
    failure: str | None = None

    def answers(self, groups: Collection[RuleGroup]) -> bool:
        """Whether nothing would be learnt by asking for these groups."""
        return self.remarks is not None and set(groups) <= set(self.groups)
