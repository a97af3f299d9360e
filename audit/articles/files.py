"""From the paths a user gives to the files to read, in an order that never changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.articles.compression import JSONL_SUFFIXES
from audit.articles.faults import Fault, unreadable
from audit.articles.listing import names_in_order
from audit.articles.run_folders import is_run_folder, run_folder_around
from audit.errors import UsageError
from audit.system_files import is_system_file

STDIN = "-"
PAGES = (".html", ".htm")
SUFFIXES = (".txt", ".md", *PAGES, *JSONL_SUFFIXES)


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file, and its path without suffix, relative to the folder given (or its stem, if given itself).

    `fault` says why a folder on the way could not be listed, or the file is never read.
    """

    path: Path
    relative: str
    fault: Fault | None = None

    @property
    def suffix(self) -> str:
        """The suffix among those known, lower-case; empty for any other."""
        return suffix_of(self.path)


def suffix_of(path: Path) -> str:
    """The known suffix the name ends with, `.jsonl.gz` being one; empty for any other."""
    name = path.name.lower()
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), "")


def check_paths(paths: Sequence[str]) -> None:
    """Refuse paths that lead nowhere before anything is done.

    Raises:
        UsageError: if a path does not exist, or a folder holds nothing that could be read.
    """
    for name in paths:
        path = Path(name)
        if name == STDIN:
            continue
        if not path.exists():
            raise UsageError(f"{name} does not exist", hint="Check the path")
        if path.is_dir() and is_system_file(path):
            raise UsageError(f"{name} shows the system", hint="Give a folder of articles")
        if run := run_folder_around(path):
            raise UsageError(f"{run} is the folder of a run", hint="Name the articles, not what was written")
        if path.is_dir() and next(_walk(path, path), None) is None:
            raise UsageError(f"{name} holds no articles", hint=f"Articles end in {', '.join(SUFFIXES)}")


def find_files(name: str) -> Iterator[InputFile]:
    """The file of this path, or the files of this folder and those below it, sorted by name.

    A file given itself is read whatever its suffix; in folders, hidden files, unknown suffixes and what
    runs have written are passed over, and links to folders are not followed.
    """
    path = Path(name)
    if path.is_dir():
        yield from _walk(path, path)
    else:
        yield InputFile(path, _stem(path), fault_of_file(path))


def _walk(folder: Path, top: Path) -> Iterator[InputFile]:
    try:
        for name in names_in_order(folder):
            child = folder / name
            if child.is_dir() and not child.is_symlink():
                yield from () if is_run_folder(child) else _walk(child, top)
            elif suffix_of(child) and not child.is_dir():
                relative = (child.relative_to(top).parent / _stem(child)).as_posix()
                yield InputFile(child, relative, fault_of_file(child, top))
    except OSError as error:
        yield InputFile(folder, folder.name, unreadable(folder, error, action="listed"))


def fault_of_file(path: Path, top: Path | None = None) -> Fault | None:
    """Why a file, found in the folder `top` unless it was given by name, is not read; None if it may be."""
    if is_system_file(path):
        return Fault("unreadable", f"{path} is a device or shows the system", hint="Give a file")
    if top is None or not path.exists():
        return None  # reading will tell
    if not path.is_file():  # reading it could wait for ever
        return Fault("unreadable", f"{path} is a pipe, not a file", hint="Name it in the command")
    if not path.resolve().is_relative_to(top.resolve()):
        return Fault("unreadable", f"{path} is a link out of {top}", hint="Name what it leads to instead")
    return None


def _stem(path: Path) -> str:
    suffix = suffix_of(path)
    return path.name[: -len(suffix)] if suffix and len(path.name) > len(suffix) else path.stem
