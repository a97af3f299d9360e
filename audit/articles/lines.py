"""The lines of a stream, none of them longer than told: memory is bounded, whatever the stream holds."""

from collections.abc import Iterator
from typing import BinaryIO

from audit.articles.faults import Fault
from audit.config import ReadingConfig

PIECE = 1 << 16
"""Bytes held at once of what is passed over."""


def lines_within(stream: BinaryIO, limits: ReadingConfig, name: str) -> Iterator[bytes | None]:
    """The lines with their ends; None in place of one that is too long.

    Raises:
        Fault: `large-archive`, once more was read than a file may hold, unpacked.
    """
    total = 0
    while line := stream.readline(limits.largest_line + 1):
        total += len(line)
        is_whole = len(line) <= limits.largest_line or line.endswith(b"\n")
        if not is_whole:
            total += pass_over_line(stream, limits.largest_unpacked - total)
        if total > limits.largest_unpacked:
            raise Fault(
                "large-archive",
                f"{name} holds more than {limits.largest_unpacked} bytes",
                hint="Split it, or raise `reading.largest_unpacked`",
            )
        yield line if is_whole else None


def pass_over_line(stream: BinaryIO, at_most: int) -> int:
    """Read to the end of the line, or some more than `at_most` bytes; how many those were."""
    passed = 0
    while passed <= at_most and (piece := stream.readline(PIECE)):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed
