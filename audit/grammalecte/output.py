"""What `grammalecte-cli --json` prints, read strictly: what is not as expected is an error, not a finding."""

from collections.abc import Iterator, Sequence

import msgspec


class RawRemark(msgspec.Struct, frozen=True, kw_only=True):
    """One remark as printed: on the code points `start` to `end` of a line; `group` may be none we know."""

    group: str = msgspec.field(name="sType")
    start: int = msgspec.field(name="nStart")
    end: int = msgspec.field(name="nEnd")
    rule: str = msgspec.field(name="sRuleId", default="")
    message: str = msgspec.field(name="sMessage", default="")
    suggestions: tuple[str, ...] = msgspec.field(name="aSuggestions", default=())


class _Line(msgspec.Struct, frozen=True):
    number: int = msgspec.field(name="iParagraph")
    grammar: tuple[RawRemark, ...] = msgspec.field(name="lGrammarErrors")
    spelling: tuple[RawRemark, ...] = msgspec.field(name="lSpellingErrors")


class _Output(msgspec.Struct, frozen=True):
    version: str = msgspec.field(name="grammalecte")
    lines: tuple[_Line, ...] = msgspec.field(name="data")


def read_version(printed: bytes) -> str:
    """The version that printed this.

    Raises:
        msgspec.DecodeError: if it is no output of Grammalecte.
    """
    return msgspec.json.decode(printed, type=_Output).version


def read_output(printed: bytes, lines: Sequence[str]) -> list[tuple[RawRemark, ...]]:
    """The remarks on each line, in reading order.

    Raises:
        msgspec.DecodeError: if it is no output of Grammalecte.
        ValueError: if it speaks of lines or characters that there are not.
    """
    found: list[tuple[RawRemark, ...]] = [()] * len(lines)
    for line in msgspec.json.decode(printed, type=_Output).lines:
        if not 1 <= line.number <= len(lines):
            raise ValueError(f"it speaks of line {line.number} of {len(lines)}")
        remarks = _within((*line.grammar, *line.spelling), lines[line.number - 1])
        found[line.number - 1] = tuple(sorted(remarks, key=lambda one: (one.start, one.end, one.rule)))
    return found


def _within(remarks: Sequence[RawRemark], line: str) -> Iterator[RawRemark]:
    for one in remarks:
        # The line break at the end belongs to its text, not to ours.
        end = min(one.end, len(line))
        if not 0 <= one.start <= one.end <= len(line) + 1:
            raise ValueError(f"it speaks of characters {one.start} to {one.end} of {len(line)}")
        if one.start < end:
            yield msgspec.structs.replace(one, end=end)
