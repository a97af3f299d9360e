"""Sentences that stand twice in an article."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from audit.checks.views.article_view import ArticleView
from audit.checks.views.readings import PROSE, Reading
from audit.evidence.overlap import coverage
from audit.records import Span
from audit.text import scoring_text

_WORDS = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\w]+")
_FEWEST_WORDS = 5
_VERSE = 10
"""The most words in a line of a song or a slogan, to be sure."""
_STOP = re.compile(r"[.?!…][\s»”\")]*\Z")
_LOOP = 5
"""As often as this nobody says anything, however short, in a row and in paragraphs of its own."""
_CALM = re.compile(r"[.…]\W*\Z")
"""The end of what no crowd chants."""
_SAME = 0.8
"""The share of content words that two sentences of the original share where one French one renders both."""


def repeated_passages(article: ArticleView) -> Iterator[tuple[Reading, Reading]]:
    """Each body sentence that says again, word for word, what an earlier one said; the earlier one first.

    Refrains and slogans are left out, and repetitions that the original has too; sentences of a few words
    count where they fill paragraph after paragraph.
    """
    seen: dict[str, Reading] = {}
    prose = [(_folded(passage), passage) for passage in article.readings(PROSE)]
    for words, group in groupby(prose, itemgetter(0)):
        run = [passage for _, passage in group]
        if words.count(" ") + 1 < _FEWEST_WORDS and not _is_loop(run):
            continue
        for passage in run:
            if not _is_refrain(article, passage):
                earlier = seen.setdefault(words, passage)
                if earlier is not passage and not _repeated_in_original(article, earlier, passage):
                    yield earlier, passage


def _folded(passage: Reading) -> str:
    return _LETTERS.sub(" ", scoring_text(passage.text).casefold()).strip()


def _is_loop(run: Sequence[Reading]) -> bool:
    """Whether these, which say the same in a row, are too many for a figure of speech, and no chant."""
    paragraphs = {passage.evidence.passage.paragraph for passage in run}
    return len(paragraphs) >= _LOOP and all(_CALM.search(passage.text) for passage in run)


def _is_refrain(article: ArticleView, passage: Reading) -> bool:
    """Whether it is short and a line that no stop ends, as of verse, or somebody's words."""
    if len(passage.text.split()) > _VERSE:
        return False
    quoted = (one.paragraph.view.span(one.start, one.end) for one in article.quotations)
    return not _STOP.search(passage.text) or any(span.covers(_spoken(passage)) for span in quoted)


def _spoken(passage: Reading) -> Span:
    """The passage without the marks around it, which stand outside the quotation as often as inside."""
    words = list(_WORDS.finditer(passage.text))
    return passage.view.span(words[0].start(), words[-1].end())


def _repeated_in_original(article: ArticleView, earlier: Reading, later: Reading) -> bool:
    first, second = article.originals_of(earlier), article.originals_of(later)
    if not first or not second or first == second:
        return False
    one, other = (article.original_text(indices) for indices in (first, second))
    return min(coverage(one, other), coverage(other, one)) >= _SAME
