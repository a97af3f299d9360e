"""Names for findings that survive edits elsewhere in the article: runs are compared, and findings set aside,
by them.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

from audit.records import Flag, Span

CONTEXT = 24


def fingerprints(text: str, flags: Sequence[Flag]) -> list[str]:
    """One fingerprint per flag, all different, and the same in whatever order the flags are given.

    It hashes the check, the flagged text and up to 24 code points of its own line on either side; findings
    alike in all that are numbered. Findings reported once per article hash the set of texts instead, so that
    they outlive the mending of one place.
    """
    seen: Counter[str] = Counter()
    names = [""] * len(flags)
    for number in sorted(range(len(flags)), key=lambda number: _position(flags[number])):
        name = _digest(_traits(text, flags[number]))
        seen[name] += 1
        names[number] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return names


def _position(flag: Flag) -> tuple[Span, str, str]:
    return flag.span, flag.check, flag.message


def _digest(traits: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(traits).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _traits(text: str, flag: Flag) -> list[str]:
    if flag.places:
        return [flag.check, *sorted({_plain(place.span.of(text)) for place in flag.places})]
    return [flag.check, _plain(flag.span.of(text)), *_context(text, flag.span)]


def _context(text: str, span: Span) -> tuple[str, str]:
    before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + CONTEXT].partition("\n")[0]
    return _plain(before), _plain(after)


def _plain(text: str) -> str:
    return " ".join(text.split())
