from pathlib import Path

import pytest

from models.training.config import Config, Mix
from models.training.vocabulary import train_vocabulary

_TEXT = (
    'Il a dit "non" à la commission ; est-ce vrai ? Oui : 50 % l\'ont vu en 2013.',
    'The committee\'s answer was clear: 25 of 100 members had said "no" to the plan!',
    "Le président, élu à Québec, reçoit un hôte célèbre près du marché où naît l'été.",
    "Xavier Young and Walter Quick jumped over the lazy dogs, again and again.",
)


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with a vocabulary of 144 pieces."""
    folder = tmp_path_factory.mktemp("work")
    train_vocabulary(iter(_TEXT * 20), size=144, folder=folder, threads=1)
    return folder


def make_config(**changes: int) -> Config:
    """A tiny configuration."""
    mix = Mix(
        europarl_least=0.0,
        europarl_most=1.0,
        everyday=1.0,
        captions=1.0,
        law=1.0,
        software=1.0,
        web=1.0,
        press=1.0,
        news=1.0,
        machine_source=0.0,
        synthetic=0.0,
        alone=0.0,
    )
    sizes = {
        "vocabulary": 144,
        "d_model": 32,
        "ffn": 64,
        "heads": 2,
        "encoder_layers": 2,
        "decoder_layers": 1,
    }
    return Config(
        **(sizes | changes),
        dropout=0.0,
        longest=120,
        batch_tokens=256,
        muon_rate=0.01,
        adam_rate=0.01,
        warmup_steps=2,
        decay_share=0.3,
        label_smoothing=0.1,
        stable=mix,
        decay=mix,
        seed=1,
    )
