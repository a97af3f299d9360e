"""What good French scores with a pair of models, kept beside the French→English one.

The fit belongs to exactly the weights it was made with: under other weights it is not used, and the checks
that need it are skipped.
"""

from dataclasses import dataclass

import msgspec

from audit.config import ModelSpec
from audit.engines.checkpoints.locating import locate
from audit.errors import ModelError
from audit.records import EngineFingerprint, Expectation

EXPECTATION_FILE = "expectation.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedExpectation:
    """An expectation and the revisions of the two models it was fitted with."""

    back_revision: str
    forth_revision: str
    expectation: Expectation


def read_expectation(
    spec: ModelSpec, back: EngineFingerprint, forth: EngineFingerprint
) -> Expectation | None:
    """The expectation for these two models, None if there is none or it was fitted with other weights.

    Raises:
        ModelError: if the file is there but damaged.
    """
    path = locate(spec).folder / EXPECTATION_FILE
    if not path.is_file():
        return None
    try:
        fitted = msgspec.json.decode(path.read_bytes(), type=FittedExpectation)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ModelError(
            f"{path} is damaged: {error}", hint="Fit it anew with `python -m bench.expectation`, or remove it"
        ) from error
    same = (fitted.back_revision, fitted.forth_revision) == (back.revision, forth.revision)
    return fitted.expectation if same else None
