"""What an article is made of before any model has seen it."""

from dataclasses import dataclass
from enum import StrEnum

from audit.records.articles import Article
from audit.records.spans import Span


class Kind(StrEnum):
    """What a passage is for. Only headline, dateline and body are the journalist's text."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"
    PROVENANCE = "provenance"
    DISCLOSURE = "disclosure"


SCORED_KINDS = frozenset({Kind.BODY})
"""Headline, boilerplate, provenance and disclosure are left out of the scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence, or one line that is no sentence. `span.of(article.text) == text` always holds.

    `paragraph` counts the blocks of the article; passages of one paragraph share it.
    """

    index: int
    paragraph: int
    span: Span
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What language the body is in: an ISO 639-1 code and how sure the identifier is (0–1)."""

    code: str
    probability: float
    is_french: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """Text that declares the article machine-translated.

    `authoritative_language` is the ISO 639-1 code of the version the site tells readers to prefer, if any.
    """

    span: Span
    authoritative_language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A place that names where the article was taken from; `source` is the name or domain it gives."""

    span: Span
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article ready for translation: everything that needs no model.

    `originals` are the sentences of `article.original`, as spans into it; empty when there is no original, or
    none in English. `original_language` is its ISO 639-1 code, None where there is none.
    """

    article: Article
    language: Language
    passages: tuple[Passage, ...]
    disclosures: tuple[Disclosure, ...] = ()
    provenances: tuple[Provenance, ...] = ()
    originals: tuple[Span, ...] = ()
    original_language: str | None = None
