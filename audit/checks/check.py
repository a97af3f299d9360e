"""What a check is: a frozen value with a pure function, and the hits it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

from audit.checks.views.article_view import ArticleView
from audit.records import Lane, Place, Severity, Span

__all__ = ["Category", "Check", "Hit", "Need", "NoOptions"]


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
    ROUND_TRIP = "a round trip"
    ORIGINAL = "the original"
    EXPECTATION = "models with a fitted expectation"


class NoOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For checks without thresholds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check found: where, a sentence for the reviewer, and a fix only where it is certain.

    `severity` overrides the check's own; `places` is for findings aggregated to one per article.
    """

    span: Span
    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    places: tuple[Place, ...] = ()
    back_span: Span | None = None
    probability: float | None = None


O = TypeVar("O", bound=msgspec.Struct)  # noqa: E741


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Generic[O]):
    """One check.

    `id`: two letters of the MQM dimension and two digits, permanent. `name` is the file's name and names the
    defect. `look` is pure: an article and options in, hits out. `options` holds the defaults of its
    thresholds; a configuration file overrides them under `[checks.options.<name>]`.
    """

    id: str
    name: str
    category: Category
    severity: Severity
    lane: Lane
    look: Callable[[ArticleView, O], Iterator[Hit]]
    options: O
    needs: frozenset[Need] = frozenset()
