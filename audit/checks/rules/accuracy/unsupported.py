"""Flags a French word that the original does not lead to, where another would explain the text better.

Why it matters: a word that means something else reads well, and no list of words can hold all that go wrong:
rights turned into horses, a test into a cake.

Known false alarms: free but right renderings, idioms, words that the small bundled models have not met. Names
and figures that the original has are never flagged, nor what another check tells as a fact. What counts is
fitted on planted errors (see docs/quality.md), and how often it is right is measured.
"""

from collections.abc import Iterator, Sequence

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Severity, Topic
from audit.checks.views.weighed import chance, told
from audit.evidence.testimony import Charge, Told
from audit.language.lexicon import is_word
from audit.records import Span

_NEAR = 2
"""Code points between two words that are one finding."""


def _look(article: ArticleView, _: object) -> Iterator[Hit]:
    for _pair, words in told(article, Charge.UNSUPPORTED):
        for group in _groups(words):
            first = max(group, key=lambda one: one.odds)
            yield Hit(
                span=Span(start=group[0].span.start, end=group[-1].span.end),
                message=_message(first),
                probability=chance(article, Charge.UNSUPPORTED, first),
            )


def _message(one: Told) -> str:
    message = "The original does not lead the model to expect this word"
    if one.instead and is_word(one.instead.text, "fr"):
        return f"{message}; it would have written “{one.instead.text}” here."
    return f"{message}, and what it would write itself is no French word: a rare or foreign one, perhaps."


def _groups(words: Sequence[Told]) -> Iterator[list[Told]]:
    group: list[Told] = []
    for one in words:
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
