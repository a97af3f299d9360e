"""Reads the results of a run that was done before, whatever else is left of its folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from audit.errors import UsageError
from audit.runs.state.run_folder import RESULTS

T = TypeVar("T", bound=msgspec.Struct)


def read_results(run: Path, kind: type[T]) -> Iterator[T]:
    """What the results say of each article, in the order of the input; `kind` says which of their fields.

    Raises:
        UsageError: if there are no results, or they are damaged or of another version.
    """
    path = run / RESULTS
    try:
        with path.open("rb") as lines:
            for line in lines:
                yield msgspec.json.decode(line, type=kind)
    except OSError as error:
        raise UsageError(
            f"cannot read {path}: {error.strerror}", hint="Give a finished run folder"
        ) from error
    except (msgspec.DecodeError, RecursionError) as error:
        hint = "Do it again with `audit run`"
        raise UsageError(f"{path} is damaged, or of another version: {error}", hint=hint) from error
