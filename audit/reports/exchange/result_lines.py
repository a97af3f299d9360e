"""Lines of `results.jsonl`, written and read back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audit.reports.exchange.result_schema import Result

# JSON allows these inside strings, but many readers of lines split at them.
_LINE_BREAKS = {"\x85": b"\\u0085", "\u2028": b"\\u2028", "\u2029": b"\\u2029"}


def encode(result: Result) -> bytes:
    """The result as one line of JSON, without the newline; equal results give equal bytes."""
    line = msgspec.json.encode(result)
    for character, escaped in _LINE_BREAKS.items():
        line = line.replace(character.encode(), escaped)
    return line


def decode(line: bytes) -> Result:
    """Read one line back; fields that an older run did not write yet have their defaults.

    Raises:
        msgspec.ValidationError: if it is not a result of this version of the schema.
    """
    return msgspec.json.decode(line, type=Result)


@dataclass(frozen=True, slots=True)
class ResultFile:
    """The results of a run in the order of its input, read one by one each time they are gone through."""

    path: Path

    def __iter__(self) -> Iterator[Result]:
        with self.path.open("rb") as lines:
            yield from map(decode, lines)
