"""Tell files that are no text: by their first bytes, or by how many control characters they hold."""

import re

from audit.articles.faults import Fault

MAGIC = {
    b"%PDF-": ("a PDF", "Extract its text first, e.g. with pdftotext"),
    b"PK\x03\x04": ("a ZIP or office document", "Save it as plain text first, or unpack it"),
    b"\xd0\xcf\x11\xe0": ("an old office document", "Save it as plain text first"),
    b"{\\rtf": ("an RTF document", "Save it as plain text first"),
    b"\x1f\x8b": ("gzip-compressed", "Unpack it first; only .jsonl.gz is read as it is"),
    b"\x28\xb5\x2f\xfd": ("zstd-compressed", "Unpack it first; only .jsonl.zst is read as it is"),
    b"\xfd7zXZ": ("xz-compressed", "Unpack it first, e.g. with unxz"),
    b"BZh": ("bzip2-compressed", "Unpack it first, e.g. with bunzip2"),
    b"\x89PNG": ("a picture", "Give the article's text"),
    b"GIF8": ("a picture", "Give the article's text"),
    b"\xff\xd8\xff": ("a picture", "Give the article's text"),
    b"\x7fELF": ("a program", "Give the article's text"),
}
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
GARBLED_SHARE = 0.1
"""A few NULs are dirt in a text; one character in ten is a file of another kind."""


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse what its first bytes give away.

    Raises:
        Fault: `binary`.
    """
    for magic, (what, hint) in MAGIC.items():
        if data.startswith(magic):
            raise Fault("binary", f"{name} is {what}, not text", hint=hint)


def is_garbled(text: str) -> bool:
    """Whether so much of the text is control characters that it was never text."""
    return len(CONTROL.findall(text)) > GARBLED_SHARE * len(text)
