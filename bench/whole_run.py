"""Options of an `audit run` that says nothing, for benches that run it in their own process."""

from __future__ import annotations

from pathlib import Path

from audit.cli.options import FailOn, RunOptions, Verbosity

__all__ = ["quiet_options"]


def quiet_options(
    articles: Path,
    out: Path,
    *,
    model: str | None = None,
    round_trip_model: str | None = None,
    engine: str | None = None,
    device: str | None = None,
) -> RunOptions:
    """The options of `audit run ARTICLES --out OUT --quiet` with these models on this device."""
    return RunOptions(
        paths=(str(articles),),
        out=out,
        source=None,
        config=None,
        model=model,
        round_trip_model=round_trip_model,
        engine=engine,
        device=device,
        encoding="utf-8",
        fail_on=FailOn.NONE,
        shard=None,
        ray=None,
        resume=True,
        verbosity=Verbosity.QUIET,
    )
