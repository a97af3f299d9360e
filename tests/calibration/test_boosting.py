"""Trees are fitted to what tells the words apart, and speak as seldom as they are told to."""

import random
import sys

import msgspec
import pytest

from audit.calibration.boosting import fit_forest, limited_forest
from audit.errors import UsageError
from audit.records import Forest
from audit.weighing.doubted_forms import odds


def drawn(number: int) -> tuple[list[tuple[float, ...]], list[bool]]:
    """Points of which those are true whose two numbers have the same sign: no line tells them apart."""
    rng = random.Random(number)
    points = [(rng.uniform(-1, 1), rng.uniform(-1, 1)) for _ in range(2000)]
    return points, [one * other > 0 for one, other in points]


def test_trees_tell_what_no_line_does() -> None:
    forest = fit_forest(*drawn(1))
    points, truth = drawn(2)
    right = sum((odds(forest, point) > 0) is true for point, true in zip(points, truth, strict=True))
    assert right > 1900
    assert msgspec.json.decode(msgspec.json.encode(forest), type=Forest) == forest


@pytest.mark.parametrize("allowed", [0, 1, 20])
def test_a_limited_forest_speaks_of_so_many_clean_words(allowed: int) -> None:
    points, truth = drawn(3)
    noise = random.Random(4)
    sizes = [(noise.uniform(0.2, 1), noise.uniform(0.2, 1)) for _ in range(300)]
    clean = [(one, other if number < 10 else -other) for number, (one, other) in enumerate(sizes)]
    said = sum(odds(limited_forest(fit_forest(points, truth), clean, allowed), one) > 0 for one in clean)
    # Ten look like what it was fitted to find; words with the same odds are told all or not at all.
    assert (10 if allowed == 20 else 0) <= said <= allowed


def test_without_lightgbm_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    with pytest.raises(UsageError, match="LightGBM") as raised:
        fit_forest(*drawn(1))
    assert "[calibrate]" in raised.value.hint
