"""A draft: what a format's reader found, before ids are checked and originals are looked up."""

import hashlib
from dataclasses import dataclass

from audit.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its file gives it.

    `counterpart` is the path, relative and without suffix, under which `--source DIR` would hold its
    original; None where the draft cannot have one.
    """

    id: str
    path: str
    text: str
    counterpart: str | None
    title: str | None = None
    url: str | None = None
    original: str | None = None
    original_language: str | None = None
    meta: str | None = None
    captions: tuple[str, ...] = ()
    is_extracted: bool = False


def finish(draft: Draft, original: str | None) -> Article:
    """The article of a draft, its digest over all that can change what is said of it."""
    return Article(
        id=draft.id,
        path=draft.path,
        text=draft.text,
        # What is seldom given only where it is: other digests stay as they were.
        digest=_digest(
            draft.text, original, draft.title, *filter(None, [draft.original_language, draft.meta])
        ),
        title=draft.title,
        url=draft.url,
        original=original,
        original_language=draft.original_language,
        meta=draft.meta,
        captions=draft.captions,
        is_extracted=draft.is_extracted,
    )


def _digest(*parts: str | None) -> str:
    """SHA-256 over the parts, each behind its length, so that no two splits of one text agree."""
    digest = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()
