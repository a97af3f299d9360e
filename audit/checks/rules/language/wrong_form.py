"""Flags a word in whose place another form of it, or a word that sounds the same, is far more probable.

Why it matters: agreement, “er” for “é”, “a” for “à” are what readers notice first, and sometimes who did what
to whom hangs on them.

Known false alarms: a number or gender that only the context tells. Without the original the model has no more
than its own back-translation to go by, and must be surer.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity
from audit.checks.views.weighed import compared, unaided
from audit.evidence.testimony import Charge, Texts, belief_of, in_doubt, probability
from audit.records import PairWeights, Witness


def _look(article: ArticleView, _: object) -> Iterator[Hit]:
    witness = article.evidence.witness
    if witness is None:
        return
    for pair in compared(article):
        yield from _hits(article, witness, pair, Charge.WRONG_FORM)
    for pair in unaided(article):
        yield from _hits(article, witness, pair, Charge.UNAIDED_FORM)


def _hits(article: ArticleView, witness: Witness, pair: PairWeights, charge: Charge) -> Iterator[Hit]:
    for told in in_doubt(witness, charge, pair, Texts.of(article.evidence)):
        if told.odds > 0 and told.instead is not None:
            chance, own = probability(belief_of(witness, charge), told.odds), told.span.of(article.text)
            yield Hit(
                span=told.span,
                message=f"“{told.instead.text}” is far more probable here than “{own}”.",
                suggestion=told.instead.text,
                probability=chance,
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
