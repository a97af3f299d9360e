"""Standard input: JSON Lines if its first line is a JSON object, else one article of plain text."""

import sys
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import msgspec

from audit.articles.decoding import decode
from audit.articles.drafts import Draft
from audit.articles.jsonl import read_lines
from audit.records import Unread

NAME = "stdin"


def read_stdin(encoding: str, stream: BinaryIO | None = None) -> Iterator[Draft | Unread]:
    """The articles of standard input; plain text has the id `stdin`.

    Raises:
        Fault: if it is empty, or no text in this encoding.
    """
    source = sys.stdin.buffer if stream is None else stream
    head: list[bytes] = []
    while line := source.readline():
        head.append(line)
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    if head and _is_object(head[-1]):
        yield from read_lines(chain(head, source), NAME, NAME)
        return
    text = decode(b"".join(head) + source.read(), encoding, NAME)
    yield Draft(id=NAME, path="-", text=text, counterpart=NAME)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf")), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
