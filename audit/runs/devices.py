"""One process per device: each audits a shard, then the shards are merged into one run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from audit.errors import RunError, UsageError
from audit.runs.merging import merge_runs
from audit.runs.processes.orphans import PARENT_VARIABLE
from audit.runs.state.store import RunStore

__all__ = ["run_on_devices"]

# What a shard may end with and still be complete: clean, flagged, some articles failed.
COMPLETE = frozenset({0, 1, 3})
PATIENCE_S = 10.0
"""For a process that is asked to end: it takes a second or two."""


def run_on_devices(words: Sequence[str], devices: Sequence[str], store: RunStore) -> None:
    """Run `audit run WORDS` once per device on its shard, under `store.folder`/shards, and merge.

    A shard that fails leaves the others to finish; the same command then goes on with what is missing.

    Raises:
        UsageError: if a shard could not start.
        RunError: if a shard ended before its time.
    """
    count = len(devices)
    folders = [store.folder / "shards" / f"{index}-of-{count}" for index in range(1, count + 1)]
    environment = os.environ | {PARENT_VARIABLE: str(os.getpid())}
    children = [
        subprocess.Popen([*_command(words, device, folder), "--shard", f"{index}/{count}"], env=environment)
        for index, (device, folder) in enumerate(zip(devices, folders, strict=True), start=1)
    ]
    codes = _wait(children)
    for device, code in zip(devices, codes, strict=True):
        if code == UsageError.exit_code:
            raise UsageError(f"the process on {device} could not start", hint="Its message stands above")
        if code not in COMPLETE:
            raise RunError(
                f"the process on {device} ended with {code}",
                hint="What is done is kept; the same command with the same --out goes on",
            )
    merge_runs(folders, store)


def _command(words: Sequence[str], device: str, folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "audit", "run", *words),
        *("--device", device, "--out", str(folder), "--quiet"),
    ]


def _wait(children: Sequence[subprocess.Popen[bytes]]) -> list[int]:
    try:
        return [child.wait() for child in children]
    except BaseException:
        # Asked to end: so are the children, which keep what they have done.
        for child in children:
            child.terminate()
        for child in children:
            with suppress(subprocess.TimeoutExpired):
                child.wait(PATIENCE_S)
            child.kill()
        raise
