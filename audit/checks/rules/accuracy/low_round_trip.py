"""Flags a passage whose round trip gets far fewer points than good French of its length gets.

Why it matters: French that means something else than it says, or nothing, often does not survive the way to
English and back.

Known false alarms: names, idioms and rare words that the model does not know; the small bundled models lose
much of good French too. Which is to blame, French or model, this score cannot tell: with the models it was
fitted on, it ranks a bad passage below a good one little better than by chance (see bench/expectation.py).
Passages whose back-translation visibly failed are left to another check.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.original.back_translation_faults import back_fault
from audit.checks.views.readings import PROSE, Reading
from audit.evidence.bleu_chrf import passage_chrfs
from audit.evidence.round_trip_deficit import error_probability, shortfall
from audit.text import word_count


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage is flagged where it has `fewest_words`, lies `z` standard deviations below the expectation,
    and holds a major error with at least this `probability`.
    """

    probability: Annotated[float, Meta(ge=0, le=1)] = 0.5
    z: float = 2.0
    fewest_words: int = 6


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    if article.expectation is None:
        return
    passages = [passage for passage in article.readings(PROSE) if passage.evidence.round_trip is not None]
    for passage, chrf in zip(passages, _round_trip_chrfs(passages), strict=True):
        if word_count(passage.text) < options.fewest_words or back_fault(passage):
            continue
        z = shortfall(article.expectation, passage.text, chrf)
        probability = error_probability(article.expectation, z)
        if z >= options.z and probability >= options.probability:
            yield Hit(
                span=passage.span,
                message=f"Translated to English and back, this gets chrF {chrf:.0f}, {z:.1f} standard "
                "deviations below good French of this length; the French or the model may be to blame.",
                probability=round(probability, 2),
            )


def _round_trip_chrfs(passages: Sequence[Reading]) -> list[float]:
    """The scores of the round trips; a passage's own scores may be those against the original."""
    trips = [trip.text for passage in passages if (trip := passage.evidence.round_trip) is not None]
    return passage_chrfs(trips, [passage.text for passage in passages])


CHECK = Check(
    id="AC21",
    category=Category.MISTRANSLATION,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    options=Options(),
    needs=frozenset({Need.ROUND_TRIP, Need.EXPECTATION}),
    topic=Topic.ROUND_TRIPS,
)
