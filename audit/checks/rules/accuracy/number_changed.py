"""Flags a number that differs from the one in the original.

Why it matters: a wrong year, death toll or amount is the error readers quote and lawyers read, and no
fluency gives it away.

Known false alarms: none is raised unless a number of the French is missing from the original *and* a number
of the original from the French, in the same sentence or its neighbours, conversions of units and currencies
excepted. What remains is the freedom of human translators: “three decades” for “25 years”, an age for a
year of birth.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Topic
from audit.checks.meaning.implicit_numbers import implied_changes
from audit.checks.meaning.quantities import Change, changed_values
from audit.checks.views.pairs import Pair
from audit.values.quantity import ValueKind
from audit.values.repair import approximate, repair_number


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for pair in article.pairs:
        stated = list(changed_values(pair, frozenset({ValueKind.NUMBER})))
        for change in stated or implied_changes(pair):
            if not _was_copied(pair, change):
                yield _hit(pair, change)


def _was_copied(pair: Pair, change: Change) -> bool:
    """Whether the French has the very characters of the original: £3bn, which only looks like £3."""
    told = re.escape(change.english.whole.of(pair.original))
    return any(
        match.start() <= change.french.core.start < match.end()
        for match in re.finditer(rf"(?<![\w.,]){told}(?!\w)", pair.text)
    )


def _hit(pair: Pair, change: Change) -> Hit:
    french, english = change.french, change.english
    repair = repair_number(pair.text, french, pair.original, english)
    return Hit(
        span=pair.locate(repair.span),
        message=f"The original says “{english.whole.of(pair.original)}”{_converted(pair, change)}, "
        f"the French “{french.whole.of(pair.text)}”.",
        suggestion=repair.text if change.alone else None,
    )


def _converted(pair: Pair, change: Change) -> str:
    """What the original says in the unit of the French: no fix, because every desk rounds in its own way."""
    about = approximate(change.french, change.english)
    if about is None:
        return ""
    unit = pair.text[change.french.span.end : change.french.whole.end].strip()
    return f" (about {float(about):g} {unit})".replace(".", ",")


CHECK = Check(
    id="AC01",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.NUMBERS,
)
