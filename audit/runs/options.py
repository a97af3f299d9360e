"""What a run is told, as one value: the command line fills it in, processes hand it on."""

from dataclasses import dataclass
from pathlib import Path

from audit.records import Review
from audit.runs.processes.workers import LIMIT_S
from audit.runs.shards import Shard


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """The options of `audit run`; None means: as the configuration says. No paths mean the seeds.

    What the run `baseline` has found is set aside. Without `out`, a new folder is made in `runs`, named for
    the time.

    `limit` is the time in seconds after which a worker process gives an article up. `reviews` are those
    of the run of which this one is a part.
    """

    paths: tuple[str, ...]
    out: Path | None
    source: Path | None = None
    config: Path | None = None
    baseline: Path | None = None
    model: str | None = None
    round_trip_model: str | None = None
    engine: str | None = None
    device: str | None = None
    encoding: str = "utf-8"
    source_encoding: str | None = None
    shard: Shard | None = None
    ray: str | None = None
    resume: bool = True
    html: bool = True
    limit: float = LIMIT_S
    reviews: tuple[Review, ...] | None = None
