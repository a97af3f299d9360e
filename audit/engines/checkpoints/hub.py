"""Models from the Hugging Face hub: the cache first, then a download of exactly the files that are needed."""

import logging
from pathlib import Path

from audit.engines.checkpoints.checkpoint import WEIGHT_FILES, Needs, missing_files
from audit.errors import ModelError

_ALSO = ("generation_config.json", "tokenizer_config.json")
_TIMEOUT_S = 10.0
"""Where there is no network, a user learns so after this many seconds."""

log = logging.getLogger(__name__)


def hub_snapshot(name: str, revision: str | None, needs: Needs, *, download: bool) -> Path:
    """The folder of a hub model; its name is the commit. Code in the repository is never downloaded.

    Raises:
        ModelError: if it is neither in the cache nor may or can be downloaded.
    """
    if cached := _cached(name, revision, needs):
        return cached
    if not download:
        raise _absent(name, revision, needs, "is not downloaded yet")
    log.info("downloading %s (revision %s)", name, revision or "main")
    try:
        return _download(name, revision, needs)
    except Exception as error:  # the hub's client lets its network library's own errors through
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        why = f"is not in the cache and cannot be downloaded ({reason})"
        raise _absent(name, revision, needs, why) from error


def _absent(name: str, revision: str | None, needs: Needs, why: str) -> ModelError:
    files = "" if needs.weights else "".join(f" {file}" for file in needs.files)
    pinned = f" --revision {revision}" if revision else ""
    folder = name.partition("/")[2]
    return ModelError(
        f"model {name} {why}",
        hint=f"On a connected machine run `hf download {name}{files}{pinned} --local-dir {folder}`, "
        "copy that folder here, and give its path instead of the name",
    )


def _cached(name: str, revision: str | None, needs: Needs) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(name, revision=revision, local_files_only=True))
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError):
        return None
    return None if missing_files(folder, needs) else folder


def _download(name: str, revision: str | None, needs: Needs) -> Path:
    from huggingface_hub import HfApi, snapshot_download

    # Unlike the calls below, this one does not try again for half a minute where there is no network.
    info = HfApi().model_info(name, revision=revision, timeout=_TIMEOUT_S)
    there = {file.rfilename for file in info.siblings or ()}
    weights = next((file for file in WEIGHT_FILES if file in there), WEIGHT_FILES[0])
    files = [*needs.files, *_ALSO, *([weights] if needs.weights else [])]
    return Path(snapshot_download(name, revision=revision, allow_patterns=files))
