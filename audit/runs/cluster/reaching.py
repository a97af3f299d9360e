"""Finds the cluster that a run is to work on, and hands the run over. Ray is imported only then."""

import socket
from collections.abc import Iterable
from importlib.util import find_spec

from audit.errors import UsageError
from audit.records import Article, Unread
from audit.runs.cluster.batches import OpenEngines
from audit.runs.monitor import Monitor
from audit.runs.state.manifest import Manifest
from audit.runs.state.store import RunStore

LOCAL = "auto"
REACH_S = 10


def check_cluster(address: str) -> None:
    """Make sure that there is a cluster at the address.

    Raises:
        UsageError: if Ray is not installed, or nothing answers.
    """
    if find_spec("ray") is None:
        raise UsageError("Ray is not installed", hint="Run `pip install '.[ray]'`")
    if address != LOCAL:
        _reach(address)


def run_on_cluster(
    address: str,
    inputs: Iterable[tuple[int, Article | Unread]],
    store: RunStore,
    open_engines: OpenEngines,
    manifest: Manifest,
    monitor: Monitor,
) -> None:
    """Run on the cluster at `address`; `auto` starts one on this machine. See `run_on_ray`."""
    from audit.runs.cluster.ray_run import RayPlan, run_on_ray

    back = manifest.recipe.back
    plan = RayPlan(
        address=None if address == LOCAL else address, gpus=back is not None and back.device != "cpu"
    )
    run_on_ray(inputs, store, open_engines, manifest, monitor, plan)


def _reach(address: str) -> None:
    """Knock at the door: Ray itself would try for many minutes, and tell the user nothing he can use."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        if not (host and port.isdecimal()):
            raise ValueError("no HOST:PORT")
        socket.create_connection((host, int(port)), timeout=REACH_S).close()
    except (OSError, ValueError, OverflowError) as error:
        raise UsageError(
            f"no Ray cluster at {address}: {error}",
            hint="Give the HOST:PORT that `ray start --head` printed, or `auto` for this machine",
        ) from error
