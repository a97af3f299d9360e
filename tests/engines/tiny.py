"""Makes tiny MarianMT checkpoints in the standard format: random weights, but a real vocabulary."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from safetensors.numpy import save_file

SENTENCES = (
    "Le président chinois a reçu son homologue russe à Pékin.",
    "« La Chine est disposée à travailler avec tous les membres », a-t-il déclaré.",
    "Les deux pays se soutiennent mutuellement depuis 1996, selon l’agence.",
    "L'Union européenne n'a pas souhaité commenter ces informations ; elle attend.",
    "Le prix du pétrole a augmenté de 3,5 % en une semaine (69 dollars).",
    "The Chinese president received his Russian counterpart in Beijing.",
    "“China is willing to work with all members,” he said.",
    "The two countries have supported each other since 1996, the agency says.",
    "The European Union did not wish to comment on this information.",
    "Oil prices rose by 3.5% in a week.",
)
WIDTH, INNER, HEADS, LAYERS, POSITIONS = 32, 64, 4, (2, 1), 128
SPECIAL = ("</s>", "<unk>")


def write_tiny(folder: Path, *, seed: int = 1, **changes: Any) -> Path:
    """A complete model folder. `changes` override keys of config.json."""
    folder.mkdir(parents=True)
    spm = train_pieces(eos_id=0, unk_id=1)
    (folder / "source.spm").write_bytes(spm)
    (folder / "target.spm").write_bytes(spm)
    ids = _vocabulary(spm)
    (folder / "vocab.json").write_text(json.dumps(ids), encoding="utf-8")
    config = _config(len(ids)) | changes
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps(_tokenizer_config()), encoding="utf-8")
    save_file(tiny_weights(len(ids), seed), folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def tiny_weights(vocabulary: int, seed: int) -> dict[str, np.ndarray[Any, Any]]:
    """Random tensors under the names transformers gives them, scaled so that attention is not flat."""
    random = np.random.default_rng(seed)
    tensors: dict[str, np.ndarray[Any, Any]] = {
        "model.shared.weight": random.normal(0, 0.4, (vocabulary, WIDTH)),
        "final_logits_bias": np.zeros((1, vocabulary)),
    }
    tensors["final_logits_bias"][0, 0] = 6.0  # so that most hypotheses end

    def linear(name: str, inputs: int, outputs: int) -> None:
        tensors[f"{name}.weight"] = random.normal(0, 1.5 * inputs**-0.5, (outputs, inputs))
        tensors[f"{name}.bias"] = random.normal(0, 0.1, outputs)

    def norm(name: str) -> None:
        tensors[f"{name}.weight"] = random.normal(1, 0.1, WIDTH)
        tensors[f"{name}.bias"] = random.normal(0, 0.1, WIDTH)

    for kind, layers in zip(("encoder", "decoder"), LAYERS, strict=True):
        for layer in (f"model.{kind}.layers.{number}" for number in range(layers)):
            for attention in ("self_attn", "encoder_attn")[: 1 + (kind == "decoder")]:
                for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
                    linear(f"{layer}.{attention}.{part}", WIDTH, WIDTH)
                norm(f"{layer}.{attention}_layer_norm")
            linear(f"{layer}.fc1", WIDTH, INNER)
            linear(f"{layer}.fc2", INNER, WIDTH)
            norm(f"{layer}.final_layer_norm")
    return {name: tensor.astype(np.float32) for name, tensor in tensors.items()}


def train_pieces(**ids: int) -> bytes:
    """A sentencepiece model of the sentences, its special pieces with these ids."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=model,
        vocab_size=180,
        hard_vocab_limit=False,
        bos_id=-1,
        **ids,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
        num_threads=1,
    )
    return model.getvalue()


def _vocabulary(spm: bytes) -> dict[str, int]:
    processor = sentencepiece.SentencePieceProcessor(model_proto=spm)
    pieces = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    assert tuple(pieces[:2]) == SPECIAL
    return {piece: number for number, piece in enumerate([*pieces, "<pad>"])}


def _config(vocabulary: int) -> dict[str, Any]:
    encoder, decoder = LAYERS
    return {
        "architectures": ["MarianMTModel"],
        "model_type": "marian",
        "vocab_size": vocabulary,
        "decoder_vocab_size": vocabulary,
        "d_model": WIDTH,
        "encoder_layers": encoder,
        "decoder_layers": decoder,
        "encoder_attention_heads": HEADS,
        "decoder_attention_heads": HEADS,
        "encoder_ffn_dim": INNER,
        "decoder_ffn_dim": INNER,
        "activation_function": "swish",
        "max_position_embeddings": POSITIONS,
        "scale_embedding": True,
        "share_encoder_decoder_embeddings": True,
        "tie_word_embeddings": True,
        "is_encoder_decoder": True,
        "bos_token_id": None,
        "eos_token_id": 0,
        "forced_eos_token_id": 0,
        "pad_token_id": vocabulary - 1,
        "decoder_start_token_id": vocabulary - 1,
        "dropout": 0.0,
    }


def _tokenizer_config() -> dict[str, Any]:
    return {
        "tokenizer_class": "MarianTokenizer",
        "model_max_length": POSITIONS,
        "source_lang": "fr",
        "target_lang": "en",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
    }
