"""What a check is: a frozen value with a pure function, and the hits it yields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

from audit.checks.views.article_view import ArticleView
from audit.records import Lane, Place, Severity, Span


class Category(StrEnum):
    """The core types of MQM that the checks use (themqm.org, typology of 2024), as `dimension/type`."""

    ADDITION = "accuracy/addition"
    DO_NOT_TRANSLATE = "accuracy/do-not-translate"
    MISTRANSLATION = "accuracy/mistranslation"
    OMISSION = "accuracy/omission"
    UNTRANSLATED = "accuracy/untranslated"
    INCONSISTENT_TERM = "terminology/inconsistent use of terminology"
    TERM_RESOURCE = "terminology/inconsistent with terminology resource"
    WRONG_TERM = "terminology/wrong term"
    GRAMMAR = "linguistic conventions/grammar"
    PUNCTUATION = "linguistic conventions/punctuation"
    SPELLING = "linguistic conventions/spelling"
    UNINTELLIGIBLE = "linguistic conventions/unintelligible"
    LINGUISTIC_CONVENTIONS = "linguistic conventions"
    AWKWARD_STYLE = "style/awkward style"
    INCONSISTENT_STYLE = "style/inconsistent style"
    UNIDIOMATIC = "style/unidiomatic style"
    CURRENCY_FORMAT = "locale conventions/currency format"
    DATE_FORMAT = "locale conventions/date format"
    MEASUREMENT_FORMAT = "locale conventions/measurement format"
    NAME_FORMAT = "locale conventions/name format"
    NUMBER_FORMAT = "locale conventions/number format"
    TIME_FORMAT = "locale conventions/time format"
    CHARACTER_ENCODING = "design and markup/character encoding"
    MARKUP = "design and markup/markup tag"
    LAYOUT = "design and markup/layout"


class Need(StrEnum):
    """What a check cannot do without; where it is missing, the check is recorded as skipped."""

    BACK_TRANSLATION = "a back-translation"
    ORIGINAL = "the original"
    WEIGHTS = "words weighed by models"
    WITNESS = "words weighed by models that a witness is fitted to"
    REMARKS = "Grammalecte"


class Topic(StrEnum):
    """What a check looks at, where that is easier to say than what it finds; the gravest first."""

    NUMBERS = "numbers"
    DATES = "dates"
    UNITS = "units"
    NAMES = "names"
    COUNTRIES = "countries"
    PLACES_EXCHANGED = "swapped names and numbers"
    CONTRARIES = "words that say the contrary"
    NEGATIONS = "negations"
    OMISSIONS = "omissions"
    OMITTED_CLAUSES = "clauses left out"
    ADDITIONS = "additions"
    WORDS = "single words that do not match"
    TRUNCATION = "sentences cut short"
    SENTENCE_ORDER = "the order of sentences"


class Side(StrEnum):
    """One of the two texts that are aligned."""

    FRENCH = "French"
    ORIGINAL = "original"


class NoOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For checks without thresholds."""


NO_OPTIONS = NoOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check found: where, a sentence for the reviewer, and a fix only where it is certain.

    `severity` and `category` override the check's own; `places` is for findings aggregated to one per
    article, and `wording` says their message for so many places, where it counts them.
    """

    span: Span
    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    category: Category | None = None
    places: tuple[Place, ...] = ()
    back_span: Span | None = None
    probability: float | None = None
    wording: Callable[[int], str] | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it is, place by place."""
        return tuple(place.span for place in self.places) or (self.span,)


O = TypeVar("O", bound=msgspec.Struct)  # noqa: E741


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Generic[O]):
    """One check: what it is called, what it says of its findings, and the function that finds them."""

    id: str
    """Two letters of the MQM dimension and two digits, permanent."""
    category: Category
    severity: Severity
    look: Callable[[ArticleView, O], Iterator[Hit]]
    """Pure: an article and options in, hits out."""
    lane: Lane = Lane.FACT
    options: O = NO_OPTIONS  # type: ignore[assignment]  # what `look` takes, where it takes no others
    """The defaults of its thresholds; a configuration file overrides them under `[checks.options.<name>]`."""
    needs: frozenset[Need] = frozenset()
    """Without these it does not look."""
    topic: Topic | None = None
    """What it looks at, for saying that it could not; None where its name says it."""
    yields_to: frozenset[str] = frozenset()
    """The names of checks whose findings say the same better: where one overlaps, this one's is dropped."""
    holds_place: bool = False
    """Whether what it finds is no text (markup, a placeholder, a wrong encoding, a loop of the decoder): what
    finer checks find in that place is dropped."""
    tells_what_is_false: bool = False
    """Whether the text says something false where it finds something, though the category is a convention."""
    accounts_for: Side | None = None
    """The side of the alignment whose unlinked sentences its findings account for."""
    milder: Severity | None = None
    """A severity that a part of its findings has, listed beside its own."""

    @property
    def name(self) -> str:
        """The name of its file, which names the defect."""
        return self.look.__module__.rpartition(".")[2]
