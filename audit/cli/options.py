"""What the command line was told, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path

__all__ = ["FailOn", "RunOptions", "Verbosity", "run_words"]


class FailOn(StrEnum):
    """The least severity that makes a run exit with 1."""

    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Verbosity(IntEnum):
    """How much is said beside the results."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2
    DEBUG = 3

    @staticmethod
    def of(*, quiet: bool, verbose: int) -> Verbosity:
        """From -q and the number of -v; -q wins."""
        return Verbosity.QUIET if quiet else Verbosity(min(1 + verbose, Verbosity.DEBUG))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """The options of `audit run`; None means: as the configuration says. No paths mean the seeds."""

    paths: tuple[str, ...]
    out: Path
    source: Path | None
    config: Path | None
    model: str | None
    round_trip_model: str | None
    engine: str | None
    device: str | None
    encoding: str
    fail_on: FailOn
    shard: str | None
    ray: str | None
    resume: bool
    verbosity: Verbosity


def run_words(options: RunOptions) -> list[str]:
    """The words of `audit run` that mean these options, but for device, output folder and verbosity."""
    named = {
        "--source": options.source,
        "--config": options.config,
        "--model": options.model,
        "--round-trip-model": options.round_trip_model,
        "--engine": options.engine,
        "--encoding": options.encoding,
    }
    words = [word for name, value in named.items() if value is not None for word in (name, str(value))]
    return [*options.paths, *words, "--resume" if options.resume else "--fresh"]
