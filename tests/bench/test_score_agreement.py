from pathlib import Path

import pytest

from audit.records import Span
from bench import expert_scores, ranking
from bench.article_scores import ordered_alike
from bench.mqm import MarkedDocument, MarkedError, MarkedSegment


def document(target: str, *severities: str) -> MarkedDocument:
    here = Span(start=0, end=1)
    errors = tuple(MarkedError(span=here, category="Style", severity=one) for one in severities)
    return MarkedDocument(id="d", segments=(MarkedSegment(source="s", target=target, errors=errors),))


@pytest.mark.parametrize(
    ("severities", "score"), [((), 0), (("Minor",), -25), (("Major", "Critical"), -250), (("Neutral",), 0)]
)
def test_errors_cost_by_severity_and_words(severities: tuple[str, ...], score: float) -> None:
    assert expert_scores.expert_score(document("un chat noir dort", *severities)) == score


def test_pairs_the_expert_does_not_order_are_left_out() -> None:
    rows = [{"expert": -1.0, "m": 40.0}, {"expert": -1.0, "m": 50.0}, {"expert": -3.0, "m": 45.0}]
    assert ordered_alike([rows], "m", "expert") == (1, 2)


def test_pairs_are_of_the_same_set() -> None:
    def row(comet: float, score: float) -> dict[str, float]:
        return {ranking.COMET: comet, "m": score}

    one = {"a": row(0.9, 50), "b": row(0.8, 40), "c": row(0.7, 45)}
    other = {"a": row(0.5, 10), "b": row(0.4, 9)}
    assert ordered_alike([one.values(), other.values()], "m", ranking.COMET) == (3, 4)


@pytest.mark.parametrize("bench", [expert_scores, ranking])
def test_absent_data_end_with_code_2(bench: object, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        bench.main(["--data", str(tmp_path)])  # type: ignore[attr-defined]
    assert ended.value.code == 2
