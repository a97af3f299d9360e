"""Flags a sentence that stands elsewhere than in the original.

Why it matters: in the wrong place “he” is someone else and “the day before” another day; swapped paragraphs
are a layout accident that nobody reviewed.

Known false alarms: an editor's deliberate new order.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Side, Topic
from audit.checks.original.alignment_gaps import exchanged, faint, gaps, is_moved
from audit.records import Kind

SHOWN = 120


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    strays = [(i, gap.originals) for gap in gaps(article) for i in gap.passages]
    strays += [(i, link.originals) for link in faint(article) for i in link.passages]
    lonely = [i for gap in gaps(article) for i in gap.originals]
    lonely += [i for link in faint(article) for i in link.originals]
    homes = dict(exchanged(article))
    for index, faced in strays:
        home = is_moved(article, index, lonely)
        if home is not None and home not in faced:
            homes.setdefault(index, home)
    yield from (
        _hit(article, *pair) for pair in sorted(homes.items()) if article.passages[pair[0]].kind is Kind.BODY
    )


def _hit(article: ArticleView, passage: int, home: int) -> Hit:
    text = article.original_text([home])[:SHOWN]
    return Hit(
        span=article.passages[passage].span,
        message=f"In the original this comes elsewhere, as sentence {home + 1}: “{text}”",
    )


CHECK = Check(
    id="AC09",
    category=Category.MISTRANSLATION,
    severity=Severity.MINOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
    topic=Topic.SENTENCE_ORDER,
    accounts_for=Side.FRENCH,
)
