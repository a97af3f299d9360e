"""A MarianMT checkpoint of the size of opus-mt-fr-en with random weights, to measure speed without it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

__all__ = ["write_opus_size"]

SIZE = {
    "vocab_size": 59_514,
    "d_model": 512,
    "encoder_layers": 6,
    "decoder_layers": 6,
    "encoder_attention_heads": 8,
    "decoder_attention_heads": 8,
    "encoder_ffn_dim": 2048,
    "decoder_ffn_dim": 2048,
}
TEMPLATE = Path(__file__).parents[1] / "models" / "compact-fr-en"


def write_opus_size(folder: Path, **changes: int) -> Path:
    """Write the checkpoint and return its folder; `changes` override keys of its size.

    The tokenizer is the bundled one, its vocabulary filled up with tokens that no text contains.
    """
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(1)
    folder.mkdir(parents=True)
    for name in ("source.spm", "target.spm", "tokenizer_config.json"):
        shutil.copyfile(TEMPLATE / name, folder / name)
    vocabulary = json.loads((TEMPLATE / "vocab.json").read_text(encoding="utf-8"))
    pad = vocabulary.pop("<pad>")
    tokens = [token for token, _ in sorted(vocabulary.items(), key=lambda item: item[1])]
    tokens += [f"<filler{number}>" for number in range(SIZE["vocab_size"] - 1 - len(tokens))]
    (folder / "vocab.json").write_text(
        json.dumps({token: number for number, token in enumerate([*tokens, "<pad>"])}), encoding="utf-8"
    )
    config = json.loads((TEMPLATE / "config.json").read_text(encoding="utf-8"))
    last = SIZE["vocab_size"] - 1
    moved = {key: last for key, value in config.items() if value == pad and key.endswith("_token_id")}
    full = config | SIZE | changes | moved | {"decoder_vocab_size": SIZE["vocab_size"], "pad_token_id": last}
    model = MarianMTModel(MarianConfig(**full)).half()  # type: ignore[no-untyped-call]
    model.save_pretrained(folder)
    return folder
