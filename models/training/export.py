r"""Step 4: write a checkpoint as a standard Marian folder, in float16.

python -m models.training.export CONFIG --direction fr-en --work WORK \
        --checkpoint averaged.pt --out models/compact-fr-en
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import sentencepiece as spm
import torch
from torch import Tensor
from transformers import GenerationConfig, MarianConfig, MarianMTModel, MarianTokenizer

from models.training import checkpoints
from models.training.config import Config, load_config
from models.training.network import POSITIONS, sinusoids
from models.training.vocabulary import EOS


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("config", type=Path)
    parser.add_argument("--direction", choices=("fr-en", "en-fr"), required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    config = load_config(args.config)
    args.out.mkdir(parents=True, exist_ok=True)
    write_tokenizer(args.work / "joint.model", args.direction, args.out, config.longest)
    write_model(config, checkpoints.load(args.checkpoint)["network"], args.out)


def write_tokenizer(joint: Path, direction: str, out: Path, longest: int) -> None:
    """Write the sentencepiece model twice, the vocabulary with its padding, and the configuration."""
    processor = spm.SentencePieceProcessor(model_file=str(joint))
    pieces = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    vocabulary = {piece: i for i, piece in enumerate([*pieces, "<pad>"])}
    (out / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(joint, out / name)
    source, target = direction.split("-")
    tokenizer = MarianTokenizer(
        source_spm=str(out / "source.spm"),
        target_spm=str(out / "target.spm"),
        vocab=str(out / "vocab.json"),
        source_lang=source,
        target_lang=target,
        model_max_length=longest,
    )
    tokenizer.save_pretrained(out)


def write_model(config: Config, network: dict[str, Tensor], out: Path) -> None:
    """Write weights and configurations."""
    model: Any = MarianMTModel(_marian_config(config))
    missing, unexpected = model.load_state_dict(_marian_names(network, config), strict=False)
    if unexpected or any("embed_tokens" not in name and "lm_head" not in name for name in missing):
        raise ValueError(f"the checkpoint does not fit: missing {missing}, unexpected {unexpected}")
    model.generation_config = _generation_config(config)
    model.to(torch.float16).save_pretrained(out)


def _marian_names(network: dict[str, Tensor], config: Config) -> dict[str, Tensor]:
    """Rename to Marian's names; what is tied or computed is spelled out."""
    weights: dict[str, Tensor] = {"final_logits_bias": network["final_logits_bias"]}
    for name, value in network.items():
        side, _, rest = name.partition(".")
        if side in {"encoder", "decoder"}:
            weights[f"model.{side}.layers.{rest}"] = value
    weights["model.shared.weight"] = network["shared.weight"]
    for side in ("encoder", "decoder"):
        weights[f"model.{side}.embed_positions.weight"] = sinusoids(POSITIONS, config.d_model)
    return weights


def _marian_config(config: Config) -> MarianConfig:
    pad = config.vocabulary - 1
    return MarianConfig(
        vocab_size=config.vocabulary,
        decoder_vocab_size=config.vocabulary,
        d_model=config.d_model,
        encoder_layers=config.encoder_layers,
        decoder_layers=config.decoder_layers,
        encoder_attention_heads=config.heads,
        decoder_attention_heads=config.heads,
        encoder_ffn_dim=config.ffn,
        decoder_ffn_dim=config.ffn,
        activation_function="relu",
        max_position_embeddings=POSITIONS,
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        dropout=0.0,
        bos_token_id=None,
        eos_token_id=EOS,
        forced_eos_token_id=EOS,
        pad_token_id=pad,
        decoder_start_token_id=pad,
    )


def _generation_config(config: Config) -> GenerationConfig:
    """Beam 4; padding is never generated, and the last position allowed is forced to end."""
    pad = config.vocabulary - 1
    return GenerationConfig(  # type: ignore[no-untyped-call]
        num_beams=4,
        max_length=POSITIONS,
        bad_words_ids=[[pad]],
        eos_token_id=EOS,
        forced_eos_token_id=EOS,
        pad_token_id=pad,
        decoder_start_token_id=pad,
    )


if __name__ == "__main__":
    main()
