"""A lean twin of transformers' MarianMTModel for training: the same function and the same parameter names.

Post-norm transformer, sinusoidal positions, ReLU, one embedding tied over source, target and output.
Activations are bfloat16; the parameters stay float32 and are rounded where they are used. Padding is on the
right.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.training import kernels
from models.training.config import Config

POSITIONS = 512
DTYPE = torch.bfloat16


class Batch(NamedTuple):
    """Sentence pairs of about equal length, padded on the right."""

    source: Tensor
    """Ids [B, S]."""
    source_bias: Tensor
    """[B, 1, S]: 0, or -inf where padded."""
    target: Tensor
    """Ids [B, T] shifted right: what the decoder reads."""
    gold: Tensor
    """Ids [B, T] to predict, -1 where padded."""
    tokens: int
    """How many there are to predict."""

    def to(self, device: torch.device) -> Batch:
        """Move all parts."""
        source, bias, target, gold = (part.to(device, non_blocking=True) for part in self[:4])
        return Batch(source, bias, target, gold, self.tokens)


class Network(nn.Module):
    """Encoder, decoder and the tied embedding."""

    positions: Tensor

    def __init__(self, config: Config) -> None:
        super().__init__()
        d = config.d_model
        self.heads = config.heads
        self.dropout = config.dropout
        self.smoothing = config.label_smoothing
        self.shared = nn.Embedding(config.vocabulary, d)
        self.final_logits_bias = nn.Parameter(torch.zeros(1, config.vocabulary))
        self.encoder = nn.ModuleList(Layer(config, cross=False) for _ in range(config.encoder_layers))
        self.decoder = nn.ModuleList(Layer(config, cross=True) for _ in range(config.decoder_layers))
        self.register_buffer("positions", sinusoids(POSITIONS, d), persistent=False)
        nn.init.normal_(self.shared.weight, std=d**-0.5)

    def forward(self, batch: Batch) -> Tensor:
        """Return the summed negative log-likelihood of `batch.gold`; its gradient is label-smoothed."""
        bias = self._spread(batch.source_bias)
        hidden = self.decode(batch.target, self.encode(batch.source, bias), bias)
        embedding, output_bias = self.shared.weight.to(DTYPE), self.final_logits_bias[0].to(DTYPE)
        loss: Tensor = kernels.Loss.apply(
            hidden.flatten(0, 1), embedding, output_bias, batch.gold.flatten(), self.smoothing
        )  # type: ignore[no-untyped-call]
        return loss

    def encode(self, source: Tensor, bias: Tensor) -> Tensor:
        """Return the memory [B, S, d]."""
        hidden = self._embed(source)
        for layer in self.encoder:
            hidden = layer(hidden, bias, None, None)
        return hidden

    def decode(self, target: Tensor, memory: Tensor, memory_bias: Tensor) -> Tensor:
        """Return the hidden states [B, T, d] of a target shifted right."""
        hidden = self._embed(target)
        length = target.shape[1]
        causal = torch.full((length, length), -math.inf, dtype=DTYPE, device=target.device).triu(1)[None]
        for layer in self.decoder:
            hidden = layer(hidden, causal, memory, memory_bias)
        return hidden

    @torch.no_grad()
    def translate(self, batch: Batch, *, start: int, end: int, limit: int) -> Tensor:
        """Return greedy translations [B, L], without a cache: for the small samples of training only."""
        bias = self._spread(batch.source_bias)
        memory = self.encode(batch.source, bias)
        found = torch.full((len(memory), 1), start, device=memory.device)
        while found.shape[1] <= limit and not (found == end).any(1).all():
            last = self.decode(found, memory, bias)[:, -1]
            logits = F.linear(last, self.shared.weight.to(DTYPE), self.final_logits_bias[0].to(DTYPE))
            logits[:, start] = -math.inf
            found = torch.cat([found, logits.argmax(-1, keepdim=True)], dim=1)
        return found[:, 1:]

    def _embed(self, ids: Tensor) -> Tensor:
        scale = math.sqrt(self.shared.embedding_dim)
        hidden = self.shared(ids) * scale + self.positions[: ids.shape[1]]
        return F.dropout(hidden.to(DTYPE), self.dropout, self.training)

    def _spread(self, bias: Tensor) -> Tensor:
        return bias.to(DTYPE).repeat_interleave(self.heads, 0)


class Layer(nn.Module):
    """One post-norm layer: self-attention, in the decoder cross-attention, and the feed-forward part."""

    def __init__(self, config: Config, *, cross: bool) -> None:
        super().__init__()
        d = config.d_model
        self.dropout = config.dropout
        self.self_attn = Attention(d, config.heads)
        self.self_attn_layer_norm = Norm(d)
        if cross:
            self.encoder_attn = Attention(d, config.heads)
            self.encoder_attn_layer_norm = Norm(d)
        self.fc1, self.fc2 = Dense(d, config.ffn), Dense(config.ffn, d)
        self.final_layer_norm = Norm(d)

    def forward(self, x: Tensor, bias: Tensor, memory: Tensor | None, memory_bias: Tensor | None) -> Tensor:
        """Return [B, L, d]."""
        x = self.self_attn_layer_norm(x + self._drop(self.self_attn(x, x, bias)))
        if memory is not None:
            x = self.encoder_attn_layer_norm(x + self._drop(self.encoder_attn(x, memory, memory_bias)))
        x = x + self._drop(self.fc2(self._drop(F.relu(self.fc1(x)))))
        normed: Tensor = self.final_layer_norm(x)
        return normed

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.dropout, self.training) if self.dropout else x


class Attention(nn.Module):
    """Multi-head attention. The projections are separate parameters (as in Marian) but run as one product."""

    def __init__(self, d: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj, self.out_proj = (Dense(d, d) for _ in range(4))

    def forward(self, x: Tensor, memory: Tensor, bias: Tensor) -> Tensor:
        """Attend from `x` [B, L, d] to `memory` [B, M, d]; `bias` [1 or B × heads, 1 or L, M]."""
        if x is memory:
            q, k, v = self._project(x, self.q_proj, self.k_proj, self.v_proj)
        else:
            (q,), (k, v) = self._project(x, self.q_proj), self._project(memory, self.k_proj, self.v_proj)
        if x.is_cuda:
            mixed = F.scaled_dot_product_attention(
                q[:, None], k[:, None], v[:, None], attn_mask=bias[:, None]
            )
            mixed = mixed[:, 0]
        else:
            mixed = kernels.Attention.apply(q, k, v, bias)  # type: ignore[no-untyped-call]
        projected: Tensor = self.out_proj(self._merge(mixed))
        return projected

    def _merge(self, heads: Tensor) -> Tensor:
        """Return [B, L, d] from [B × heads, L, d / heads]."""
        _, length, width = heads.shape
        return heads.view(-1, self.heads, length, width).transpose(1, 2).flatten(2)

    def _project(self, x: Tensor, *maps: Dense) -> tuple[Tensor, ...]:
        """Return one [B × heads, L, d / heads] per map."""
        weight = torch.cat([dense.weight for dense in maps]).to(DTYPE)
        offset = torch.cat([dense.bias for dense in maps]).to(DTYPE)
        split = F.linear(x, weight, offset).view(*x.shape[:2], len(maps), self.heads, -1)
        return tuple(split.permute(2, 0, 3, 1, 4).flatten(1, 2))


class Dense(nn.Linear):
    """A linear map with float32 parameters that computes in bfloat16."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__(inputs, outputs)
        nn.init.xavier_uniform_(self.weight)
        nn.init.zeros_(self.bias)

    def forward(self, x: Tensor) -> Tensor:
        """Return [..., outputs]."""
        return F.linear(x, self.weight.to(DTYPE), self.bias.to(DTYPE))


class Norm(nn.LayerNorm):
    """Layer norm over bfloat16."""

    def forward(self, x: Tensor) -> Tensor:
        """Return the shape of `x`."""
        return F.layer_norm(x, self.normalized_shape, self.weight.to(DTYPE), self.bias.to(DTYPE), self.eps)


def sinusoids(positions: int, d: int) -> Tensor:
    """Marian's position table [positions, d]: all sines, then all cosines."""
    angles = torch.arange(positions)[:, None] / 10000 ** (2 * torch.arange(d // 2) / d)
    return torch.cat([angles.sin(), angles.cos()], dim=1).float()
