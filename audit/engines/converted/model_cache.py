"""Keeps converted models in the user's cache, verified by checksum every time one is loaded."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.converted.conversion import CONVERSION, convert
from audit.engines.kept.cache_folders import cache_folder

if TYPE_CHECKING:
    from ctranslate2 import Translator

_CHECKSUMS = "checksums.json"

log = logging.getLogger(__name__)


def converted_folder(checkpoint: Checkpoint, quantization: str) -> Path:
    """Where the converted model is kept. The name says what it was made from, and by which version."""
    key = hashlib.sha256(f"{checkpoint.name} {checkpoint.revision}".encode()).hexdigest()[:16]
    return cache_folder() / "ctranslate2" / f"{key}-{quantization}-v{CONVERSION}"


def load_converted(
    checkpoint: Checkpoint, tokenizer: Tokenizer, *, quantization: str, **options: int | str
) -> Translator:
    """A `ctranslate2.Translator` of the checkpoint; `options` are its own."""
    import ctranslate2

    folder = converted_folder(checkpoint, quantization)
    if not _is_intact(folder):
        try:
            _keep(checkpoint, tokenizer, folder, quantization)
        except OSError as error:
            log.warning("the converted model cannot be kept in %s (%s): used once", folder, error.strerror)
            with tempfile.TemporaryDirectory() as place:
                convert(checkpoint, tokenizer, Path(place), quantization)
                return ctranslate2.Translator(place, **options)
    return ctranslate2.Translator(str(folder), **options)


def _keep(checkpoint: Checkpoint, tokenizer: Tokenizer, folder: Path, quantization: str) -> None:
    """Convert beside the final place, then rename, so that nobody ever sees half a model."""
    if folder.exists():
        log.warning("the converted model in %s is damaged: converting it again", folder)
        shutil.rmtree(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as place:
        new = Path(place) / folder.name
        new.mkdir()
        convert(checkpoint, tokenizer, new, quantization)
        (new / _CHECKSUMS).write_text(json.dumps(_checksums(new), indent=2), encoding="utf-8")
        try:
            new.rename(folder)
        except OSError:
            if not _is_intact(folder):  # else another process was faster, which is as good
                raise


def _is_intact(folder: Path) -> bool:
    try:
        written = json.loads((folder / _CHECKSUMS).read_text(encoding="utf-8"))
        return bool(written == _checksums(folder))
    except (OSError, ValueError):
        return False


def _checksums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.iterdir() if path.name != _CHECKSUMS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
