"""Bytes to text, strictly: nothing is replaced, nothing translated.

Line endings stay as they are, and a UTF-8 byte order mark stays in the text as U+FEFF, so that offsets are
those of `open(path, encoding="utf-8", newline="").read()`. It is an invisible character to everyone else.
"""

from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from audit.articles.binaries import is_garbled, refuse_binary
from audit.articles.faults import Fault, shown, unreadable

# What French newsrooms still have on their discs; unrestricted guesses on short texts wander to Greek.
LIKELY = ["utf_8", "cp1252", "utf_16", "utf_16_le", "utf_16_be", "mac_roman", "cp850"]
SAMPLE = 32_768
UNGUESSED = "Give the right one with --encoding, or convert it to UTF-8"
INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\x00"))


def read_bytes(path: Path, largest: int, what: str = "file") -> bytes:
    """The whole file; `what` it is decides which limit the fault names.

    Raises:
        Fault: `unreadable`, if the system does not let it be read; `large-file` or `large-page`, if it
            has more than `largest` bytes.
    """
    try:
        with path.open("rb") as file:
            return read_within(file, largest, shown(path), what)
    except OSError as error:
        raise unreadable(path, error) from error


def read_within(stream: BinaryIO, largest: int, name: str, what: str = "file", begun: bytes = b"") -> bytes:
    """What was begun, and what is left of the stream.

    Raises:
        Fault: `large-…`, if that is more than `largest` bytes.
    """
    data = begun + stream.read(max(0, largest + 1 - len(begun)))
    if len(data) > largest:
        hint = f"Give the article alone, or raise `reading.largest_{what}`"
        raise Fault(f"large-{what}", f"{name} has more than {largest} bytes", hint=hint)
    return data


def decode(data: bytes, encoding: str, name: str) -> str:
    """The text of a file's bytes.

    Raises:
        Fault: `empty`, `binary`, or `encoding` with the first bad byte's offset and what would read it.
    """
    refuse_binary(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _wrong_encoding(data, error.start, encoding, name) from error
    if is_garbled(text):
        raise _garbled(data, encoding, name)
    refuse_empty(text, name)
    return text


def refuse_empty(text: str, name: str) -> None:
    """Refuse a text of nothing but white space and invisible marks.

    Raises:
        Fault: `empty`.
    """
    if not text.translate(INVISIBLE).strip():
        raise Fault("empty", f"{name} holds no text", hint="Remove it, or put the article's text in it")


def _wrong_encoding(data: bytes, offset: int, encoding: str, name: str) -> Fault:
    guess = _guess(data, offset)
    hint = f"It reads as {guess}: try --encoding {guess}" if guess else UNGUESSED
    return Fault(
        "encoding", f"{name} is not {encoding}: byte 0x{data[offset]:02X} at offset {offset}", hint=hint
    )


def _garbled(data: bytes, encoding: str, name: str) -> Fault:
    """UTF-16 without a mark decodes as UTF-8 full of NULs; anything else full of them is no text."""
    guess = _guess(data, 0)
    if guess and guess != encoding and guess.startswith("utf-16"):
        hint = f"It reads as {guess}: try --encoding {guess}"
        offset = data.find(b"\x00")
        return Fault("encoding", f"{name} is not {encoding}: byte 0x00 at offset {offset}", hint=hint)
    return Fault("binary", f"{name} is a binary file", hint="Give the article as .txt, .md, .html or .jsonl")


def _guess(data: bytes, offset: int) -> str | None:
    start = max(0, offset - SAMPLE // 2) // 4 * 4  # aligned, lest UTF-16 be cut through a character
    best = from_bytes(data[start : start + SAMPLE], cp_isolation=LIKELY).best()
    return best.encoding.replace("_", "-") if best else None
