"""Fits how the weights of words are read to the models of a configuration, on a parallel text."""

import random
from dataclasses import dataclass
from pathlib import Path

import msgspec

from audit.calibration.fitting import fit_witness, fitted_to
from audit.calibration.lines import is_plain
from audit.calibration.measuring import Measure, measure
from audit.calibration.samples import Sample, aided_sample, unaided_sample
from audit.calibration.slips import Lexicon
from audit.config import RunConfig
from audit.errors import UsageError
from audit.records import FittedWitness
from audit.runs.assembly import OpenEngines

FEWEST, MOST = 300, 1500
"""Lines. From fewer nothing can be fitted; more change nothing that can be measured, and take time."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What was fitted, and what it finds in lines that it was not fitted on."""

    fitted: FittedWitness
    measures: tuple[Measure, ...]


def calibrate(french: Path, english: Path, config: RunConfig, out: Path) -> Calibration:
    """Fit a witness to the models of `config` on two texts of as many lines, and write it to `out`.

    Two lines of three are fitted on, the third is measured on; errors are planted in all.

    Raises:
        UsageError: if the texts or the models are not usable, or too few lines are plain sentences.
    """
    pairs = _read(french, english)
    if not out.parent.is_dir() or out.is_dir():  # said before minutes of work, not after
        raise UsageError(f"cannot write {out}", hint="Give a file in a folder that is there")
    engines = OpenEngines(msgspec.structs.replace(config.translation, metricx=None))()
    held = pairs[::3]
    fit = [pair for number, pair in enumerate(pairs) if number % 3]
    lexicon = Lexicon.of(one for _, one in pairs)
    fitted_on = f"{len(fit)} lines of {french.name}, errors planted"
    witness = fit_witness(*_samples(fit, lexicon), engines, fitted_on)
    measures = [one for drawn in _samples(held, lexicon) for one in measure(witness, drawn, engines)]
    fitted = fitted_to(engines, witness)
    out.write_bytes(msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n")
    return Calibration(fitted, tuple(measures))


def _samples(pairs: list[tuple[str, str]], lexicon: Lexicon) -> tuple[Sample, Sample]:
    rng = random.Random(0)
    return aided_sample(pairs, lexicon, rng), unaided_sample(pairs, lexicon, rng)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}", hint="Give a text file in UTF-8") from error


def _read(french: Path, english: Path) -> list[tuple[str, str]]:
    """The plain lines of both, English and French."""
    sides = [_lines(path) for path in (english, french)]
    if len(sides[0]) != len(sides[1]):
        raise UsageError(
            f"{french} has {len(sides[1])} lines, {english} has {len(sides[0])}",
            hint="Each line of one is the translation of the same line of the other",
        )
    pairs = [pair for pair in zip(*sides, strict=True) if is_plain(*pair)]
    if len(pairs) < FEWEST:
        raise UsageError(
            f"only {len(pairs)} lines of 30 to 300 characters can be fitted on, and {FEWEST} are needed",
            hint="Take news by the kind of translator whose articles are audited",
        )
    return pairs[:MOST]
