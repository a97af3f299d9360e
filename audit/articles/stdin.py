"""Standard input: JSON Lines if its first line is a JSON object, else one article of plain text."""

import sys
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import msgspec

from audit.articles.decoding import decode, read_within
from audit.articles.drafts import Draft
from audit.articles.jsonl import read_lines
from audit.articles.lines import lines_within, pass_over_line
from audit.articles.settings import ReaderSettings
from audit.records import Article, Unread

NAME = "stdin"


def read_stdin(settings: ReaderSettings, stream: BinaryIO | None = None) -> Iterator[Draft | Unread]:
    """The articles of standard input; plain text has the id `stdin`.

    Raises:
        Fault: if it is empty, or no text in this encoding.
    """
    source = sys.stdin.buffer if stream is None else stream
    limits = settings.limits
    head = list(_head(source, limits.largest_line + 1))
    first = head[-1] if head else b""
    if len(first) > limits.largest_line and first.startswith(b"{") and not first.endswith(b"\n"):
        pass_over_line(source, limits.largest_unpacked)
        yield from read_lines(chain([None], lines_within(source, limits, NAME)), NAME, NAME)
        return
    if _is_object(first):
        yield from read_lines(chain(head, lines_within(source, limits, NAME)), NAME, NAME)
        return
    data = read_within(source, limits.largest_file, NAME, begun=b"".join(head))
    text = decode(data, settings.encoding, NAME)
    yield Draft(Article(id=NAME, path="-", text=text), NAME)


def _head(source: BinaryIO, at_most: int) -> Iterator[bytes]:
    """The lines through the first that is not blank, of some `at_most` bytes together."""
    left = at_most
    while left > 0 and (line := source.readline(left)):
        yield line
        left -= len(line)
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            return


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf")), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
