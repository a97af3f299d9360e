"""The folder of a run: what may become one, and where things lie in it."""

import os
from collections.abc import Iterator
from pathlib import Path

from audit.errors import UsageError
from audit.runs.state.atomic_files import remove_leftovers

STATE = "state.sqlite"
REPORTS = "articles"


def report_path(folder: Path, article_id: str) -> Path:
    """Where the report of an article lies."""
    return folder / REPORTS / f"{article_id}.md"


def reports(folder: Path) -> Iterator[Path]:
    """The reports that are there, in no order."""
    # `Path.glob` would hold them all in memory.
    with os.scandir(folder / REPORTS) as entries:
        for entry in entries:
            if entry.name.endswith(".md"):
                yield Path(entry.path)


def is_written(report: Path) -> bool:
    """Whether the report is there. After a power failure the file may be, but not what was written to it."""
    try:
        return report.stat().st_size > 0
    except OSError:
        return False


def prepare_folder(folder: Path, *, must_exist: bool) -> None:
    """Make the folder if need be.

    Raises:
        UsageError: if it cannot be written, holds something else than a run, or no run where one must be.
    """
    state = folder / STATE
    writable = "Make it writable" if must_exist else "Give a writable folder with --out"
    if must_exist and not state.is_file():
        raise UsageError(f"{folder} is not a run folder", hint="Give the folder an `audit run` has written")
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file", hint="Give a folder with --out")
        if folder.is_dir() and not state.is_file() and not _is_empty(folder):
            raise UsageError(f"{folder} is not empty and not a run", hint="Give another folder with --out")
        (folder / REPORTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}", hint=writable) from error
    if not os.access(folder, os.W_OK):
        raise UsageError(f"cannot write to {folder}", hint=writable)


def clear_folder(folder: Path, *, fresh: bool) -> None:
    """Remove what killed processes left; with `fresh`, the reports of an earlier start too."""
    for place in (folder, folder / REPORTS):
        remove_leftovers(place)
    if fresh:
        for report in reports(folder):
            report.unlink()


def remove_state(folder: Path) -> None:
    """Remove the state of an earlier start."""
    for part in folder.glob(f"{STATE}*"):
        part.unlink()


def _is_empty(folder: Path) -> bool:
    """Whether nothing is in it, but perhaps what a run killed at once has made."""
    return all(child.name == REPORTS and not any(child.iterdir()) for child in folder.iterdir())
