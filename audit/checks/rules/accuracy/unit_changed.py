"""Flags a unit or currency that differs from the original's while the number stayed the same.

Why it matters: euros for dollars, miles for kilometres, months for years: the figure looks right, so nobody
doubts it, and it is off by half or by twelve.

Known false alarms: units that one language tells apart and the other does not (pound and livre, crown) are
never compared, nor numbers that carry a unit on one side only.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Topic
from audit.checks.views.pairs import Pair
from audit.records import Span
from audit.values.comparison import compare_values
from audit.values.extraction import quantities
from audit.values.quantity import Quantity, Tongue, Writing
from audit.values.units import may_be_one, units

CURRENCY = re.compile(
    r"(?P<dollar>\bdollars?\b|\$)|(?P<euro>\beuros?\b|€)|(?P<pound>\blivres? sterlings?|£)", re.I
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        for french, english in compare_values(pair.text, pair.original).pairs:
            if _changed(french, english):
                yield _hit(pair, french, english)
        yield from _exchanged_currency(pair)


def _exchanged_currency(pair: Pair) -> Iterator[Hit]:
    """The only currency of a sentence without figures, where the original's only one is another."""
    if quantities(pair.text, Tongue.FRENCH) and compare_values(pair.text, pair.original).french:
        return  # a converted amount
    ours, theirs = ({m.lastgroup: m for m in CURRENCY.finditer(text)} for text in (pair.text, pair.original))
    if len(ours) == len(theirs) == 1 and ours.keys() != theirs.keys():
        (french,), (english,) = ours.values(), theirs.values()
        if not any(value.whole.covers(Span.of_match(french)) for value in _united(pair)):
            yield Hit(
                span=pair.span_of(french),
                message=f"The original says “{english.group()}”, the French “{french.group()}”.",
            )


def _united(pair: Pair) -> list[Quantity]:
    return [value for value in quantities(pair.text, Tongue.FRENCH) if value.unit]


def _changed(french: Quantity, english: Quantity) -> bool:
    if not french.unit or not english.unit:
        return False
    hinted = Writing.HINT in (french.writing, english.writing)
    if hinted and {units()[one].dimension for one in (french.unit, english.unit)} != {"money"}:
        return False  # but for “millions d’euros”
    same_value = not french.readings.isdisjoint(english.readings)
    return same_value and not may_be_one(french.unit, english.unit)


def _hit(pair: Pair, french: Quantity, english: Quantity) -> Hit:
    return Hit(
        span=pair.locate(french.whole),
        message=f"The original says “{english.whole.of(pair.original)}”, "
        f"the French “{french.whole.of(pair.text)}”: same number, other unit.",
    )


CHECK = Check(
    id="AC03",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.UNITS,
)
