import json
import lzma
import math
from pathlib import Path

import pytest

from audit.records import Span
from bench.data import MissingData
from bench.judgements import __main__ as command
from bench.judgements.reading import read_judged
from bench.judgements.statistics import auc, best_bar, mcc

ERROR = {"start": 3, "end": 7, "category": "x", "severity": "major"}
ROWS = [
    {"source": "The door is shut.", "target": "La porte est ouverte.", "kind": "k", "errors": [ERROR]},
    {"source": "It was raining.", "target": "Il pleuvait.", "kind": "k", "errors": []},
    {"source": "She sings well.", "target": "Elle chante bon.", "kind": "k", "errors": [ERROR]},
    {"source": "We are leaving.", "target": "Nous partons.", "kind": "k", "errors": []},
]


def write(data: Path, name: str, *rows: dict[str, object]) -> None:
    (data / "annotated").mkdir(exist_ok=True)
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (data / f"annotated/{name}.jsonl.xz").write_bytes(lzma.compress(text.encode()))


def test_auc_is_the_chance_of_the_right_order() -> None:
    assert auc([3, 2, 1], [True, False, False]) == 1.0
    assert auc([1, 2, 3], [True, False, False]) == 0.0
    assert auc([1, 1, 0, 2], [True, False, False, True]) == 0.875
    assert math.isnan(auc([1, 2], [True, True]))


def test_mcc_is_that_of_the_table() -> None:
    truth = [True, True, False, False]
    assert mcc([4, 3, 2, 1], truth, 2.5) == pytest.approx(1.0)
    assert mcc([4, 1, 3, 2], truth, 2.5) == pytest.approx(0.0)
    assert mcc([4, 3, 2, 1], truth, 9) == 0.0
    assert 2 <= best_bar([4, 3, 2, 1] * 50, truth * 50) < 3


def test_what_the_models_may_have_read_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "s", ROWS[0] | {"perturbation": "omission"}, ROWS[1] | {"reference_in_training": True})
    (judged,) = read_judged(tmp_path, "s")
    assert (judged.kind, judged.has_major) == ("omission", True)
    assert judged.errors == ((Span(start=3, end=7), True),)


def test_absent_data_end_with_code_2(tmp_path: Path) -> None:
    with pytest.raises(MissingData):
        read_judged(tmp_path, "absent")


def test_three_tables_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pair = {"source": "The door is open.", "target": "La la la porte.", "good": "La porte est ouverte."}
    for name in command.pairs.SETS:
        write(tmp_path, name, pair | {"kind": "changed"})
    for name in command.MARKED:
        write(tmp_path, name, *(row | {"doc": str(number % 2)} for number, row in enumerate(ROWS * 2)))
    (tmp_path / "biomqm").mkdir()
    (tmp_path / "biomqm/en-fr.jsonl").write_text(
        "".join(
            json.dumps(
                {
                    "system": str(number % 2),
                    "doc": "d",
                    "seg": str(number),
                    "source": row["source"],
                    "target": row["target"],
                    "annotator": "a",
                    "errors": [
                        {
                            "term": "porte",
                            "startIndex": 3,
                            "endIndex": 7,
                            "error_category": "A",
                            "error_subcategory": "B",
                            "severity": "Major",
                        }
                    ][: number % 3],
                }
            )
            + "\n"
            for number, row in enumerate(ROWS * 2)
        ),
        encoding="utf-8",
    )
    command.main(["--data", str(tmp_path)])
    tables = [table.splitlines() for table in capsys.readouterr().out.split("\n\n")]
    assert [len(table) - 2 for table in tables] == [len(command.pairs.SETS), 3, 3]
    assert tables[0][2].startswith("| contratico | changed | 1 | 1.00 |")
