"""Flags a passage whose back-translation is far less like the original than the rest of the article's.

Why it matters: where everything else came back close to the source and one passage did not, that passage says
something else, or the model could not follow it.

Known false alarms: free but right renderings; names and idioms the model does not know. The blame is open
between the French and the model. Short articles, in which there is no rest to compare with, get no flag.
"""

from collections.abc import Iterator, Sequence
from statistics import median

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.original.back_translation_faults import back_fault
from audit.checks.views.pairs import ENOUGH, Pair
from audit.evidence.bleu_chrf import passage_chrfs
from audit.text import word_count

TO_DEVIATION = 1.4826
"""Turns a median absolute deviation into the standard deviation of a normal distribution."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pair of at least `fewest_words` is flagged where its chrF is below `chrf` and `z` standard deviations
    below the median of an article of at least `fewest_pairs`.
    """

    z: float = 2.5
    chrf: float = 18.0
    fewest_words: int = 10
    fewest_pairs: int = 8


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    pairs = [pair for pair in article.pairs if _is_comparable(pair, options)]
    if len(pairs) < options.fewest_pairs:
        return
    scored = list(zip(pairs, _chrfs(pairs), strict=True))
    middle = median(chrf for _, chrf in scored)
    deviation = TO_DEVIATION * median(abs(chrf - middle) for _, chrf in scored)
    for pair, chrf in scored:
        if chrf < options.chrf and middle - chrf >= options.z * deviation:
            yield Hit(
                span=pair.trimmed,
                message=f"The back-translation has little in common with the original (chrF {chrf:.0f}; the "
                f"article's median is {middle:.0f}); the French or the small model may be to blame.",
            )


def _is_comparable(pair: Pair, options: Options) -> bool:
    usable = pair.back is not None and not any(back_fault(item) for item in pair.readings)
    return usable and pair.similarity >= ENOUGH and word_count(pair.text) >= options.fewest_words


def _chrfs(pairs: Sequence[Pair]) -> list[float]:
    return passage_chrfs([pair.back or "" for pair in pairs], [pair.original for pair in pairs])


CHECK = Check(
    id="AC22",
    category=Category.MISTRANSLATION,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    options=Options(),
    needs=frozenset({Need.BACK_TRANSLATION, Need.ORIGINAL}),
    topic=Topic.UNLIKE_PASSAGES,
)
