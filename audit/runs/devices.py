"""One process per device: each audits a shard, then the shards are merged into one run."""

import logging
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from audit.errors import AuditError, RunError
from audit.runs.answers import read_back
from audit.runs.merging import merge_runs
from audit.runs.options import RunOptions
from audit.runs.processes.orphans import end_with_parent
from audit.runs.processes.termination import Stopped, leave, terminable
from audit.runs.shards import WHOLE
from audit.runs.state.breakdowns import GOES_ON
from audit.runs.state.run_folder import PARTS
from audit.runs.state.store import RunStore

PATIENCE_S = 10.0
"""For a process that is asked to end: it takes a second or two."""

Audit = Callable[[RunOptions], object]


@dataclass(frozen=True, slots=True)
class _Child:
    """A process at work on a part; it sends what kept it from its end, None if nothing did."""

    options: RunOptions
    process: SpawnProcess
    pipe: Connection


def run_on_devices(audit: Audit, options: RunOptions, devices: Sequence[str], store: RunStore) -> None:
    """Have each device audit its part of the articles, under `store.folder`/shards, and merge the parts.

    With a shard in the options, the parts are those of the shard. `audit` is called in a process per device,
    so it must pickle. A part that breaks off leaves the others to finish; the next start goes on with what is
    missing.

    Raises:
        AuditError: what kept a part from its end; RunError if its process died.
    """
    whole = options.shard or WHOLE
    shards = [whole.part(index, len(devices)) for index in range(1, len(devices) + 1)]
    read_back(store)
    reviews = store.reviews.read().all
    folders = [store.folder / PARTS / f"{shard.index}-of-{shard.count}" for shard in shards]
    parts = [
        replace(options, device=device, shard=shard, out=folder, reviews=reviews)
        for device, shard, folder in zip(devices, shards, folders, strict=True)
    ]
    with _started(audit, parts) as children:
        outcomes = [_outcome(child) for child in children]
    for error in outcomes:
        if error is not None:
            raise error
    merge_runs(folders, store, whole=whole)


@contextmanager
def _started(audit: Audit, parts: Sequence[RunOptions]) -> Iterator[list[_Child]]:
    children: list[_Child] = []
    try:
        children.extend(_start(audit, part) for part in parts)
        yield children
    except BaseException:
        # Asked to end: so are the children, which keep what they have done.
        for child in children:
            child.process.terminate()
        for child in children:
            child.process.join(PATIENCE_S)
            child.process.kill()
        raise


def _start(audit: Audit, part: RunOptions) -> _Child:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_audit_part, args=(audit, part, theirs))
    process.start()
    theirs.close()
    return _Child(part, process, ours)


def _outcome(child: _Child) -> AuditError | None:
    device = child.options.device
    try:
        error: AuditError | None = child.pipe.recv()
    except EOFError:
        child.process.join()
        return RunError(f"the process on {device} ended with {child.process.exitcode}", hint=GOES_ON)
    child.process.join()
    return error and type(error)(f"{device}: {error.message}", hint=error.hint)


def _audit_part(audit: Audit, part: RunOptions, pipe: Connection) -> None:
    """In the process of a device."""
    logging.getLogger("audit").setLevel(logging.ERROR)
    try:
        with terminable():
            end_with_parent()
            audit(part)
    except AuditError as error:
        pipe.send(error)
    except Exception as error:
        pipe.send(RunError(f"{type(error).__name__}: {error}", hint=GOES_ON))
    except Stopped as stop:
        leave(stop)
    else:
        pipe.send(None)
