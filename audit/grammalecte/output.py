"""What `grammalecte-cli --json` prints, read strictly: what is not as expected is an error, not a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

__all__ = ["Finding", "read_output", "read_version"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding: `start` to `end` are code points of the line, `group` is a `RuleGroup` if known."""

    group: str = msgspec.field(name="sType")
    start: int = msgspec.field(name="nStart")
    end: int = msgspec.field(name="nEnd")
    rule: str = msgspec.field(name="sRuleId", default="")
    message: str = msgspec.field(name="sMessage", default="")
    suggestions: tuple[str, ...] = msgspec.field(name="aSuggestions", default=())


class _Paragraph(msgspec.Struct, frozen=True):
    number: int = msgspec.field(name="iParagraph")
    grammar: tuple[Finding, ...] = msgspec.field(name="lGrammarErrors")
    spelling: tuple[Finding, ...] = msgspec.field(name="lSpellingErrors")


class _Output(msgspec.Struct, frozen=True):
    version: str = msgspec.field(name="grammalecte")
    paragraphs: tuple[_Paragraph, ...] = msgspec.field(name="data")


def read_version(printed: bytes) -> str:
    """The version that printed this.

    Raises:
        msgspec.DecodeError: if it is no output of Grammalecte.
    """
    return msgspec.json.decode(printed, type=_Output).version


def read_output(printed: bytes, lines: Sequence[str]) -> list[tuple[Finding, ...]]:
    """The findings on each line, in reading order.

    Raises:
        msgspec.DecodeError: if it is no output of Grammalecte.
        ValueError: if it speaks of lines or characters that there are not.
    """
    found: list[tuple[Finding, ...]] = [()] * len(lines)
    for paragraph in msgspec.json.decode(printed, type=_Output).paragraphs:
        if not 1 <= paragraph.number <= len(lines):
            raise ValueError(f"it speaks of line {paragraph.number} of {len(lines)}")
        findings = _within((*paragraph.grammar, *paragraph.spelling), lines[paragraph.number - 1])
        found[paragraph.number - 1] = tuple(sorted(findings, key=lambda one: (one.start, one.end, one.rule)))
    return found


def _within(findings: Sequence[Finding], line: str) -> Iterator[Finding]:
    for one in findings:
        # The line break at the end belongs to its text, not to ours.
        end = min(one.end, len(line))
        if not 0 <= one.start <= one.end <= len(line) + 1:
            raise ValueError(f"it speaks of characters {one.start} to {one.end} of {len(line)}")
        if one.start < end:
            yield msgspec.structs.replace(one, end=end)
