"""Optional, before `train`: start from the weights of a smaller Marian folder instead of from nothing.

    python -m models.training.grow CONFIG --work WORK --marian FOLDER --out start.pt

The larger network computes what the smaller one does: new encoder layers and feed-forward units begin with
outputs of zero. Pieces that both vocabularies know keep their embedding; another piece begins as the mean of
those of the pieces that the old vocabulary spells it with. The weights may be of the other direction: much of
them is still worth having.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import sentencepiece as spm
import torch
from safetensors.torch import load_file
from torch import Tensor

from models.training import checkpoints
from models.training.config import Config, load_config
from models.training.network import Network

Weights = dict[str, Tensor]


def main() -> None:
    """Parse the command line and grow."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("config", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--marian", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    grow(load_config(args.config), work=args.work, marian=args.marian, out=args.out)


def grow(config: Config, *, work: Path, marian: Path, out: Path) -> None:
    """Write the weights `out` of a network of `config`'s size that computes what the folder `marian` does."""
    stored = load_file(marian / "model.safetensors")
    old = {_lean_name(name): value.float() for name, value in stored.items()}
    torch.manual_seed(config.seed)
    new = Network(config).state_dict()
    _copy_layers(old, new, config)
    _copy_embedding(old, new, marian, work / "joint.model")
    checkpoints.save(out, {"network": new})


def _lean_name(name: str) -> str:
    return re.sub(r"^model\.", "", name).replace(".layers.", ".")


def _copy_layers(old: Weights, new: Weights, config: Config) -> None:
    for side, wanted in (("encoder", config.encoder_layers), ("decoder", config.decoder_layers)):
        known = 1 + max(int(name.split(".")[1]) for name in old if re.match(rf"{side}\.\d", name))
        # Old layers spread over the new depth, from the first; those in between are empty.
        places = [i * wanted // known for i in range(known)]
        sources = {place: f"{side}.{i}." for i, place in enumerate(places)}
        for layer in range(wanted):
            if layer in sources:
                _copy_layer(old, new, sources[layer], f"{side}.{layer}.")
            else:
                _empty_layer(new, f"{side}.{layer}.")
        _move_norms(new, side, wanted, set(places))


def _copy_layer(old: Weights, new: Weights, source: str, target: str) -> None:
    for name, value in old.items():
        if name.startswith(source):
            place = new[target + name.removeprefix(source)]
            if name.endswith("fc2.weight"):
                place.zero_()
            place[tuple(slice(size) for size in value.shape)] = value


def _empty_layer(new: Weights, prefix: str) -> None:
    for name, value in new.items():
        if name.startswith(prefix) and ("fc2." in name or "out_proj." in name):
            value.zero_()


def _move_norms(new: Weights, side: str, layers: int, places: set[int]) -> None:
    """An empty layer's norms would undo the scale and shift before them: its last norm carries these."""
    for layer in range(1, layers):
        if layer not in places:
            for part, neutral in (("weight", 1.0), ("bias", 0.0)):
                before = new[f"{side}.{layer - 1}.final_layer_norm.{part}"]
                new[f"{side}.{layer}.final_layer_norm.{part}"].copy_(before)
                before.fill_(neutral)


def _copy_embedding(old: Weights, new: Weights, marian: Path, joint: Path) -> None:
    ids: dict[str, int] = json.loads((marian / "vocab.json").read_text(encoding="utf-8"))
    speller = spm.SentencePieceProcessor(model_file=str(marian / "source.spm"))
    pieces = spm.SentencePieceProcessor(model_file=str(joint))
    embedding, bias, size = old["shared.weight"], old["final_logits_bias"], pieces.get_piece_size()
    for i in range(size):
        piece = pieces.id_to_piece(i)
        spelt = [piece] if piece in ids else speller.encode(piece.replace("▁", " "), out_type=str)
        rows = [ids[part] for part in spelt if part in ids and (part != "▁" or len(spelt) == 1)]
        if rows:
            new["shared.weight"][i] = embedding[rows].mean(0)
            new["final_logits_bias"][0, i] = bias[0, rows].mean()
    new["shared.weight"][size] = embedding[ids["<pad>"]]


if __name__ == "__main__":
    main()
