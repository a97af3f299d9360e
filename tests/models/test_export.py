from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor
from transformers import MarianMTModel, MarianTokenizer

from models.training import checkpoints
from models.training.batches import collate
from models.training.config import Config
from models.training.export import write_model, write_tokenizer
from models.training.grow import grow
from models.training.network import Network
from tests.models.conftest import make_config

SOURCE = [[5, 9, 17, 33, 0], [8, 21, 0]]
TARGET = [[7, 12, 40, 0], [6, 0]]


@pytest.fixture
def small() -> tuple[Config, Network]:
    config = make_config()
    torch.manual_seed(3)
    network = Network(config)
    for (
        parameter
    ) in network.parameters():  # norms and biases too: an export that forgot them would pass otherwise
        torch.nn.init.normal_(parameter, mean=float(parameter.ndim == 1), std=0.2)
    return config, network


def _log_probs(network: Network) -> Tensor:
    batch = _batch(network)
    bias = batch.source_bias.bfloat16().repeat_interleave(network.heads, 0)
    hidden = network.decode(batch.target, network.encode(batch.source, bias), bias).float()
    logits = hidden @ network.shared.weight.T + network.final_logits_bias
    return logits.log_softmax(-1)[batch.gold >= 0]


def _batch(network: Network):
    sides = [[np.array(ids, dtype=np.uint16) for ids in side] for side in (SOURCE, TARGET)]
    return collate(sides[0], sides[1], pad=network.shared.num_embeddings - 1)


def test_marian_computes_what_was_trained(small: tuple[Config, Network], work: Path, tmp_path: Path) -> None:
    config, network = small
    write_tokenizer(work / "joint.model", "fr-en", tmp_path, 120)
    write_model(config, network.state_dict(), tmp_path)
    model = MarianMTModel.from_pretrained(tmp_path, dtype=torch.float32).eval()
    batch = _batch(network)
    mask = (batch.source_bias[:, 0] == 0).long()
    logits = model(input_ids=batch.source, attention_mask=mask, decoder_input_ids=batch.target).logits
    torch.testing.assert_close(
        logits.log_softmax(-1)[batch.gold >= 0], _log_probs(network), atol=0.15, rtol=0.02
    )


def test_the_tokenizer_knows_every_piece(work: Path, tmp_path: Path) -> None:
    write_tokenizer(work / "joint.model", "fr-en", tmp_path, 120)
    tokenizer = MarianTokenizer.from_pretrained(tmp_path)
    ids = tokenizer("L’un des « membres » ?").input_ids
    assert ids[-1] == tokenizer.eos_token_id == 0
    assert tokenizer.pad_token_id == 143
    assert tokenizer.decode(ids, skip_special_tokens=True) == 'L\'un des "membres"?'


def test_growing_changes_nothing_that_is_computed(
    small: tuple[Config, Network], work: Path, tmp_path: Path
) -> None:
    config, network = small
    write_tokenizer(work / "joint.model", "fr-en", tmp_path, 120)
    write_model(config, network.state_dict(), tmp_path)
    larger = make_config(encoder_layers=5, decoder_layers=2, ffn=96)
    grow(larger, work=work, marian=tmp_path, out=tmp_path / "start.pt")
    grown = Network(larger)
    grown.load_state_dict(checkpoints.load(tmp_path / "start.pt")["network"])
    torch.testing.assert_close(_log_probs(grown), _log_probs(network), atol=0.15, rtol=0.02)
