"""Flags a French word that the original does not lead to, where another would explain the text better.

Why it matters: a word that means something else reads well, and no list of words can hold all that go wrong:
rights turned into horses, a test into a cake.

Known false alarms: free but right renderings, idioms, words that the small bundled models have not met. Names
and figures that the original has are never flagged, nor what another check tells as a fact. What counts is
fitted on planted errors (see docs/quality.md), and how often it is right is measured.
"""

from collections.abc import Iterator, Sequence

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.french.lexicon import is_word
from audit.checks.views.weighed import compared
from audit.evidence.testimony import Charge, Texts, Told, in_doubt, probability
from audit.records import Span

_NEAR = 2
"""Code points between two words that are one finding."""


def _look(article: ArticleView, _: object) -> Iterator[Hit]:
    witness = article.evidence.witness
    if witness is None:
        return
    for pair in compared(article):
        doubted = in_doubt(witness, Charge.UNSUPPORTED, pair, Texts.of(article.evidence))
        told = [one for one in doubted if one.odds > 0]
        for group in _groups(told):
            first = max(group, key=lambda one: one.odds)
            span = Span(start=group[0].span.start, end=group[-1].span.end)
            chance = probability(witness.unsupported, first.odds)
            yield Hit(span=span, message=_message(first), probability=chance)


def _message(told: Told) -> str:
    message = "The original does not lead the model to expect this word"
    if told.instead and is_word(told.instead.text, "fr"):
        return f"{message}; it would have written “{told.instead.text}” here."
    return f"{message}, and what it would write itself is no French word: a rare or foreign one, perhaps."


def _groups(told: Sequence[Told]) -> Iterator[list[Told]]:
    group: list[Told] = []
    for one in told:
        if group and one.span.start - group[-1].span.end > _NEAR:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


CHECK = Check(
    id="AC31",
    category=Category.MISTRANSLATION,
    severity=Severity.MINOR,
    lane=Lane.SUSPICION,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.WITNESS}),
    topic=Topic.WORDS,
    yields_to=frozenset(
        {
            "contrary", "country_changed", "date_changed", "english_words", "exchanged", "name_changed",
            "name_misspelt", "negation_gained", "number_changed", "unit_changed", "untranslated_sentence",
            "unknown_words", "lost_accent", "glued_words", "split_word", "wrong_form", "calque",
        }
    ),
)  # fmt: skip
