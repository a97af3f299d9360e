from pathlib import Path

import numpy as np
import pytest
import torch

from models.training import checkpoints, meeting
from models.training.batches import Corpus, Side, rank_europarl
from models.training.meeting import meet
from models.training.network import Network
from models.training.optimiser import Schedule
from models.training.prepare import GROUPS
from models.training.train import Trainer
from models.training.vocabulary import EOS
from tests.models.conftest import make_config

PAIRS = 40


@pytest.fixture
def trainer(tmp_path: Path) -> Trainer:
    """A tiny network that learns to copy six pieces; nothing is measured on the way."""
    random = np.random.default_rng(1)
    ids = random.integers(5, 140, 7 * PAIRS).astype(np.uint16)
    ids[6::7] = EOS
    side = Side(ids, np.arange(0, len(ids) + 1, 7))
    groups = np.full(PAIRS, GROUPS.index("press"), dtype=np.uint8)
    rank = rank_europarl(np.zeros(PAIRS, dtype=np.float32), groups)
    corpus = Corpus(side, side, groups, rank, 143, 120, "fr")
    return Trainer(make_config(), corpus, None, tmp_path, torch.device("cpu"))


def _schedule(seconds: float) -> Schedule:
    return Schedule(warmup_steps=2, seconds=seconds, decay_share=0.2)


def test_a_run_leaves_a_stable_and_a_decayed_checkpoint(
    trainer: Trainer, capsys: pytest.CaptureFixture[str]
) -> None:
    trainer.train(_schedule(2.0), every=0.1)
    decayed = sorted(trainer.run.glob("decayed-*.pt"))
    assert decayed
    assert set(checkpoints.load(decayed[-1])) == {"network"}
    assert checkpoints.load(trainer.run / "stable.pt")["steps"] < trainer.steps
    output = capsys.readouterr().out
    assert "press 100.0%" in output
    assert "a CPU second" in output
    assert "dev" not in output


def test_training_goes_on_from_the_stable_checkpoint(trainer: Trainer) -> None:
    trainer.train(_schedule(2.0), every=0.1)
    state = checkpoints.load(trainer.run / "stable.pt")
    trainer.resume()
    assert (trainer.steps, trainer.tokens) == (state["steps"], state["tokens"])
    assert trainer.epoch == state["epoch"] + 1
    trainer.train(_schedule(0.2), every=10)
    assert trainer.steps > state["steps"]


def test_the_budget_can_be_changed_while_it_runs(trainer: Trainer) -> None:
    (trainer.run / "minutes").write_text("0.01\n", encoding="utf-8")
    trainer.train(_schedule(600.0), every=0.1)
    assert trainer.schedule.seconds == pytest.approx(0.6)


def test_two_that_meet_go_on_from_their_mean(trainer: Trainer, tmp_path: Path) -> None:
    other, peer = Network(make_config()), tmp_path / "peer"
    peer.mkdir()
    checkpoints.save(peer / "weights-1.pt", {"network": other.state_dict()})
    before = {name: value.clone() for name, value in trainer.network.state_dict().items()}
    assert meet(trainer.network, trainer.run, peer, 1)
    for name, value in trainer.network.state_dict().items():
        torch.testing.assert_close(value, (before[name] + other.state_dict()[name]) / 2)
    mine = checkpoints.load(trainer.run / "weights-1.pt")["network"]
    torch.testing.assert_close(mine["shared.weight"], before["shared.weight"])


def test_a_peer_that_does_not_come_changes_nothing(
    trainer: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "_PATIENCE", 0.0)
    before = trainer.network.shared.weight.clone()
    assert not meet(trainer.network, trainer.run, tmp_path / "nobody", 1)
    torch.testing.assert_close(trainer.network.shared.weight, before)
