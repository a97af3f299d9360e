"""Flags a name that is not the one in the original.

Why it matters: the wrong minister, the wrong city, the wrong company: the error that brings corrections and
lawsuits, in a sentence that reads perfectly.

Known false alarms: a second name of the same place or firm that no table knows (Noviny for the
Daily), names left in a third language. Both sides must name what the other lacks, in the same sentence
or its neighbours. Acronyms that the original never has and words that are translated rather than carried over
are left alone, and a pair of names that comes back in an article is reported once.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Span, Topic
from audit.checks.meaning.known_entities import Known, known_names
from audit.checks.meaning.renamed_entities import renamings
from audit.checks.meaning.replaced_entities import replacements
from audit.checks.meaning.weighed_names import weighed_names
from audit.checks.views.pairs import Pair


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    seen: set[tuple[str, str]] = set()
    pairs = article.pairs
    carried = known_names(pairs)
    for pair in pairs:
        for french, english in _changes(pair, carried):
            names = french.of(pair.text), english.of(pair.original)
            if names not in seen:
                seen.add(names)
                yield _hit(pair.locate(french), *names)
    for span, other in weighed_names(article):
        names = span.of(article.text), other
        if not any(names[0] in told for told, _ in seen):
            seen.add(names)
            yield _hit(span, *names)


def _hit(span: Span, french: str, english: str) -> Hit:
    return Hit(span=span, message=f"“{french}” is not in the original, which names “{english}” here.")


def _changes(pair: Pair, known: Known) -> Iterator[tuple[Span, Span]]:
    """Where a name of the French stands and that of the original which it faces, by reading or by place."""
    found = list(renamings(pair, known))
    yield from found
    for french, english in replacements(pair):
        if not any(french.overlaps(span) or english.overlaps(other) for span, other in found):
            yield french, english


CHECK = Check(
    id="AC12",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
    topic=Topic.NAMES,
    # A country is a name too; a name that changed places is not new, nor is one with a slip in it.
    yields_to=frozenset({"country_changed", "exchanged", "name_misspelt"}),
)
