"""Flags the place where a sentence of the original is missing from the French.

Why it matters: the denial, the condition or the other side's answer may have gone with it, and a reader of
the French alone cannot know.

Known false alarms: sentences an editor cut on purpose; a sentence rendered so freely that the alignment finds
nothing in common. Sentences whose words turn up in the passages around the gap, or without which one of these
is far too long, count as joined to them. A sentence of a few words is missed only where the French on both
sides has no room for it: of 46 taken out of translations 24 are found, and 145,000 words of human ones give
one finding.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Need, Severity, Side, Topic
from audit.checks.original.alignment_gaps import Gap, cues, faint, gaps, is_moved, said_near, swallowed
from audit.checks.original.length_ratio import has_room, is_joined
from audit.checks.tables import alternatives
from audit.checks.views.excerpts import quoted
from audit.checks.views.pairs import ENOUGH
from audit.evidence.overlap import content_words
from audit.language.word_patterns import LETTERS_AND_DIGITS
from audit.records import Link

SHOWN = 160
FEWEST_WORDS = 5
"""With a mark that ends them: no heading, no caption."""
FEWEST_OF_ALL = 2
"""Nobody replied. So short a sentence is missed where the French around has no room for it, in any words."""
ENDED = re.compile(r"\w[.!?]\W*\Z")
LONGEST_INITIAL = 2
# What stands around an article on the source's page, and nobody translates.
FURNITURE = re.compile(rf"^\W*(?:{alternatives('omitted_sentence.furniture')})", re.IGNORECASE)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`fewest_words`: original sentences with fewer content words are headings, captions, links."""

    fewest_words: int = 3


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    found = list(gaps(article))
    strays = [i for gap in found for i in gap.passages]
    astray = [*strays, *(i for link in faint(article) for i in link.passages)]
    for gap in found:
        # A block of which one sentence moved, moved.
        if not any(is_moved(article, passage, gap.originals) is not None for passage in astray):
            told = (i for i in gap.originals if not is_joined(article, gap, i, strays))
            yield from _missing_in(article, gap, [i for i in told if _is_missing(article, gap, i, options)])
    for passage, faced in cues(article):
        missing = [i for i in faced if _tells(article, i, options)]
        if missing:
            yield _hit(article, passage, missing, False)
    for link, index in swallowed(article):
        if _tells(article, index, options) or _is_brief(article, index, [link]):
            yield _hit(article, link.passages[-1], [index], True)


def _missing_in(article: ArticleView, gap: Gap, missing: Sequence[int]) -> Iterator[Hit]:
    """The finding beside a gap in which these originals are missing, unless something there faces them."""
    if missing and gap.near and not any(_faces(article, p, missing) for p in gap.passages):
        before = _begins_paragraph(article, gap, missing)
        beside = gap.near[-1].passages[0] if before else gap.near[0].passages[-1]
        yield _hit(article, beside, missing, not before)


def _tells(article: ArticleView, original: int, options: Options) -> bool:
    """Whether it says enough to be missed; a whole sentence does so with a word less."""
    text = article.original_text([original])
    fewest = options.fewest_words - _is_sentence(text, FEWEST_WORDS)
    return len(content_words(text)) >= fewest and not FURNITURE.search(text)


def _is_brief(article: ArticleView, original: int, around: Sequence[Link]) -> bool:
    """Whether it is a short sentence of which the French of these links, which are sure, has no trace."""
    text = article.original_text([original])
    own = article.original_text(i for link in around for i in link.originals if i != original)
    said = article.back_text(i for link in around for i in link.passages)
    return (
        _is_sentence(text, FEWEST_OF_ALL)
        and _ends_itself(text)
        and not FURNITURE.search(text)
        and not (content_words(text) - content_words(own)) & content_words(said)
        and not any(link.similarity < ENOUGH or has_room(article, link, original) for link in around)
    )


def _ends_itself(text: str) -> bool:
    """Whether it has a word that is no name, and at its end no abbreviation, taken for one: “Dr Ph.”"""
    words = LETTERS_AND_DIGITS.findall(text)
    last = words[-1]
    return any(map(str.islower, words)) and (not last[0].isupper() or len(last) > LONGEST_INITIAL)


def _is_sentence(text: str, fewest: int) -> bool:
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    return len(words) >= fewest and ENDED.search(text) is not None


def _is_missing(article: ArticleView, gap: Gap, original: int, options: Options) -> bool:
    if not _tells(article, original, options):
        return not gap.passages and _is_brief(article, original, gap.near)
    return not said_near(article, gap, original)


def _begins_paragraph(article: ArticleView, gap: Gap, missing: Sequence[int]) -> bool:
    """Whether what is missing stood before the next sentence in its paragraph, and opened that."""
    if not gap.before or not gap.after:
        return not gap.before
    spans, text = article.evidence.prepared.originals, article.original
    above = text[spans[gap.before.originals[-1]].end : spans[missing[0]].start]
    below = text[spans[missing[-1]].end : spans[gap.after.originals[0]].start]
    return "\n" in above and "\n" not in below


def _faces(article: ArticleView, passage: int, missing: Sequence[int]) -> bool:
    """Whether an unmatched passage of like length stands in the same gap: a garbled rendering, not a gap."""
    length = len(article.evidence.passages[passage].passage.text)
    return any(0.5 <= length / max(1, len(article.original_text([i]))) <= 2 for i in missing)


def _hit(article: ArticleView, passage: int, missing: Sequence[int], after: bool) -> Hit:
    shown = quoted(article.original_text(missing), SHOWN)
    what = "a sentence of the original is" if len(missing) == 1 else f"{len(missing)} of its sentences are"
    where = "After" if after else "Before"
    span = article.passages[passage].span
    return Hit(span=span, message=f"{where} this, {what} missing: {shown}")


CHECK = Check(
    id="AC06",
    category=Category.OMISSION,
    severity=Severity.MAJOR,
    look=_look,
    options=Options(),
    needs=frozenset({Need.ORIGINAL}),
    topic=Topic.OMISSIONS,
    accounts_for=Side.ORIGINAL,
)
