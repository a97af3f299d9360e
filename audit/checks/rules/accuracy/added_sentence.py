"""Flags a sentence that renders nothing of the original.

Why it matters: readers take it for the source's words; a machine that writes what nobody said is at its most
dangerous.

Known false alarms: an editor's own addition; a very free rendering. A sentence whose words turn up in the
original around it, or that its neighbour is too short to do without, counts as split off; one that renders a
sentence further away as moved. Where most of the article faces nothing, the original given is not all of it.
"""

from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Need, Severity, Side, Topic
from audit.checks.original.alignment_gaps import Gap, cues, faint, gaps, is_moved
from audit.checks.original.length_ratio import is_split
from audit.checks.original.repetition import repeated_passages
from audit.evidence.overlap import content_words, coverage
from audit.records import Kind


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`fewest_words`: passages with fewer content words are headings, captions, links.

    `said_near`: the share of content words in the original around it that makes a passage no addition.
    """

    fewest_words: int = 4
    said_near: float = 0.4


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    lonely = [i for gap in gaps(article) for i in gap.originals]
    astray = [*lonely, *(i for link in faint(article) for i in link.originals)]
    repeated = {later.index for _, later in repeated_passages(article)}
    heard = {index for index, _ in cues(article) if not _is_caption(article, index)}
    yield from (_hit(article, index) for index in sorted(heard))
    for gap in () if _is_cut_short(article) else gaps(article):
        # A block of which one sentence moved, moved.
        if gap.originals or any(is_moved(article, index, astray) is not None for index in gap.passages):
            continue
        for index in gap.passages:
            if (
                index in repeated | heard
                or is_split(article, gap, index, lonely)
                or _is_caption(article, index)
            ):
                continue
            if article.passages[index].kind is Kind.BODY and _is_new(article, gap, index, options):
                yield _hit(article, index)


def _is_cut_short(article: ArticleView) -> bool:
    """Whether the original is no more than a beginning, a notice, a line: it lacks most of the article."""
    unfaced = sum(len(gap.passages) for gap in gaps(article))
    return 2 * unfaced > sum(len(link.passages) for link in article.links)


def _hit(article: ArticleView, index: int) -> Hit:
    return Hit(span=article.passages[index].span, message="Nothing in the original says this.")


def _is_caption(article: ArticleView, index: int) -> bool:
    """Whether it stands under a figure of the page; originals often come without their figures."""
    said = article.passages[index].text
    return any(said in caption for caption in article.evidence.article.captions)


def _is_new(article: ArticleView, gap: Gap, index: int, options: Options) -> bool:
    back = article.back_text([index])
    near = article.original_text(i for link in gap.near for i in link.originals)
    return len(content_words(back)) >= options.fewest_words and coverage(back, near) < options.said_near


CHECK = Check(
    id="AC07",
    category=Category.ADDITION,
    severity=Severity.MAJOR,
    look=_look,
    options=Options(),
    needs=frozenset({Need.ORIGINAL, Need.BACK_TRANSLATION}),
    topic=Topic.ADDITIONS,
    accounts_for=Side.FRENCH,
)
