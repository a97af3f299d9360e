"""Flags a name that is not the one in the original.

Why it matters: the wrong minister, the wrong city, the wrong company: the error that brings corrections and
lawsuits, in a sentence that reads perfectly.

Known false alarms: a second name of the same place or firm that no table knows (Petrograd for Saint
Petersburg), names left in a third language. Both sides must name what the other lacks, in the same sentence
or its neighbours. Acronyms that the original never has and words that are translated rather than carried over
are left alone, and a pair of names that comes back in an article is reported once.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, Need, NoOptions
from audit.checks.known_names import known_names
from audit.checks.pairs import linked_pairs
from audit.checks.renaming import renamings
from audit.records import Evidence, Lane, Severity


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    seen = set()
    pairs = linked_pairs(evidence)
    carried = known_names(pairs)
    for pair in pairs:
        for change in renamings(pair, carried):
            french, english = change.french, change.english
            names = pair.text[french.start : french.end], pair.original[english.start : english.end]
            if names not in seen:
                seen.add(names)
                yield Hit(
                    span=pair.view.span(french.start, french.end),
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
