import json
from pathlib import Path

import pytest

from audit.records import Span
from bench.biomqm import chance_of_overlap
from bench.data import MissingData
from bench.mqm import MarkedError, MarkedSegment, read_documents


def row(system: str, seg: str, start: int, end: int, term: str) -> str:
    error = {"term": term, "startIndex": start, "endIndex": end, "severity": "Minor"}
    error |= {"error_category": "Accuracy", "error_subcategory": "Addition"}
    whole = {
        "system": system,
        "doc": "d",
        "seg": seg,
        "source": "s",
        "target": "un chat noir",
        "annotator": "x",
    }
    return json.dumps(whole | {"errors": [error]})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "biomqm").mkdir()
    rows = [
        row("one", "10", 3, 6, "chat"),
        row("one", "9", 3, 7, "chat"),
        row("reference", "1", 8, 11, "noir"),
    ]
    (tmp_path / "biomqm/en-fr.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_both_ways_of_counting_the_end_are_read(data: Path) -> None:
    (document,) = read_documents(data)
    assert [error.span.of(s.target) for s in document.segments for error in s.errors] == ["chat", "chat"]


def test_references_are_taken_in_on_request(data: Path) -> None:
    assert [one.id for one in read_documents(data, references=True)] == ["one-d-x", "reference-d-x"]


def test_absent_data_end_with_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(MissingData) as ended:
        read_documents(tmp_path)
    assert ended.value.code == 2
    assert "en-fr.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("span", "error", "expected"),
    [((0, 1), (0, 5), 0.5), ((0, 10), (9, 10), 1.0), ((2, 4), (0, 1), 1 / 9), ((0, 1), (9, 10), 0.1)],
)
def test_chance_counts_all_places(span: tuple[int, int], error: tuple[int, int], expected: float) -> None:
    marked = MarkedError(
        span=Span(start=error[0], end=error[1]), category="Style/Non_fluent", severity="Minor"
    )
    segment = MarkedSegment(source="", target="0123456789", errors=(marked,))
    assert chance_of_overlap(Span(start=span[0], end=span[1]), segment) == pytest.approx(expected)
