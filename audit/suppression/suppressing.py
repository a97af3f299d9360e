"""Findings a person has set aside, in a file or by a directive in the text, leave the others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.config import Suppression
from audit.records import Flag, Prepared, Span, Suppressed
from audit.suppression.directives import find_directives, next_block
from audit.suppression.fingerprints import fingerprints


@dataclass(frozen=True, slots=True)
class _Ignored:
    """Checks of which nothing is to be heard within `span` (everywhere if None).

    `keys` are their ids or names, case-folded.
    """

    keys: frozenset[str]
    span: Span | None
    reason: str

    def holds(self, flag: Flag) -> bool:
        if self.keys.isdisjoint((flag.check.casefold(), flag.name.casefold())):
            return False
        span = self.span
        return span is None or all(span.overlaps(one) for one in flag.spans)


def set_aside(
    flags: Sequence[Flag], prepared: Prepared, suppressions: Sequence[Suppression]
) -> tuple[tuple[Flag, ...], tuple[Suppressed, ...]]:
    """The flags that stay, and those that are suppressed, with the reasons; both in the order given.

    A finding reported once per article is ignored in a paragraph only if all its places stand there.
    """
    article = prepared.article
    # The entry for this article has the last word over one for all.
    ours = [[one for one in suppressions if one.article == wanted] for wanted in (None, article.id)]
    listed = {one.fingerprint: one.reason for group in ours for one in group}
    ignored = list(_ignored(prepared))
    reasons = [
        (flag, listed.get(name) or next((one.reason for one in ignored if one.holds(flag)), None))
        for flag, name in zip(flags, fingerprints(article.text, flags), strict=True)
    ]
    kept = tuple(flag for flag, reason in reasons if reason is None)
    return kept, tuple(Suppressed(flag=flag, reason=reason) for flag, reason in reasons if reason is not None)


def _ignored(prepared: Prepared) -> Iterator[_Ignored]:
    for directive in find_directives(prepared.article.text):
        span = None if directive.whole_article else next_block(directive, prepared.passages)
        if span is None and not directive.whole_article:
            continue
        yield _Ignored(frozenset(key.casefold() for key in directive.checks), span, directive.reason)
