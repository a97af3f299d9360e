"""Flags a passage whose back-translation is unusable: empty, cut off, looping, copied, far too short or long.

Why it matters: nothing can be said about such a passage by way of its back-translation; a person has to
read it. The blame lies with the model here, though French it cannot make sense of is sometimes the reason,
so it is one line per article and no defect of the French.

Known false alarms: a French passage that is itself a list of repeated words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, NoOptions, Place, Severity, gather
from audit.checks.original.back_translation_faults import back_fault


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    faults = [(item, fault) for item in article.readings() if (fault := back_fault(item))]
    places = [Place(span=item.span) for item, _ in faults]
    yield from gather(places, _message([fault for _, fault in faults]))


def _message(faults: Sequence[str]) -> str:
    if len(faults) == 1:
        return f"The back-translation {faults[0]}, so it proves nothing: read this passage yourself."
    kinds = "; ".join(f"{number} × {fault}" for fault, number in Counter(faults).most_common())
    return f"The back-translations of {len(faults)} passages prove nothing ({kinds}): read them yourself."


CHECK = Check(
    id="AC20",
    category=Category.UNINTELLIGIBLE,
    severity=Severity.STYLE,
    lane=Lane.SUSPICION,
    look=_look,
    needs=frozenset({Need.BACK_TRANSLATION}),
)
