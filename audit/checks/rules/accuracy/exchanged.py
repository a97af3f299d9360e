"""Flags two names or two figures that changed places (Nadal beat Federer for Federer beat Nadal).

Why it matters: every name and number of the sentence is right, so nobody notices that the winner lost.

Known false alarms: none is known. It speaks up only where the back-translation agrees with the original once
the two are put back, word for word beside them; enumerations, whose order says nothing, are left alone. What
the back-translation garbles is not found.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Place, Severity, Span, Topic
from audit.checks.meaning.entity_order import exchanges


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        seen: list[Span] = []
        for exchange in exchanges(pair):
            if any(one.overlaps(other) for one in seen for other in exchange.spans):
                continue
            seen.extend(exchange.spans)
            first, second = map(pair.locate, exchange.spans)
            words = [span.of(pair.text) for span in exchange.spans]
            yield Hit(
                span=first,
                message=f"“{words[0]}” and “{words[1]}” are swapped compared with the original.",
                places=(Place(span=first), Place(span=second)),
            )


CHECK = Check(
    id="AC17",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
    topic=Topic.PLACES_EXCHANGED,
)
