"""Flags a name that is not the one in the original.

Why it matters: the wrong minister, the wrong city, the wrong company: the error that brings corrections and
lawsuits, in a sentence that reads perfectly.

Known false alarms: a name that the translator gave to a person or a thing (Ivan for John), names left in a
third language. The models must find both texts more probable with the other's name, by far. French names of
places, acronyms that the original never has and words that are translated are left alone, and a pair of names
that comes back in an article is reported once.
"""

from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, Need, NoOptions, Severity, Span, Topic
from audit.checks.meaning.weighed_names import weighed_names


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    seen: set[tuple[str, str]] = set()
    for one in weighed_names(article):
        names = one.span.of(article.text), one.other
        if names not in seen:
            seen.add(names)
            yield _hit(one.span, *names)


def _hit(span: Span, french: str, english: str) -> Hit:
    return Hit(span=span, message=f"“{french}” is not in the original, which names “{english}” here.")


CHECK = Check(
    id="AC12",
    category=Category.MISTRANSLATION,
    severity=Severity.MAJOR,
    look=_look,
    needs=frozenset({Need.ORIGINAL, Need.WEIGHTS}),
    topic=Topic.NAMES,
    # A country is a name too; a name that changed places is not new, nor is one with a slip in it.
    yields_to=frozenset({"country_changed", "exchanged", "name_misspelt"}),
)
