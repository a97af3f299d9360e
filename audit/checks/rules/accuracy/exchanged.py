"""Flags two names or two figures that changed places (Nadal beat Federer for Federer beat Nadal).

Why it matters: every name and number of the sentence is right, so nobody notices that the winner lost.

Known false alarms: none is known. It speaks up only where the back-translation agrees with the original once
the two are put back, word for word beside them; enumerations, whose order says nothing, are left alone. What
the back-translation garbles is not found.
"""

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, Need, NoOptions, Topic
from audit.checks.meaning.entity_order import exchanges
from audit.checks.views.article_view import ArticleView
from audit.records import Place, Severity, Span


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        seen: list[Span] = []
        for exchange in exchanges(pair):
            if any(one.overlaps(other) for one in seen for other in exchange.spans):
                continue
            seen.extend(exchange.spans)
            first, second = (pair.view.span(span.start, span.end) for span in exchange.spans)
            words = [span.of(pair.text) for span in exchange.spans]
            yield Hit(
                span=first,
                message=f"“{words[0]}” and “{words[1]}” stand in each other’s place, by the original.",
                places=(Place(span=first), Place(span=second)),
            )


CHECK = Check(
    id="AC17",
    name="exchanged",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
    topic=Topic.PLACES_EXCHANGED,
)
