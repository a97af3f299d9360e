"""Folders that `audit run` wrote, which are no input: known by the application id in their database."""

import stat
from pathlib import Path

STATE = "state.sqlite"
APPLICATION_ID = int.from_bytes(b"AUDT", "big")
_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_ID = slice(68, 72)
"""Where SQLite keeps it in the header, which is read here as bytes: opening a database may write to it."""


def is_run_folder(folder: Path) -> bool:
    """Whether there is a database of ours in it, whatever state that is in."""
    state = folder / STATE
    try:
        if not stat.S_ISREG(state.lstat().st_mode):
            return False
        with state.open("rb") as file:
            header = file.read(_HEADER)
    except (OSError, ValueError):
        return False
    return header.startswith(_MAGIC) and int.from_bytes(header[_ID], "big") == APPLICATION_ID


def run_folder_around(path: Path) -> Path | None:
    """The run folder that the path is, or lies in; None if there is none."""
    real = path.resolve()
    return next((folder for folder in (real, *real.parents) if is_run_folder(folder)), None)
