"""Flags a name that is not the one in the original.

Why it matters: the wrong minister, the wrong city, the wrong company: the error that brings corrections and
lawsuits, in a sentence that reads perfectly.

Known false alarms: a second name of the same place or firm that no table knows (Karlovy Vary for Carlsbad).
Acronyms, names at the start of a sentence and words that are translated rather than carried over are left
alone, and a pair of names that comes back in an article is reported once.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, Need, NoOptions
from audit.checks.pairs import linked_pairs
from audit.checks.renaming import carried_names, renamings
from audit.records import Evidence, Lane, Severity


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    seen = set()
    carried = carried_names(evidence.article)
    for pair in linked_pairs(evidence):
        for change in renamings(pair, carried):
            names = change.french.text, change.english.text
            if names not in seen:
                seen.add(names)
                yield Hit(
                    span=pair.view.span(change.french.start, change.french.end),
                    message=f"“{names[0]}” is not in the original, which names “{names[1]}” here.",
                )


CHECK = Check(
    id="AC12",
    name="name_changed",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
)
