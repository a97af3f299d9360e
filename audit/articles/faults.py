"""What can be wrong with one input, as an exception inside this package and as plain data outside it."""

from functools import partial
from pathlib import Path
from typing import Any

from audit.errors import ArticleError
from audit.records import Failure, Unread


class Fault(ArticleError):
    """One input cannot be read. `kind` is a stable word for programs; the message names the file."""

    def __init__(self, kind: str, message: str, *, hint: str) -> None:
        super().__init__(message, hint=hint)
        self.kind = kind

    def __reduce__(self) -> tuple[Any, ...]:
        """For its way from another process."""
        return partial(Fault, hint=self.hint), (self.kind, self.message)


def unreadable(path: Path, error: OSError, *, action: str = "read") -> Fault:
    """The fault of a file that the system does not let be read, or of a folder (`action`: listed)."""
    message = f"{path} cannot be {action}: {error.strerror or error}"
    return Fault("unreadable", message, hint="Check its permissions")


def shown(path: object) -> str:
    """A path as reports and databases can hold it: bytes of its name that are no UTF-8 are spelt out."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def unread(fault: Fault, *, id: str, path: str) -> Unread:
    """The fault as the record a run reports; its message is one line."""
    message = shown(" ".join(str(fault).split()))
    return Unread(id=id, path=shown(path), failure=Failure(stage="read", kind=fault.kind, message=message))
