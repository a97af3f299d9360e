"""Errors planted in clean French. They were written apart from the checks and share no pattern with them."""

from __future__ import annotations

from bench.corruptions import (
    encoding,
    letters,
    meanings,
    names,
    negation,
    number_formats,
    quotes,
    sentences,
    spacing,
    stops,
    times_and_dates,
    transliteration,
    untranslated,
    values,
)
from bench.corruptions.corruption import Corruption

__all__ = ["CORRUPTIONS"]

CORRUPTIONS: tuple[Corruption, ...] = (
    *stops.CORRUPTIONS,
    *quotes.CORRUPTIONS,
    *spacing.CORRUPTIONS,
    *letters.CORRUPTIONS,
    *number_formats.CORRUPTIONS,
    *times_and_dates.CORRUPTIONS,
    *transliteration.CORRUPTIONS,
    *values.CORRUPTIONS,
    *names.CORRUPTIONS,
    *meanings.CORRUPTIONS,
    *negation.CORRUPTIONS,
    *untranslated.CORRUPTIONS,
    *sentences.CORRUPTIONS,
    *encoding.CORRUPTIONS,
)
"""All of them, in the order of the table."""
