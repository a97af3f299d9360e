"""Flags a body paragraph whose last sentence has no final punctuation.

Why it matters: most often the sentence was cut: the end of it, or the whole next line, is missing.

Known false alarms: long headlines and captions that were read as body text; only paragraphs of at least
`words` words are looked at, and only where most paragraphs of the article do end with a mark. One that breaks
off at a word that cannot end a sentence (de, que, pour…) is reported whatever its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from audit.checks.check import Category, Check, Hit
from audit.checks.paragraphs import Paragraph, paragraphs
from audit.checks.readings import PROSE
from audit.records import Evidence, Lane, Severity

LAST_WORD = re.compile(r"(?P<word>[^\W_]+['’]?|[,–—-])[\s»”\"’)\]*]*\Z")
FINISHED = re.compile(r"[.!?…:;»”\")\]]['’]?[\s»”\"’)\]*\d¹²³⁴]*\Z")
"""A closing quotation mark or bracket counts: its stop is a question of style, not of lost text."""
_CANNOT_END = """
    de du des le la les l' d' qu' un une au aux et ou mais que qui dont où pour par dans sur sous avec sans
    chez en à vers entre ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos ne n' se s' si
    comme lorsque quand afin selon très est sont était , – —
"""
CANNOT_END = frozenset(_CANNOT_END.split())
SENTENCE = re.compile(
    r"\b(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront|fut|furent|va|vont|peut|doit|il|elle|ils|elles|on)\b"
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`words`: the length from which a paragraph must end with a mark; `share`: how many of them do."""

    words: int = 18
    share: float = 0.95


def _look(evidence: Evidence, options: Options) -> Iterator[Hit]:
    read = [p for p in paragraphs(evidence, PROSE) if p.text.strip()]
    finished = sum(FINISHED.search(p.text) is not None for p in read)
    if finished < options.share * (len(read) - 1):
        return
    for paragraph in read:
        last = LAST_WORD.search(paragraph.text)
        if last and not FINISHED.search(paragraph.text) and _is_cut(paragraph, last, options):
            yield Hit(
                span=paragraph.view.span(*last.span("word")),
                message="The paragraph ends without a full stop; its end may be missing.",
            )


def _is_cut(paragraph: Paragraph, last: re.Match[str], options: Options) -> bool:
    words = paragraph.text.split()
    if last["word"].casefold().replace("’", "'") in CANNOT_END and len(words) > 3:
        return True
    return len(words) >= options.words and SENTENCE.search(paragraph.text) is not None


CHECK = Check(
    id="LI19",
    name="missing_final_stop",
    category=Category.PUNCTUATION,
    severity=Severity.MINOR,
    lane=Lane.FACT,
    look=_look,
    options=Options(),
)
