"""Names for findings that survive edits elsewhere in the article: runs are compared, and findings set aside,
by them.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from audit.records import Flag, Span

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?…][\"»”’)\]]*\s|[\n\r]")
TELLING = 4
"""Letters of a word that tells one place from another; shorter ones stand everywhere."""

LONG, KEPT, CUT = 12, 4, "…"
"""Words beyond which a text is known by those at its ends: an edit within makes it no other."""

REACH = 400
"""Code points in which the sentence is looked for: a check may mark a place in a line without end."""


def named(text: str, flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """The flags of an article with their fingerprints, in the order given."""
    return tuple(
        replace(flag, fingerprint=name) for flag, name in zip(flags, fingerprints(text, flags), strict=True)
    )


def fingerprints(text: str, flags: Sequence[Flag]) -> list[str]:
    """One fingerprint per flag, all different, and the same in whatever order the flags are given.

    It hashes the check, the flagged text (of a long one the ends) and its neighbours in its own sentence, on
    either side up to the first word of four letters; findings alike in all that are numbered. Findings
    reported once per article hash the set of texts instead, so that they outlive the mending of one place.
    """
    seen: Counter[str] = Counter()
    names = [""] * len(flags)
    for number in sorted(range(len(flags)), key=lambda number: _position(flags[number])):
        name = _digest(_traits(text, flags[number]))
        seen[name] += 1
        names[number] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return names


def identities(check: str, fingerprint: str, gathered: Iterable[str]) -> tuple[str, ...]:
    """What tells whether a finding was there before: one that gathers no texts by its fingerprint.

    One that does has an identity for each: it may lose some, but is new where it gains one.
    """
    return tuple(_digest([check, text]) for text in gathered) or (fingerprint,)


def marked_texts(text: str, flag: Flag) -> tuple[str, ...]:
    """The different texts that a flag marks, as `plain_texts` has them."""
    return plain_texts(span.of(text) for span in flag.spans)


def plain_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """The different texts among these, in alphabetical order, with plain spaces; of long ones the ends."""
    return tuple(sorted({" ".join(_abridged(text.split())) for text in texts}))


def _abridged(words: list[str]) -> list[str]:
    return words if len(words) <= LONG else [*words[:KEPT], CUT, *words[-KEPT:]]


def _position(flag: Flag) -> tuple[Span, str, str]:
    return flag.span, flag.check, flag.message


def _digest(traits: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(traits).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _traits(text: str, flag: Flag) -> list[str]:
    texts = marked_texts(text, flag)
    return [flag.check, *texts] if flag.places else [flag.check, *texts, *_neighbours(text, flag.span)]


def _neighbours(text: str, span: Span) -> tuple[str, str]:
    before = SENTENCE_END.split(text[max(0, span.start - REACH) : span.start])[-1]
    after = SENTENCE_END.split(text[span.end : span.end + REACH], maxsplit=1)[0]
    backwards = _near(WORD.findall(before)[::-1])
    return " ".join(backwards), " ".join(_near(WORD.findall(after)))


def _near(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        if len(word) >= TELLING:
            return
