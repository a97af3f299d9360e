"""Every bench runs on a small data folder, prints one table, and says when the data are absent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import biomqm, false_alarms, peers, planted
from bench.data import NEWS_SETS
from tests.bench.carrier import PAIRS

Command = Callable[[list[str]], None]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "news").mkdir()
    for name in NEWS_SETS:
        for suffix, column in ((".fr", 0), (".en", 1), (".google.fr", 0)):
            text = "\n".join(pair[column] for pair in PAIRS) + "\n"
            (folder / f"news/{name}{suffix}").write_text(text, encoding="utf-8")
    return folder


def table(output: str) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in output.splitlines()]
    assert len({len(row) for row in rows}) == 1
    return rows


@pytest.mark.parametrize("command", [planted.main, false_alarms.main, biomqm.main, peers.main])
def test_absent_data_end_with_code_2(command: Command, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        command(["--data", str(tmp_path), "--engine", "none"])
    assert ended.value.code == 2


def test_planted_prints_a_row_for_each_corruption(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--data", str(data), "--engine", "none", "--limit", "2", "--sets", "wmt13", "--only", "stop"]
    planted.main(arguments)
    rows = table(capsys.readouterr().out)
    assert "stray stop before comma" in [row[0] for row in rows]
    assert rows[-1][0] == "**all typographic**"


def test_planted_is_deterministic(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "--data",
        str(data),
        "--engine",
        "none",
        "--limit",
        "3",
        "--sets",
        "wmt13",
        "--only",
        "quote",
    ]
    planted.main(arguments)
    first = capsys.readouterr().out
    planted.main(arguments)
    assert capsys.readouterr().out == first


def test_false_alarms_count_words(data: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sample = tmp_path / "sample.tsv"
    arguments = ["--data", str(data), "--sets", "wmt13", "--systems", "google", "--sample", "5", str(sample)]
    false_alarms.main(arguments)
    rows = table(capsys.readouterr().out)
    assert rows[0] == ["check", "human", "google"]
    assert rows[-1][0] == "words"
    assert int(rows[-1][1]) > 300
    assert sample.exists()


def test_a_peer_that_is_not_installed_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--data", str(data), "--engine", "none", "--limit", "1", "--sets", "wmt13"]
    peers.main([*arguments, "--grammalecte", "/no/python", "--pofilter", "/no/pofilter"])
    by_corruption, by_family = map(table, capsys.readouterr().out.split("\n\n"))
    for rows in (by_corruption, by_family):
        assert [cell for cell in rows[0] if "not installed" in cell] == rows[0][-2:]
        assert {cell for row in rows[2:] for cell in row[-2:]} == {"–"}
    assert sum(int(row[1]) for row in by_family[2:-2]) == sum(int(row[1]) for row in by_corruption[2:-2])
