"""The encoding of a page, as the HTML and Encoding Standards have browsers find it."""

import codecs
import re
from html.parser import HTMLParser

import webencodings

HEAD = 65_536
"""Bytes searched for a declaration: browsers begin anew where one follows their first 1,024 bytes."""
CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s;"']+)""", re.IGNORECASE)
XML_ENCODING = re.compile(r"""^xml\s.*?encoding\s*=\s*["']([^"']+)""", re.IGNORECASE | re.DOTALL)
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def marked_encoding(data: bytes) -> str | None:
    """The Python name of the encoding that a byte order mark tells; None without one."""
    return next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), None)


def declared_encoding(data: bytes) -> str | None:
    """The Python name of the first encoding the page declares; None if it declares none that is known."""
    found = _Declarations()
    found.feed(data[:HEAD].decode("latin-1"))
    encodings = (webencodings.lookup(label) for label in found.labels)
    encoding = next((encoding for encoding in encodings if encoding), None)
    if encoding is None:
        return None
    if encoding.name in ("utf-16le", "utf-16be"):
        return "utf-8"  # a declaration that can be read as ASCII is none of UTF-16
    return "cp1252" if encoding.name == "x-user-defined" else encoding.codec_info.name


def decode_cp1252(data: bytes) -> str:
    """The text as the Encoding Standard maps it: the five bytes without a letter are control characters."""
    return data.decode("cp1252", "surrogateescape").translate(
        {0xDC00 + byte: byte for byte in range(0x80, 0xA0)}
    )


class _Declarations(HTMLParser):
    """Collects the labels of `<meta>` and of an XML declaration; comments and scripts hold none."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a `<meta>` declares."""
        given = dict(attrs)
        if tag != "meta":
            return
        if charset := given.get("charset"):
            self.labels.append(charset)
        elif (given.get("http-equiv") or "").lower() == "content-type":
            self.labels += CHARSET.findall(given.get("content") or "")[:1]

    def handle_pi(self, data: str) -> None:
        """Note what `<?xml … encoding="…"?>` declares."""
        self.labels += XML_ENCODING.findall(data)
