"""What Grammalecte says of articles, placed in their text as read."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from audit.checks.views.paragraphs import Paragraph, paragraphs_of
from audit.grammalecte.output import RawRemark
from audit.grammalecte.program import ProgramError, proofread_lines
from audit.records import Prepared, Proofreading, Remark, RuleGroup

LINE_BREAK = re.compile(r"[\r\n]")
NAME = re.compile(r"\s*[^\W\d_]")
BEGINNING = re.compile(r"(?:\A|[.!?:…])[\W_]*\Z")
ABOUT_CAPITALS = frozenset({RuleGroup.CAPITALS, RuleGroup.MINISTRIES})


def proofread(articles: Sequence[Prepared], groups: Collection[RuleGroup]) -> list[Proofreading]:
    """What the program says of each article; one process for all.

    A batch it cannot read is halved until the article that stops it is alone: it costs only itself.
    """
    order = tuple(group for group in RuleGroup if group in groups)
    try:
        return [Proofreading(groups=order, remarks=said) for said in _remarks(articles, frozenset(groups))]
    except ProgramError as error:
        if len(articles) == 1:
            return [Proofreading(groups=order, remarks=None, failure=str(error))]
        half = len(articles) // 2
        return [*proofread(articles[:half], groups), *proofread(articles[half:], groups)]


def _remarks(articles: Sequence[Prepared], groups: frozenset[RuleGroup]) -> list[tuple[Remark, ...]]:
    texts = [
        tuple(paragraphs_of(one.article, one.passages)) if one.language.is_french else () for one in articles
    ]
    lines = [LINE_BREAK.sub(" ", paragraph.text) for text in texts for paragraph in text]
    said = iter(proofread_lines(lines, groups) if lines else ())
    return [tuple(one for paragraph in text for one in _placed(paragraph, next(said))) for text in texts]


def _placed(paragraph: Paragraph, said: Iterable[RawRemark]) -> Iterator[Remark]:
    for one in said:
        group = RuleGroup(one.group)
        if group in ABOUT_CAPITALS or not _is_name(paragraph.text, one.start):
            yield Remark(
                group=group,
                rule=one.rule,
                message=one.message,
                span=paragraph.view.span(one.start, one.end),
                suggestions=one.suggestions,
            )


def _is_name(text: str, start: int) -> bool:
    """Whether a word with a capital begins here that begins no sentence: names do not agree."""
    letter = NAME.match(text, start)
    capital = letter is not None and letter[0][-1].isupper()
    return capital and BEGINNING.search(text[:start]) is None
