"""Files that appear whole or not at all."""

import errno
import hashlib
import os
import re
import stat
import threading
from collections.abc import Iterable
from io import BufferedReader
from pathlib import Path

LEFTOVERS = re.compile(r"\.audit-\d+-\d+\.tmp")


def write_atomically(path: Path, content: bytes | Iterable[bytes], *, sync: bool = True) -> bytes:
    """Write a file so that readers see the old content or the new, never half of it; returns its digest.

    With `sync` that holds even when the power fails right after; without, the file may then be found empty.
    """
    temporary = path.with_name(f".audit-{os.getpid()}-{threading.get_ident()}.tmp")
    digest = new_digest()
    try:
        with temporary.open("wb") as file:
            for part in [content] if isinstance(content, bytes) else content:
                digest.update(part)
                file.write(part)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return digest.digest()


def open_regular(path: Path) -> BufferedReader:
    """The file, open for reading.

    Raises:
        OSError: if it cannot be read, or is a link, a pipe or a device, which could lead or last anywhere.
    """
    file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "It is no regular file", str(path))
    return file


def digest_of(path: Path) -> bytes | None:
    """The digest of a file as `write_atomically` gives it; None where there is no regular file to be read."""
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, new_digest).digest()
    except OSError:
        return None


def new_digest() -> hashlib.blake2b:
    """What digests of files are made with."""
    return hashlib.blake2b(digest_size=16)


def remove_leftovers(folder: Path) -> None:
    """Remove what a process that was killed left half-written. Nobody else may be writing to the folder."""
    # `Path.glob` would hold the names of a million reports in memory.
    with os.scandir(folder) as entries:
        leftovers = [entry.path for entry in entries if LEFTOVERS.fullmatch(entry.name)]
    for leftover in leftovers:
        Path(leftover).unlink(missing_ok=True)
