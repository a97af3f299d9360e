"""A witness is fitted on a user's own parallel text, and serves these models only."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from random import Random

import msgspec
import pytest

from audit.calibration.fitting import fit_witness
from audit.calibration.samples import aided_sample
from audit.calibration.slips import Lexicon
from audit.config import RunConfig, load_config
from audit.engines.fitted import read_witness
from audit.errors import ConfigError, ModelError, UsageError
from audit.pipeline import Engines
from audit.records import EngineFingerprint, FittedWitness
from audit.runs import calibrating
from audit.runs.calibrating import calibrate
from bench.recorded_engine import RecordedEngine

WHO = (
    ("Le maire", "The mayor"),
    ("La ministre", "The minister"),
    ("Le président", "The president"),
)
DID = (
    ("a longuement parlé", "spoke at length"),
    ("a rapidement annoncé la fermeture", "quickly announced the closure"),
    ("a officiellement demandé le départ", "officially asked for the departure"),
)
OF = (
    ("de la principale école", "of the main school"),
    ("du nouveau marché central", "of the new central market"),
)
WHERE = (
    ("et il a quitté la capitale.", "and he left the capital."),
    ("à la fin du mois dernier.", "at the end of last month, as widely expected."),
    ("devant la commission parlementaire.", "before the parliamentary committee."),
)


def texts(folder: Path, times: int = 1) -> tuple[Path, Path]:
    lines = [
        [" ".join(part[side] for part in parts) for parts in product(WHO, DID, OF, WHERE)] for side in (0, 1)
    ]
    found = folder / "articles.fr", folder / "articles.en"
    for path, side in zip(found, lines, strict=True):
        path.write_text("\n".join(side * times) + "\n", encoding="utf-8")
    return found


def fingerprint(revision: str) -> EngineFingerprint:
    return EngineFingerprint(
        engine="e", model="m", revision=revision, dtype="t", device="d", beam=1, max_tokens=9, versions=()
    )


@pytest.mark.slow
def test_a_witness_is_fitted_kept_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrating, "FEWEST", 20)
    out = tmp_path / "witness.json"
    done = calibrate(*texts(tmp_path, times=2), RunConfig(), out)
    kinds = {"unsupported", "added", "wrong_form", "unaided_form", "unrendered", "missing"}
    assert {one.kind for one in done.measures} == kinds
    assert all(one.fixed <= one.found <= one.planted for one in done.measures)
    (tmp_path / "own.toml").write_text('[translation]\nwitness = "witness.json"\n', encoding="utf-8")
    translation = load_config(tmp_path / "own.toml").translation
    assert translation.witness == done.fitted
    fitted = done.fitted
    revisions = fitted.back_revision, fitted.forth_revision, fitted.post_editor_revision
    back, forth, editor = map(fingerprint, revisions)
    assert read_witness(translation, back, forth, editor) == fitted.witness
    with pytest.raises(ModelError, match="other models"):
        read_witness(translation, back, fingerprint("another"), editor)
    with pytest.raises(ModelError, match="other models"):
        read_witness(translation, back, forth, None)


def test_models_that_weigh_nothing_cannot_be_fitted() -> None:
    silent = Engines(back=RecordedEngine({}), forth=RecordedEngine({}))
    drawn = aided_sample(
        [("The law is passed today.", "La loi est votée ce jour.")], Lexicon.of([]), Random(0)
    )
    with pytest.raises(UsageError, match="too few words"):
        fit_witness(drawn, drawn, silent, "nothing")


def test_too_few_lines_and_texts_that_are_no_pair_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    french, english = texts(tmp_path)
    with pytest.raises(UsageError, match="only 54 lines"):
        calibrate(french, english, RunConfig(), tmp_path / "witness.json")
    monkeypatch.setattr(calibrating, "FEWEST", 20)
    with pytest.raises(UsageError, match="cannot write"):
        calibrate(french, english, RunConfig(), tmp_path / "none" / "witness.json")
    english.write_text("One line.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="has 54 lines"):
        calibrate(french, english, RunConfig(), tmp_path / "witness.json")
    with pytest.raises(UsageError, match="cannot read"):
        calibrate(tmp_path / "none.fr", english, RunConfig(), tmp_path / "witness.json")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 9000])
def test_a_witness_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "witness.json").write_bytes(content)
    (tmp_path / "own.toml").write_text('[translation]\nwitness = "witness.json"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"translation\.witness"):
        load_config(tmp_path / "own.toml")


def test_the_bundled_witness_has_the_form_that_is_configured() -> None:
    path = Path(__file__).parents[2] / "models" / "compact-fr-en" / "witness.json"
    assert msgspec.json.decode(path.read_bytes(), type=FittedWitness).witness.fitted_on
