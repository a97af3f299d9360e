"""`reviews.json`: what reviewers said, as the HTML report exports it and `audit review` reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from audit.config.entries import read_text
from audit.errors import UsageError
from audit.records import Review, ReviewVerdict, Scope

SCHEMA_VERSION: Literal["audit-reviews/1"] = "audit-reviews/1"
LARGEST = 50_000_000
"""Bytes: some hundred thousand reviews."""

Fingerprint = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}(-\d{1,9})?$")]


class ReviewEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was said of one finding; the fields are those of `Review`."""

    article: str
    fingerprint: Fingerprint
    check: Annotated[str, Meta(max_length=100)]
    verdict: ReviewVerdict | None
    scope: Scope = Scope.PLACE
    note: Annotated[str, Meta(max_length=10_000)] = ""


class ReviewFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    schema: Literal["audit-reviews/1"]
    reviews: list[ReviewEntry]


def read_reviews(path: Path) -> list[ReviewEntry]:
    """The reviews of a file.

    Raises:
        UsageError: if it cannot be read, is too large, or not of this schema.
    """
    if path.is_file() and path.stat().st_size > LARGEST:
        raise UsageError(f"{path} is larger than {LARGEST:,} bytes", hint="Give a file of reviews")
    try:
        return msgspec.json.decode(read_text(path, "the path"), type=ReviewFile).reviews
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        hint = f"A file of reviews has `schema` {SCHEMA_VERSION} and `reviews`, as a report exports them"
        raise UsageError(f"{path} holds no reviews: {error}", hint=hint) from error


def encode_reviews(reviews: Iterable[Review]) -> str:
    """Reviews as such a file, in ASCII: it is printed, and nothing in it may be obeyed by a terminal."""
    entries = [msgspec.convert(one, ReviewEntry, from_attributes=True) for one in reviews]
    return json.dumps(msgspec.to_builtins(ReviewFile(schema=SCHEMA_VERSION, reviews=entries)), indent=1)
