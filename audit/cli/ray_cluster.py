"""`audit run --ray`: open the cluster and hand the run over. Ray is imported only here and in `on_ray`."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec

from audit.config import RunConfig, TranslationConfig
from audit.engines.kept.cached_engine import CachedEngine
from audit.engines.opening import open_engine
from audit.errors import UsageError
from audit.pipeline import Engines
from audit.records import Article, Unread
from audit.runs.local import Monitor
from audit.runs.state.manifest import Manifest
from audit.runs.state.store import RunStore

__all__ = ["run_on_cluster"]

LOCAL = "auto"
REACH_SECONDS = 10


@dataclass(frozen=True, slots=True)
class OpenOnNode:
    """Opens the engines where it is called; every node needs the models."""

    translation: TranslationConfig

    def __call__(self) -> Engines:
        """Both engines, each with the cache of its node."""
        return Engines(
            back=CachedEngine(open_engine(self.translation.back, self.translation)),
            forth=CachedEngine(open_engine(self.translation.forth, self.translation)),
        )


def run_on_cluster(
    address: str,
    config: RunConfig,
    inputs: Iterable[tuple[int, Article | Unread]],
    store: RunStore,
    manifest: Manifest,
    monitor: Monitor,
) -> None:
    """Run on the cluster at `address`; `auto` starts one on this machine.

    Raises:
        UsageError: if Ray is not installed, or nothing answers at the address.
    """
    if find_spec("ray") is None:
        raise UsageError("Ray is not installed", hint="Run `pip install '.[ray]'`")
    if address != LOCAL:
        _reach(address)
    from audit.runs.cluster.ray_run import RayPlan, run_on_ray

    back = manifest.recipe.back
    plan = RayPlan(
        address=None if address == LOCAL else address, gpus=back is not None and back.device != "cpu"
    )
    run_on_ray(inputs, store, OpenOnNode(config.translation), manifest, monitor, plan)


def _reach(address: str) -> None:
    """Knock at the door: Ray itself would try for many minutes, and tell the user nothing he can use."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        if not (host and port.isdecimal()):
            raise ValueError("no HOST:PORT")
        socket.create_connection((host, int(port)), timeout=REACH_SECONDS).close()
    except (OSError, ValueError, OverflowError) as error:
        raise UsageError(
            f"no Ray cluster at {address}: {error}",
            hint="Give the HOST:PORT that `ray start --head` printed, or `auto` for this machine",
        ) from error
