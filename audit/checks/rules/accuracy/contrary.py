"""Flags a word that says the contrary of the original's (hausse for a fall, nord for south, mois for years).

Why it matters: a rise for a fall is the whole news turned round, in a sentence that reads well.

Known false alarms: translators who tell the same from the other side (vendre aux mineurs for “minors buy”).
It speaks up only for words of a table of contraries, where nothing in the original can stand for the French
word, nothing in the French for the original's, and the back-translation confirms both; or where the one
stands, in the back-translation, amid the very words that surround the other in the original.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Topic
from audit.checks.meaning.antonyms import contraries


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        seen = set()
        for french, english in contraries(pair):
            if french in seen:
                continue  # moins is one of two bounds, and of two comparisons
            seen.add(french)
            said, meant = french.of(pair.text), english.of(pair.original)
            message = f"“{said}” is not what the original says: “{meant}”."
            yield Hit(span=pair.locate(french), message=message)


CHECK = Check(
    id="AC18",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
    topic=Topic.CONTRARIES,
    # A word within a time, a measure, a negation.
    yields_to=frozenset({"date_changed", "unit_changed", "negation_lost", "negation_gained"}),
)
