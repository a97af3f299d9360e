"""The bundled models, with transformers alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import MarianMTModel, MarianTokenizer

MODELS = Path(__file__).parents[2] / "models"
MAX_BYTES = 90_000_000

SENTENCES = {
    "compact-fr-en": [
        ("Le président Martin a visité 12 villes en 2013.", {"Martin", "12", "2013"}),
        ("« Nous avons besoin de 45 millions d’euros », a déclaré Anna Schmidt.", {"45", "Anna", "Schmidt"}),
        ("En 1998, 27 % des habitants de Berlin étaient au chômage.", {"1998", "27", "Berlin"}),
    ],
    "compact-en-fr": [
        ("President Martin visited 12 cities in 2013.", {"Martin", "12", "2013"}),
        ("“We need 45 million euros,” said Anna Schmidt.", {"45", "Anna", "Schmidt"}),
        ("In 1998, 27% of the inhabitants of Berlin were unemployed.", {"1998", "27", "Berlin"}),
    ],
}


@pytest.fixture(scope="module", params=sorted(SENTENCES))
def folder(request: pytest.FixtureRequest) -> Path:
    return MODELS / str(request.param)


@pytest.fixture(scope="module")
def translations(folder: Path) -> list[str]:
    torch.set_num_threads(1)
    tokenizer: Any = MarianTokenizer.from_pretrained(folder)
    model: Any = MarianMTModel.from_pretrained(folder, dtype=torch.float32)
    batch = tokenizer([source for source, _ in SENTENCES[folder.name]], return_tensors="pt", padding=True)
    texts: list[str] = tokenizer.batch_decode(model.generate(**batch), skip_special_tokens=True)
    return texts


@pytest.mark.parametrize("number", range(3))
def test_numbers_and_names_are_kept(folder: Path, translations: list[str], number: int) -> None:
    _, kept = SENTENCES[folder.name][number]
    assert kept <= set(re.findall(r"\w+", translations[number])), translations[number]


def test_it_is_small(folder: Path) -> None:
    assert (folder / "model.safetensors").stat().st_size < MAX_BYTES


def test_configurations_agree(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    tokenizer = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    assert config["model_type"] == "marian"
    assert len(vocabulary) == config["vocab_size"] == config["decoder_vocab_size"]
    assert vocabulary["<pad>"] == config["pad_token_id"] == config["decoder_start_token_id"]
    assert vocabulary["</s>"] == config["eos_token_id"]
    assert f"compact-{tokenizer['source_lang']}-{tokenizer['target_lang']}" == folder.name


def test_it_has_a_card_with_its_scores(folder: Path) -> None:
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\n")
    for fact in ("license:", "wmt13", "BLEU", "python -m bench.translation", "nrefs:1"):
        assert fact in card
