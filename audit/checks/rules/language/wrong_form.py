"""Flags a word in whose place another form of it, or a word that sounds the same, is far more probable.

Why it matters: agreement, “er” for “é”, “a” for “à” are what readers notice first, and sometimes who did what
to whom hangs on them.

Known false alarms: a number or gender that only the context tells.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity
from audit.checks.views.weighed import chance, told
from audit.evidence.testimony import Charge


def _look(article: ArticleView, _: object) -> Iterator[Hit]:
    for charge in (Charge.WRONG_FORM, Charge.UNAIDED_FORM):
        for _pair, words in told(article, charge):
            for one in words:
                if one.instead is not None:
                    own, other = one.span.of(article.text), one.instead.text
                    yield Hit(
                        span=one.span,
                        message=f"“{other}” is far more probable here than “{own}”.",
                        suggestion=other,
                        probability=chance(article, charge, one),
                    )


CHECK = Check(
    id="LI42",
    category=Category.GRAMMAR,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    needs=frozenset({Need.WITNESS}),
    yields_to=frozenset(
        {
            "clashing_articles", "missing_elision", "repeated_word", "repeated_phrase", "half_negation",
            "unaccented_capital", "lost_accent", "grammalecte", "english_words", "negation_lost",
        }
    ),
)  # fmt: skip
