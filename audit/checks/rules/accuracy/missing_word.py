"""Flags a place in the French where words seem to have been left out, and names them.

Why it matters: a word left out reads well, and takes with it a doubt, a number, or a “not”.

Known false alarms: what French says elsewhere in the sentence, or need not say. The words are what a model
writes that was taught to put right French beside its original; they count where both texts explain one
another better with them.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.views.weighed import chance, told
from audit.evidence.testimony import Charge


def _look(article: ArticleView, _: object) -> Iterator[Hit]:
    for _pair, words in told(article, Charge.MISSING):
        for one in words:
            if one.instead is not None:
                yield Hit(
                    span=one.span,
                    message=f"Something seems to be missing here: “{one.instead.text}”, perhaps.",
                    probability=chance(article, Charge.MISSING, one),
                )


CHECK = Check(
    id="AC33",
    category=Category.OMISSION,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.WITNESS}),
    topic=Topic.WORDS,
    yields_to=frozenset(
        {
            "negation_lost", "omitted_clause", "omitted_sentence", "truncated_sentence", "unsupported",
            "wrong_form",
        }
    ),
)  # fmt: skip
