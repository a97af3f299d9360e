"""Files that appear whole or not at all."""

import os
import re
import threading
from collections.abc import Iterable
from pathlib import Path

LEFTOVERS = re.compile(r"\.\d+(?:-\d+)?\.tmp")


def write_atomically(path: Path, content: bytes | Iterable[bytes], *, sync: bool = True) -> None:
    """Write a file so that readers see the old content or the new, never half of it.

    With `sync` that holds even when the power fails right after; without, the file may then be found empty.
    """
    temporary = path.with_name(f".{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what a process that was killed left half-written. Nobody else may be writing to the folder."""
    # `Path.glob` would hold the names of a million reports in memory.
    with os.scandir(folder) as entries:
        leftovers = [entry.path for entry in entries if LEFTOVERS.fullmatch(entry.name)]
    for leftover in leftovers:
        Path(leftover).unlink(missing_ok=True)
