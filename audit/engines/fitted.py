"""What was fitted to a pair of models, kept beside the French→English one.

A fit belongs to exactly the weights it was made with: under other weights it is not used, and the checks
that need it are skipped.
"""

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from audit.config import ModelSpec, TranslationConfig
from audit.engines.checkpoints.locating import locate
from audit.errors import ModelError
from audit.records import EngineFingerprint, Expectation, Fitted, FittedWitness, Witness

EXPECTATION_FILE = "expectation.json"
WITNESS_FILE = "witness.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedExpectation(Fitted):
    """An expectation, fitted."""

    expectation: Expectation


def read_expectation(
    spec: ModelSpec, back: EngineFingerprint, forth: EngineFingerprint
) -> Expectation | None:
    """What good French scores with these two models, None if nobody fitted it, or to other weights.

    Raises:
        ModelError: if the file is there but damaged.
    """
    fitted = _read(spec, EXPECTATION_FILE, FittedExpectation, "bench.expectation")
    return fitted.expectation if fitted and fitted.is_of(back, forth) else None


def read_witness(
    translation: TranslationConfig,
    back: EngineFingerprint,
    forth: EngineFingerprint,
    post_editor: EngineFingerprint | None,
) -> Witness | None:
    """How to read what these models say of words: as configured, else as is kept beside the first.

    None if nobody fitted it, or to other weights.

    Raises:
        ModelError: if the file is there but damaged, or one that was asked for belongs to other weights.
    """
    if given := translation.witness:
        if not _is_of(given, back, forth, post_editor):
            raise ModelError(
                "the `witness` of the configuration was fitted to other models",
                hint="Fit one to these with `audit calibrate`, or take the key out",
            )
        return given.witness
    fitted = _read(translation.back, WITNESS_FILE, FittedWitness, "bench.witness")
    return fitted.witness if fitted and _is_of(fitted, back, forth, post_editor) else None


def _is_of(
    fitted: FittedWitness,
    back: EngineFingerprint,
    forth: EngineFingerprint,
    post_editor: EngineFingerprint | None,
) -> bool:
    own = post_editor.revision if post_editor else ""
    return fitted.is_of(back, forth) and fitted.post_editor_revision == own


F = TypeVar("F", FittedExpectation, FittedWitness)


def _read(spec: ModelSpec, name: str, kind: type[F], bench: str) -> F | None:
    try:
        path = locate(spec, download=False).folder / name
    except ModelError:  # a plug-in's engine may know its models by other names
        return None
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ModelError(
            f"{path} is damaged: {error}", hint=f"Fit it anew with `python -m {bench}`, or remove it"
        ) from error
