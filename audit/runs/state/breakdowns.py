"""What can take a run down from outside, told as an error with a remedy."""

import errno
import sqlite3
from pathlib import Path

from audit.errors import RunError, UsageError

GOES_ON = "What is done is kept; to resume, run the same command with the same --out"
START_ANEW = "Start again with --fresh; what was translated is still in the cache"
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
DAMAGED = frozenset(
    {
        sqlite3.SQLITE_ERROR,  # names in the schema that we did not write
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_CONSTRAINT,
    }
)


def kept(folder: Path | None) -> str:
    """What to do when a run broke off, by name where its folder is known."""
    return GOES_ON.replace("the same --out", f"--out {folder}") if folder else "Run the same command again"


def is_damage(error: BaseException | None) -> bool:
    """Whether the state is no database, or a broken one: its own complaints then need not be UTF-8."""
    if isinstance(error, UnicodeDecodeError):
        return True
    return isinstance(error, sqlite3.Error) and _code(error) in DAMAGED


def damaged(state: Path, why: object) -> RunError:
    """The state is not as it was written."""
    return RunError(f"{state} is damaged: {why}", hint=START_ANEW)


def refusal(state: Path, error: Exception) -> UsageError:
    """Why the state of a run cannot be opened."""
    if _code(error) in LOCKED:
        return UsageError(
            f"another audit is at work in {state.parent}", hint="Wait for it to end, or give another --out"
        )
    if is_damage(error):
        return UsageError(f"{state} is not usable: {error}", hint=START_ANEW)
    return UsageError(f"{state} is not usable: {error}", hint="Give a writable folder with --out")


def breakdown(state: Path, error: BaseException) -> RunError | None:
    """What broke a run off, if it was the disk or the state; None for anything else."""
    if is_damage(error):
        return damaged(state, error)
    if isinstance(error, sqlite3.Error):
        return _state_failed(state, error)
    if isinstance(error, BrokenPipeError) or not isinstance(error, OSError):
        return None
    hint = kept(state.parent)
    if error.errno in NO_ROOM:
        return RunError(f"no room left in {state.parent}: {error.strerror}", hint=f"Make room. {hint}")
    return RunError(f"{error.filename or state.parent}: {error.strerror or error}", hint=hint)


def _state_failed(state: Path, error: sqlite3.Error) -> RunError:
    if _code(error) == sqlite3.SQLITE_FULL:
        return RunError(f"no room left for {state}", hint=f"Make room. {kept(state.parent)}")
    return RunError(f"{state} cannot be read or written: {error}", hint=kept(state.parent))


def _code(error: Exception) -> int | None:
    # The lowest byte is the kind of error; the others say more of it.
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
