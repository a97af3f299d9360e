"""The GPU bench: its count of operations is right, every arm runs, and without a GPU it says so."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from audit.engines.checkpoints.checkpoint import Architecture
from bench import gpu
from bench.gpu_limits import Chip, Need, Work, count_need
from tests.engines.tiny import INNER, SENTENCES, write_tiny


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name in ("wmt13.fr", "wmt13.en"):
        (tmp_path / "news" / name).write_text("\n".join(SENTENCES) + "\n", encoding="utf-8")
    return tmp_path


def test_without_a_gpu_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    monkeypatch.setattr("audit.engines.device.cuda_names", lambda: ())
    with pytest.raises(SystemExit) as ended:
        gpu.main(["--data", str(data)])
    assert ended.value.code == 2
    assert "no CUDA GPU" in capsys.readouterr().err


def test_every_arm_is_rehearsed(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_tiny(tmp_path / "model")
    options = ["--data", str(data), "--device", "cpu", "--limit", "2", "--rounds", "1"]
    gpu.main([*options, "--models", str(folder), "--dtypes", "float32"])
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    rows = {cells[0]: cells for cells in ([cell.strip() for cell in line[1:-1].split("|")] for line in lines)}
    assert set(gpu.ARMS) < set(rows)
    torch_row = dict(zip(rows["arm"], rows["our engine: torch"], strict=True))
    assert torch_row["identical"] == "100.0%" and torch_row["Δ float32"] == "+0.00"
    assert all(row[2] not in ("0", "–") for name, row in rows.items() if name in gpu.ARMS)


def test_operations_are_those_of_the_matrices(tmp_path: Path) -> None:
    """Two operations per weight and vector, where attention to other tokens costs nothing."""
    from audit.engines.checkpoints.weights import read_tensors

    folder = write_tiny(tmp_path / "model")
    shape = msgspec.json.decode((folder / "config.json").read_bytes(), type=Architecture)
    weights = dict(read_tensors(folder / "model.safetensors"))

    def matrices(part: str) -> int:
        return sum(array.size for name, array in weights.items() if part in name and array.ndim == 2)

    shared, decoder = matrices("model.shared"), matrices("model.decoder")
    of_the_source = matrices("encoder_attn.k_proj") + matrices("encoder_attn.v_proj")
    need = count_need(shape, INNER, Work(source=0, target=1e-9, beam=3, batch=1), 2)
    assert need.operations == pytest.approx(2 * 3 * (decoder - of_the_source + shared))
    logits = 2 * 3 * shape.vocab_size
    assert need.bytes == pytest.approx(2 * (decoder - of_the_source + shared + logits))


def test_the_slower_of_the_two_limits_counts() -> None:
    chip = Chip(rate=100, bandwidth=10)
    assert Need(operations=200, bytes=10).seconds(chip) == 2
    assert Need(operations=200, bytes=30).seconds(chip) == 3
