"""Trees are fitted to what tells the words apart, and speak as seldom as they are told to."""

import random
import sys

import msgspec
import pytest

from audit.calibration.boosting import Example, fit_forest, fit_limited
from audit.errors import UsageError
from audit.evidence.forests import odds
from audit.records import Forest


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


@pytest.mark.parametrize("allowed", [0, 5, 50])
def test_of_lines_not_fitted_on_it_speaks_so_often_of_clean_words(allowed: int) -> None:
    points, truth = drawn(3)
    examples = [Example(f"line {number}", point) for number, point in enumerate(points)]
    clean, wrong = (
        [one for one, true in zip(examples, truth, strict=True) if true is kind] for kind in (False, True)
    )
    forest = fit_limited(clean, wrong, allowed)
    fresh, known = drawn(4)
    said = [odds(forest, point) > 0 for point, true in zip(fresh, known, strict=True) if not true]
    assert sum(said) <= allowed + 3 * max(1, allowed) ** 0.5
    found = [odds(forest, point) > 0 for point, true in zip(fresh, known, strict=True) if true]
    assert sum(found) > (0.8 if allowed == 50 else 0.05) * len(found)


def test_nothing_to_fit_is_refused() -> None:
    with pytest.raises(UsageError, match="too few words"):
        fit_limited([], [Example("a line", (1.0,))], 1)


def test_without_lightgbm_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightgbm", None)
    with pytest.raises(UsageError, match="LightGBM") as raised:
        fit_forest(*drawn(1))
    assert "[calibrate]" in raised.value.hint
