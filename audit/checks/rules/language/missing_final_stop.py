"""Flags a body paragraph whose last sentence has no final punctuation.

Why it matters: most often the sentence was cut: the end of it, or the whole next line, is missing.

One that breaks off at a word that no sentence ends with (de, que, pour…) is certainly cut, whatever its
length, and as bad as a cut sentence that has its stop; at a comma or a word that seldom ends one (un, sur),
it is a slip; others are one line of style. A long one that ends in what is no word is cut too. Where most
have no mark and one is certainly cut, as where an engine stops at so many tokens, all of these are cut.

Known false alarms: long headlines and captions that were read as body text; only paragraphs of at least
`words` words are looked at, and those that end in a word that may end a sentence only where most paragraphs
of the article do end with a mark. Verse is told
by its short lines. Where there is an original, its mark decides.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Place, Severity, gather
from audit.checks.french.spelling import english_frequency, may_be_french
from audit.checks.tables import alternatives, word_list
from audit.checks.views.pairs import ENOUGH
from audit.checks.views.paragraphs import Paragraph
from audit.checks.views.sentence_bounds import FINISHED_PARAGRAPH
from audit.records import Kind

LAST_WORD = re.compile(r"(?P<word>(?<![^\W_])(?<![^\W_]-)[^\W_]+(?:-[^\W_]+)*['’]?|[,–—-])[\s»”\"’)\]*]*\Z")
ADDRESS = re.compile(r"(?://|www\.|@|#)\S*\s*\Z")
NEVER_ENDS = word_list("missing_final_stop.never_ends")
CANNOT_END = NEVER_ENDS | word_list("missing_final_stop.seldom_ends")
INDENTED = re.compile(r"(?:\n|\A)(?:[ \u00a0]{2,}|[ \u00a0]*\t\s*)\Z")
REACH = 400
"""Code points at the end of a paragraph in which its last word begins."""
BREAKS_OFF = "The paragraph breaks off in the middle of a sentence"
VERSE = 10
"""The most words in a line of verse, to be sure."""
SENTENCE = re.compile(rf"\b(?:{alternatives('missing_final_stop.sentence')})(?![\w])")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words`: the length from which a paragraph must end with a mark; `share`: how many of them do.

    From `long` words on, a paragraph counts as a sentence though no common verb was recognised in it.
    """

    words: int = 12
    long: int = 25
    share: float = 0.95


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    read = [p for p in article.paragraphs() if p.text.strip()]
    share = _share_finished(read)
    regular, prose = share >= options.share, share >= 0.5  # neither verse nor a list
    marked = _marked(article)
    ends = [_open_end(article, read, number) for number in range(len(read))]
    certain = _is_cut_short(ends)
    open_ended: list[Place] = []
    for paragraph, last in zip(read, ends, strict=True):
        if last is None:
            continue
        span = paragraph.span_of(last, "word")
        long = len(paragraph.text.split()) >= options.words  # no line of verse or of a list
        if (prose or long) and _is_cut(paragraph, last):
            yield Hit(
                span=span,
                message=f"{BREAKS_OFF}.",
                severity=Severity.MAJOR if _folded(last) in NEVER_ENDS else None,
            )
        elif long and _is_half_a_word(last["word"]):
            yield Hit(
                span=span,
                message="The paragraph breaks off in the middle of a word.",
                severity=Severity.MAJOR,
            )
        elif (paragraph.kind is Kind.BODY or (certain and paragraph is not read[0])) and marked.get(
            paragraph.passages[-1].index, (certain and long) or (regular and _is_sentence(paragraph, options))
        ):
            open_ended.append(Place(span=span))
    if certain:
        yield from (
            Hit(span=place.span, message=f"{BREAKS_OFF}, as others do here.", severity=Severity.MAJOR)
            for place in open_ended
        )
        return
    yield from gather(
        open_ended,
        "{count} paragraphs end without a full stop.",
        one="A paragraph ends without a full stop.",
        severity=Severity.STYLE,
    )


def _is_cut_short(ends: Sequence[re.Match[str] | None]) -> bool:
    """Whether most paragraphs have no mark at their end, and one is certainly cut: then all of them are."""
    unfinished = [last for last in ends if last]
    return 2 * len(unfinished) > len(ends) and any(_folded(last) in NEVER_ENDS for last in unfinished)


def _share_finished(read: Sequence[Paragraph]) -> float:
    """The share of body paragraphs that end with a mark; the one that might be cut does not count."""
    bodies = [p for p in read if p.kind is Kind.BODY]
    finished = sum(FINISHED_PARAGRAPH.search(p.text) is not None for p in bodies)
    return finished / (len(bodies) - 1) if len(bodies) > 1 else 1.0


def _open_end(article: ArticleView, read: Sequence[Paragraph], number: int) -> re.Match[str] | None:
    """The last word of a paragraph that has no mark at its end, and should have; else None."""
    text = read[number].text
    last = LAST_WORD.search(text, max(0, len(text) - REACH))
    if (
        not last
        or FINISHED_PARAGRAPH.search(text)
        or ADDRESS.search(text)
        or _goes_on(read[number + 1 : number + 2])
    ):
        return None
    return None if last["word"] == "," and _is_verse(article, read, number) else last


def _marked(article: ArticleView) -> dict[int, bool]:
    """Whether the original of a passage ends with a mark, by index of the passages that surely have one."""
    return {
        pair.readings[-1].index: FINISHED_PARAGRAPH.search(pair.original) is not None
        for pair in article.pairs
        if pair.similarity >= ENOUGH
    }


def _goes_on(after: Sequence[Paragraph]) -> bool:
    """Whether the next paragraph is the rest of the sentence: a line break, not a cut."""
    return bool(after) and after[0].text.lstrip()[:1].islower()


def _is_verse(article: ArticleView, read: Sequence[Paragraph], number: int) -> bool:
    """Whether the line stands among short ones, and is set in or not the only one that ends in a comma."""
    around = [p for p in read[max(0, number - 2) : number + 3] if len(p.text.split()) <= VERSE]
    commas = sum(p.text.rstrip().endswith(",") for p in around)
    indented = INDENTED.search(article.text[: read[number].trimmed.start]) is not None
    return read[number] in around and (len(around) > 1 if indented else len(around) > 2 and commas > 1)


def _is_cut(paragraph: Paragraph, last: re.Match[str]) -> bool:
    return _folded(last) in CANNOT_END and len(paragraph.text.split()) > 3


def _is_half_a_word(word: str) -> bool:
    """Whether it is no name and no word of French or English."""
    written = word.isalpha() and word.islower() and len(word) > 1
    return written and not may_be_french(word) and not english_frequency(word)


def _folded(last: re.Match[str]) -> str:
    return last["word"].casefold().replace("’", "'")


def _is_sentence(paragraph: Paragraph, options: Options) -> bool:
    words = len(paragraph.text.split())
    return words >= options.long or (words >= options.words and SENTENCE.search(paragraph.text) is not None)


CHECK = Check(
    id="LI19",
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    look=_look,
    options=Options(),
)
