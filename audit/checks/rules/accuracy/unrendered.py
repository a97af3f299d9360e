"""Flags a word of the original that nothing in the French seems to render.

Why it matters: “allegedly”, “some” or “not” left out changes who is guilty, how many, or whether; the French
reads well without.

Known false alarms: what French says by other means, or leaves to the context. The word is looked for with the
model: given the French it is improbable, and without it both texts explain one another better.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.views.weighed import chance, told
from audit.evidence.testimony import Charge
from audit.records import Span
from audit.text import reading

_AROUND = 40


def _look(article: ArticleView, _: object) -> Iterator[Hit]:
    for pair, words in told(article, Charge.UNRENDERED):
        passages = [article.passages[index].span for index in pair.passages]
        marked = " and ".join(f"“{_in_context(article.original, one.span)}”" for one in words)
        yield Hit(
            span=Span(start=passages[0].start, end=passages[-1].end),
            message=f"Nothing here seems to render what is marked in the original: {marked}.",
            probability=chance(article, Charge.UNRENDERED, max(words, key=lambda one: one.odds)),
        )


def _in_context(original: str, span: Span) -> str:
    """The word between marks, with some of the words around it."""
    before, after = original[: span.start], original[span.end :]
    left = before[-_AROUND:].partition(" ")[2] if len(before) > _AROUND else before
    right = after[:_AROUND].rpartition(" ")[0] if len(after) > _AROUND else after
    left, right = left.rpartition("\n")[2], right.partition("\n")[0]
    return reading(f"{left}⟦{span.of(original)}⟧{right}").text


CHECK = Check(
    id="AC32",
    category=Category.OMISSION,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.WITNESS}),
    topic=Topic.WORDS,
    yields_to=frozenset(
        {"omitted_clause", "omitted_sentence", "truncated_sentence", "negation_lost", "untranslated_sentence"}
    ),
)
