"""Flags a body paragraph whose last sentence has no final punctuation.

Why it matters: most often the sentence was cut: the end of it, or the whole next line, is missing.

One that breaks off at a word that cannot end a sentence (de, que, pour…) is a slip, whatever its length;
others are one line of style.

Known false alarms: long headlines and captions that were read as body text; only paragraphs of at least
`words` words are looked at, and only where most paragraphs of the article do end with a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

import msgspec

from audit.checks.check import Category, Check, Hit
from audit.checks.gathering import gather
from audit.checks.paragraphs import Paragraph, paragraphs
from audit.records import Evidence, Kind, Lane, Place, Severity

LAST_WORD = re.compile(r"(?P<word>[^\W_]+['’]?|[,–—-])[\s»”\"’)\]*]*\Z")
FINISHED = re.compile(r"[.!?…:;»”\")\]]['’]?[\s»”\"’)\]*\d¹²³⁴]*\Z")
"""A closing quotation mark or bracket counts: its stop is a question of style, not of lost text."""
_CANNOT_END = """
    de du des le la les l' d' qu' un une au aux et ou mais que qui dont où pour par dans sur sous avec sans
    chez en à vers entre ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos ne n' se s' si
    comme lorsque quand afin selon très est sont était , – —
"""
ADDRESS = re.compile(r"(?://|www\.|@|#)\S*\s*\Z")
CANNOT_END = frozenset(_CANNOT_END.split())
SENTENCE = re.compile(
    r"\b(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront|fut|furent|va|vont|peut|doit|il|elle|ils|elles|on|"
    r"je|j[’']ai|nous|vous|qui|se|s[’']|n[’']|ne|peuvent|doivent|fait|font|veut|serait|aurait|aura|"
    r"\w+(?:aient|èrent|eront|raient))(?![\w])"
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words`: the length from which a paragraph must end with a mark; `share`: how many of them do.

    From `long` words on, a paragraph counts as a sentence though no common verb was recognised in it.
    """

    words: int = 12
    long: int = 25
    share: float = 0.95


def _look(evidence: Evidence, options: Options) -> Iterator[Hit]:
    read = [p for p in paragraphs(evidence) if p.text.strip()]
    bodies = [p for p in read if p.kind is Kind.BODY]
    finished = sum(FINISHED.search(p.text) is not None for p in bodies)
    regular = finished >= options.share * (len(bodies) - 1)
    prose = 2 * finished >= len(bodies) - 1  # not verse, nor a list
    open_ended: list[Place] = []
    for paragraph, after in zip_longest(read, read[1:]):
        last = LAST_WORD.search(paragraph.text)
        if not last or FINISHED.search(paragraph.text) or _goes_on(after) or ADDRESS.search(paragraph.text):
            continue
        span = paragraph.view.span(*last.span("word"))
        if prose and _is_cut(paragraph, last):
            yield Hit(span=span, message="The paragraph breaks off in the middle of a sentence.")
        elif regular and paragraph.kind is Kind.BODY and _is_sentence(paragraph, options):
            open_ended.append(Place(span=span))
    yield from gather(open_ended, _message, severity=Severity.STYLE)


def _goes_on(after: Paragraph | None) -> bool:
    """Whether the next paragraph is the rest of the sentence: a line break, not a cut."""
    return after is not None and after.text.lstrip()[:1].islower()


def _is_cut(paragraph: Paragraph, last: re.Match[str]) -> bool:
    return last["word"].casefold().replace("’", "'") in CANNOT_END and len(paragraph.text.split()) > 3


def _is_sentence(paragraph: Paragraph, options: Options) -> bool:
    words = len(paragraph.text.split())
    return words >= options.long or (words >= options.words and SENTENCE.search(paragraph.text) is not None)


def _message(count: int) -> str:
    return (
        "A paragraph ends without a full stop."
        if count == 1
        else f"{count} paragraphs end without a full stop."
    )


CHECK = Check(
    id="LI19",
    name="missing_final_stop",
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=Options(),
)
