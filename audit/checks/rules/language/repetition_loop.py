"""Flags a stretch in which the program lost its place and said the same thing again and again.

Why it matters: nothing in it is text; the reader sees at once that nobody read the article, and what should
have come instead of the repetition is often missing.

Words, groups of words, whole sentences and bracketed cues count, and letters within a word. The fix leaves
the first of them, where what stands around shows that nothing else was lost.

Known false alarms: a chant or a figure of speech that says more than a word four times over outside
quotation marks; verse, interjections, and what the original repeats as well are left alone.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.code_mixing import is_french_small_word
from audit.checks.tables import word_list
from audit.checks.views.paragraphs import Paragraph
from audit.checks.views.word_periods import Repetition, repetitions

DOUBLED_RIGHTLY = word_list("repeated_word.doubled_rightly")
SOUNDS = word_list("repetition_loop.sounds")
"""Interjections and what is sung: people say these as often as they like."""

JOINED = re.compile(r"[ \u00a0\u202f]*")
CUES = re.compile(r"(?=[^()\[\]]*[)\]])(?:[ \u00a0]|\)[ \u00a0]*\(|\][ \u00a0]*\[)+")
CHANT = re.compile(r"[!?\n|]")
STEPS = frozenset({"après", "à", "par", "contre", "et", "en", "sur", "pour", "ou"})
"""Siècle après siècle après siècle."""
SENTENCE = 5
"""From so many words on, nobody says them thrice in a row."""
NEVER = 12
"""As often as this no crowd chants it in an article."""
SPUN_OUT = re.compile(
    r"(?<![\w./@-])(?=[^\W\d_]*?(?:(?P<letter>[^\W\d_])(?P=letter){9,}|(?P<piece>[^\W\d_]{2,5}?)(?P=piece){7,}))\w+"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for found in repetitions(paragraph.text):
            quoted = _is_quoted(article, paragraph, found.start)
            if found.times >= _fewest(found, quoted=quoted) and not _is_in_original(
                article, paragraph, found
            ):
                yield _hit(paragraph, found)
        for match in SPUN_OUT.finditer(paragraph.text):
            if not _is_quoted(article, paragraph, match.start()):
                yield Hit(
                    span=paragraph.span_of(match),
                    message="The translation program got stuck inside this word.",
                )


def _is_quoted(article: ArticleView, paragraph: Paragraph, at: int) -> bool:
    return any(one.paragraph is paragraph and one.start <= at < one.end for one in article.quotations)


def _fewest(found: Repetition, *, quoted: bool) -> int:
    """How many times the words must be said to be a loop, and no figure of speech."""
    unit, between = set(found.unit), found.between
    joined = JOINED.fullmatch(between) is not None
    if unit <= SOUNDS or CHANT.search(between) or all(map(str.isdigit, unit)):
        return NEVER
    if CUES.fullmatch(between) or (joined and unit.isdisjoint(DOUBLED_RIGHTLY) and _are_small(unit)):
        return 3
    if found.period >= SENTENCE:
        return 4 if quoted else 3
    return NEVER if quoted and not joined else _fewest_of_some_words(found, joined=joined)


def _fewest_of_some_words(found: Repetition, *, joined: bool) -> int:
    unit = set(found.unit)
    if found.period == 1:
        return 5 if unit <= DOUBLED_RIGHTLY or len(found.unit[0]) == 1 else 4
    return 4 if unit & STEPS or not joined else 3


def _are_small(words: set[str]) -> bool:
    return all(map(is_french_small_word, words))


def _is_in_original(article: ArticleView, paragraph: Paragraph, found: Repetition) -> bool:
    """Whether the original repeats something as well, where it can be told what it says there."""
    span = paragraph.view.span(found.start, found.end)
    here = {passage.index for passage in paragraph.passages if passage.span.overlaps(span)}
    linked = sorted(i for link in article.links if here & set(link.passages) for i in link.originals)
    return any(repetitions(article.original_text(linked)))


def _hit(paragraph: Paragraph, found: Repetition) -> Hit:
    once = " ".join(found.unit)
    return Hit(
        span=paragraph.view.span(found.start, found.end),
        message=f"“{once}” comes {found.times} times in a row: the translation program got stuck.",
        suggestion=_said_once(paragraph.text, found),
    )


def _said_once(text: str, found: Repetition) -> str | None:
    """The words once; None where they break off in the middle, or nothing follows that they could lead to."""
    rest = len(found.words) % found.period
    if rest not in (0, found.period - 1):
        return None
    last = found.words[(rest or found.period) - 1]
    goes_on = re.match(r"[ \u00a0]\w", text[found.end :])
    if is_french_small_word(last[0].casefold()) and not goes_on:
        return None
    return text[found.start : last.end()]


CHECK = Check(
    id="LI40",
    category=Category.UNINTELLIGIBLE,
    severity=Severity.MAJOR,
    look=_look,
    holds_place=True,
)
