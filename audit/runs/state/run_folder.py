"""The folder of a run: what may become one, and where things lie in it."""

import os
from itertools import count
from pathlib import Path

from audit.articles.ids import fault_of_id, file_name
from audit.articles.run_folders import STATE, is_run_folder
from audit.errors import UsageError
from audit.runs.state.atomic_files import remove_leftovers

REPORTS = "articles"
RESULTS = "results.jsonl"
PARTS = "shards"
"""Where the parts of a run on several devices lie."""
SUFFIXES = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the name of a database for the files beside it."""


def report_name(article_id: str) -> str:
    """Where the report of an article lies in the folder.

    Raises:
        UsageError: if the id could lead out of it: read from a run folder, it may be anybody's.
    """
    if wrong := fault_of_id(article_id):
        raise UsageError(
            f"the id {article_id!r} {wrong}", hint="No `audit run` wrote it: do not use that folder"
        )
    return f"{REPORTS}/{file_name(article_id)}.md"


def text_name(report: str) -> str:
    """Where the text lies that was read in a page, beside its report."""
    return f"{report.removesuffix('.md')}.txt"


def page_name(report: str) -> str:
    """Where the page of HTML lies, beside the report."""
    return f"{report.removesuffix('.md')}.html"


def is_written(report: Path) -> bool:
    """Whether the report is there. After a power failure the file may be, but not what was written to it."""
    try:
        return report.stat().st_size > 0
    except OSError:
        return False


def prepare_folder(folder: Path, *, must_exist: bool) -> None:
    """Make the folder if need be, and remove what killed processes left in it.

    Raises:
        UsageError: if it cannot be written, holds something else than a run, or no run where one must be.
    """
    writable = "Make it writable" if must_exist else "Give a writable folder with --out"
    if must_exist and not is_run_folder(folder):
        raise UsageError(f"{folder} is not a run folder", hint="Give the folder an `audit run` has written")
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file", hint="Give a folder with --out")
        if folder.is_dir() and not is_run_folder(folder) and not _is_empty(folder):
            raise UsageError(
                f"{folder} is not empty and not a run, or its {STATE} is damaged",
                hint="Give another folder with --out; what was translated is still in the cache",
            )
        (folder / REPORTS).mkdir(parents=True, exist_ok=True)
        _refuse_links(folder)
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}", hint=writable) from error
    if not os.access(folder, os.W_OK):
        raise UsageError(f"cannot write to {folder}", hint=writable)


def _refuse_links(folder: Path) -> None:
    """What SQLite and we write to without looking must lie in the folder."""
    for name in (REPORTS, PARTS, *(f"{STATE}{suffix}" for suffix in SUFFIXES)):
        if (folder / name).is_symlink():
            raise UsageError(f"{folder / name} is a link", hint="Give another folder with --out")


def clear_folder(folder: Path) -> None:
    """Remove what killed processes left. Nobody else may be at work in it."""
    for place in (folder, folder / REPORTS):
        remove_leftovers(place)


def new_folder(wanted: Path) -> Path:
    """A folder of this name, or with a number behind it, made here and now: no other process gets it too.

    Raises:
        UsageError: if none can be made.
    """
    names = (wanted, *(wanted.with_name(f"{wanted.name}-{number}") for number in range(2, 1000)))
    for folder in names:
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise UsageError(
                f"cannot write to {folder}: {error.strerror}", hint="Give a writable folder with --out"
            ) from error
        return folder
    raise UsageError(f"{wanted} and what follows it are taken", hint="Give a folder with --out")


def free_name(path: Path) -> Path:
    """The path under which something in the way of `path` is kept: not taken yet."""
    names = (path.with_name(f"{path.name}.kept{f'-{n}' if n > 1 else ''}") for n in count(1))
    return next(name for name in names if not os.path.lexists(name))


def _is_empty(folder: Path) -> bool:
    """Whether nothing is in it, but perhaps what a run killed at once has made."""
    return all(_is_nothing(child) for child in folder.iterdir())


def _is_nothing(child: Path) -> bool:
    if child.name == REPORTS and not child.is_symlink():
        return not any(child.iterdir())
    return child.name == STATE and not child.is_symlink() and child.stat().st_size == 0
