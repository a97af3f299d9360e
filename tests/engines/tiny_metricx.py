"""Makes tiny MetricX checkpoints in the format of the real ones: random weights, but as many pieces."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.engines.tiny import train_pieces

VOCABULARY, ENTRY = 250_112, 250_089


def write_metricx(folder: Path, *, factor: float = 4.0, safe: bool = True, **changes: Any) -> Path:
    """A folder with model and tokenizer. `changes` override config.json, `factor` is the prediction's."""
    import torch
    from safetensors.torch import save_file
    from transformers import MT5Config, MT5ForConditionalGeneration

    shape = {"vocab_size": VOCABULARY, "d_model": 8, "d_kv": 4, "d_ff": 16, "num_layers": 1, "num_heads": 2}
    random = torch.Generator().manual_seed(0)
    blank = MT5ForConditionalGeneration(MT5Config(**shape)).state_dict()
    weights = {name: torch.randn(one.shape, generator=random) for name, one in blank.items()}
    weights["lm_head.weight"][ENTRY] *= factor
    shared = {f"{side}.embed_tokens.weight": weights["shared.weight"] for side in ("encoder", "decoder")}
    config = shape | {"model_type": "mt5", "num_decoder_layers": 1, "tie_word_embeddings": False}
    config |= {"torch_dtype": "float32"} | changes
    weights = {
        name: one.to(getattr(torch, config["torch_dtype"])) for name, one in (weights | shared).items()
    }
    folder.mkdir(parents=True)
    if safe:
        weights = {name: one for name, one in weights.items() if name not in shared}
        save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    else:
        torch.save(weights, folder / "pytorch_model.bin")
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "spiece.model").write_bytes(train_pieces(pad_id=0, eos_id=1, unk_id=2))
    return folder
