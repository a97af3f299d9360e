"""Opens JSON Lines as they are stored: plain, gzip or zstd, always read as a stream."""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

import zstandard

from audit.articles.faults import Fault, shown, unreadable
from audit.articles.lines import lines_within
from audit.config import ReadingConfig

JSONL_SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
PACKED = 1 << 8
"""Bytes unpacked at once: they make 8 MB at most, as a block of 128 KiB takes four bytes at least."""


@contextmanager
def open_lines(path: Path, limits: ReadingConfig) -> Iterator[Iterable[bytes | None]]:
    """The lines of the file, unpacked as its suffix says; None in place of one that is too long.

    Raises:
        Fault: `damaged`, as soon as a damaged part is reached; `large-archive`; `unreadable`.
    """
    try:
        with _opened(path) as stream:
            yield lines_within(cast("BinaryIO", stream), limits, shown(path))
    except (EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError) as error:
        raise Fault("damaged", f"{path} is a damaged archive: {error}", hint="Fetch it again") from error
    except OSError as error:
        raise unreadable(path, error) from error


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return gzip.open(path, "rb")
    if suffix == ".zst":
        return io.BufferedReader(_ZstdFrames(path))
    return path.open("rb")


class _ZstdFrames(io.RawIOBase):
    """The unpacked bytes of all frames; unlike the library's own reader, a cut-off frame is an error."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._begun = False
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as there is something; 0 at the end."""
        while not self._ready and (packed := self._frame.unused_data or self._file.read(PACKED)):
            if self._frame.eof:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
            self._begun = True
            self._ready = memoryview(self._frame.decompress(packed))
        if not self._ready and self._begun and not self._frame.eof:
            raise EOFError("it ends in the middle")
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def close(self) -> None:
        """Close the file too."""
        self._file.close()
        super().close()
