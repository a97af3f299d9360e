"""Articles as read, and what could not be read as one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as read. `original` is the source-language text where it is known.

    `meta` are the fields of its line that say nothing to the audit, as one JSON object; None where there are
    none. `captions` are those of the figures of a page; `is_extracted` says that the text is what was found
    in a page, and stands in no file. Until all of it is known its `digest` is empty.
    """

    id: str
    path: str
    text: str
    digest: str = ""
    title: str | None = None
    url: str | None = None
    original: str | None = None
    original_language: str | None = None
    meta: str | None = None
    captions: tuple[str, ...] = ()
    is_extracted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that went wrong with one article, as plain data."""

    stage: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An input that could not be read as an article; it is reported as failed, and the run goes on."""

    id: str
    path: str
    failure: Failure
