"""JSON Lines: one article a line, read line by line, so that a file of any size takes little memory.

JSON is UTF-8 (RFC 8259), whatever `--encoding` says of the other files.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from audit.articles.compression import open_lines
from audit.articles.decoding import refuse_empty
from audit.articles.drafts import Draft
from audit.articles.faults import Fault, shown, unread
from audit.articles.files import InputFile
from audit.articles.ids import id_of
from audit.articles.settings import ReaderSettings
from audit.records import Article, Unread


class JsonArticle(msgspec.Struct, frozen=True):
    """The fields of a line. Others are kept as they are: corpora carry what they like.

    `original` and `original_language` are other names for `source` and `source_language`.
    """

    id: str | int
    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    source_language: str | None = None
    original: str | None = None
    original_language: str | None = None


FIELDS = frozenset(JsonArticle.__struct_fields__)


def read_jsonl(found: InputFile, settings: ReaderSettings) -> Iterator[Draft | Unread]:
    """The articles of the file; a line that is none is unread, and reading goes on.

    Raises:
        Fault: if the file cannot be read, is damaged, or holds no line.
    """
    name = shown(found.path)
    with open_lines(found.path, settings.limits) as lines:
        yield from read_lines(lines, name, id_of(found.relative))


def read_lines(lines: Iterable[bytes | None], name: str, stem: str) -> Iterator[Draft | Unread]:
    """The articles of some lines, None being one that is too long.

    `name` and `stem` are for messages and for the ids of failures.

    Raises:
        Fault: `empty`, if there is no line.
    """
    nothing = True
    for number, line in enumerate(lines, 1):
        bare = line.removeprefix(b"\xef\xbb\xbf") if line and number == 1 else line
        if bare is not None and not bare.strip():
            continue
        nothing = False
        place = f"{name}:{number}"
        try:
            yield _draft(bare, place)
        except Fault as fault:
            yield unread(fault, id=f"{stem}:{number}", path=place)
    if nothing:
        raise Fault("empty", f"{name} holds no article", hint="Write one JSON object a line, or remove it")


def _draft(line: bytes | None, place: str) -> Draft:
    if line is None:
        hint = "Give one article a line, or raise `reading.largest_line`"
        raise Fault("long-line", f"{place} is longer than a line may be", hint=hint)
    parsed, others = _parse(line, place)
    id = str(parsed.id)
    refuse_empty(parsed.text, place)
    article = Article(
        id=id,
        path=place,
        text=parsed.text,
        title=parsed.title or None,
        url=parsed.url or None,
        original=next((one for one in (parsed.source, parsed.original) if one and one.strip()), None),
        original_language=_language_code(parsed.source_language or parsed.original_language),
        meta=msgspec.json.encode(others).decode() if others else None,
    )
    return Draft(article, id)


def _language_code(given: str | None) -> str | None:
    """`en` for `en-US` and `EN`; None where nothing is given."""
    return re.split("[-_]", given.strip())[0].lower() or None if given else None


def _parse(line: bytes, place: str) -> tuple[JsonArticle, dict[str, object]]:
    """The article of a line, and its other fields."""
    try:
        line.decode("utf-8")
        article = msgspec.json.decode(line, type=JsonArticle)
        fields = msgspec.json.decode(line, type=dict[str, object])
        return article, {key: value for key, value in fields.items() if key not in FIELDS}
    except UnicodeDecodeError as error:
        message = f"{place} is not UTF-8: byte 0x{line[error.start]:02X} at offset {error.start} of the line"
        raise Fault(
            "encoding", message, hint="JSON Lines must be UTF-8: convert it, e.g. with iconv"
        ) from error
    except msgspec.ValidationError as error:
        hint = (
            "Give `id` as a string or a whole number, `text` as a string; "
            "`title`, `url`, `source`, `source_language` if you have them"
        )
        raise Fault("fields", f"{place} is no article: {error}", hint=hint) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise Fault("json", f"{place} is not valid JSON: {error}", hint="Write one object a line") from error
