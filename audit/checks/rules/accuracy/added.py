"""Flags a French word that nothing in the original seems to call for.

Why it matters: an adjective that nobody wrote (a “historic” agreement, a “serious” accident) takes sides, and
reads as well as the rest.

Known false alarms: words that French needs and the original leaves to be understood. The word is judged by
leaving it out: without it both texts explain one another better. Another word in its place is told by
`unsupported`.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.views.weighed import chance, told
from audit.evidence.testimony import Charge


def _look(article: ArticleView, _: object) -> Iterator[Hit]:
    for _pair, words in told(article, Charge.ADDED):
        for one in words:
            yield Hit(
                span=one.span,
                message="Nothing in the original seems to call for this word.",
                probability=chance(article, Charge.ADDED, one),
            )


CHECK = Check(
    id="AC33",
    category=Category.ADDITION,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.WITNESS}),
    topic=Topic.WORDS,
    yields_to=frozenset(
        {
            "added_sentence", "contrary", "country_changed", "date_changed", "english_words", "exchanged",
            "name_changed", "name_misspelt", "negation_gained", "number_changed", "unit_changed",
            "untranslated_sentence", "unknown_words", "lost_accent", "glued_words", "split_word",
            "repeated_word", "repetition_loop", "unsupported", "wrong_form", "calque",
        }
    ),
)  # fmt: skip
