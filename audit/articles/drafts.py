"""A draft: what a format's reader found, before ids are checked and originals are looked up."""

import hashlib
from dataclasses import dataclass, replace

from audit.records import Article


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its file gives it, without its digest.

    `counterpart` is the path, relative and without suffix, under which `--source DIR` would hold its
    original; None where the draft cannot have one.
    """

    article: Article
    counterpart: str | None


def finish(draft: Draft, original: str | None) -> Article:
    """The article of a draft, its digest over all that can change what is said of it."""
    one = draft.article
    # What is seldom given only where it is: other digests stay as they were.
    digest = _digest(one.text, original, one.title, *filter(None, [one.original_language, one.meta]))
    return replace(one, digest=digest, original=original)


def _digest(*parts: str | None) -> str:
    """SHA-256 over the parts, each behind its length, so that no two splits of one text agree."""
    digest = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()
