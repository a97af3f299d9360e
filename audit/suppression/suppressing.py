"""Findings a person has set aside leave the others: in a file, by a directive in the text, by a review."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from audit.config import Suppression
from audit.records import Flag, Prepared, ReviewVerdict, Span, Suppressed
from audit.suppression.directives import find_directives, next_block
from audit.suppression.fingerprints import identities, marked_texts
from audit.suppression.reviews import Reviews

BASELINE = "known from the baseline"
"""The reason for which a finding that an earlier run had is set aside."""

NO_NOTE = "Marked wrong by a reviewer."


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
    flags: Sequence[Flag],
    prepared: Prepared,
    suppressions: Sequence[Suppression],
    reviews: Reviews,
    known: Set[str] = frozenset(),
) -> tuple[tuple[Flag, ...], tuple[Suppressed, ...]]:
    """The flags that stay, and those that are suppressed, with the reasons; both in the order given.

    The flags have their fingerprints, and are given what reviewers said of them. A finding reported once per
    article is ignored in a paragraph only if all its places stand there. `known` are the identities of what
    an earlier run had found: any other reason goes before that.
    """
    article = prepared.article
    # The entry for this article has the last word over one for all.
    ours = [one for one in suppressions if one.article in (None, article.id)]
    ours.sort(key=lambda one: one.article is not None)
    listed = {one.fingerprint: one.reason for one in ours}
    ignored = list(_ignored(prepared))

    def is_known(flag: Flag) -> bool:
        texts = marked_texts(article.text, flag) if flag.places else ()
        return known >= {*identities(flag.check, flag.fingerprint, texts)}

    def reason(flag: Flag) -> str | None:
        if flag.review and flag.review.verdict is ReviewVerdict.WRONG:
            return flag.review.note or NO_NOTE
        by_directive = next((one.reason for one in ignored if one.holds(flag)), None)
        return listed.get(flag.fingerprint) or by_directive or (BASELINE if is_known(flag) else None)

    told = [(flag, reason(flag)) for flag in reviews.given(flags, article)]
    kept = tuple(flag for flag, why in told if why is None)
    return kept, tuple(Suppressed(flag=flag, reason=why) for flag, why in told if why is not None)


def _ignored(prepared: Prepared) -> Iterator[_Ignored]:
    for directive in find_directives(prepared.article.text):
        span = None if directive.whole_article else next_block(directive, prepared.passages)
        if span is None and not directive.whole_article:
            continue
        yield _Ignored(frozenset(key.casefold() for key in directive.checks), span, directive.reason)
