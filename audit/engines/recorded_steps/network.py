"""MarianMT's network in plain torch (Vaswani et al. 2017, normalised after each part).

The decoder takes one step for all beams of all sentences. Its keys and values are kept so that nothing is
ever copied or reordered: attention runs per sentence, with the beams as queries. The keys of the source are
therefore shared by the beams, and those of the target lie where they were written first, (time, slot); which
of them belong to a beam's own past is said by a mask, the only thing that follows the beams.
"""

from __future__ import annotations

import torch
from torch.nn import functional

from audit.engines.recorded_steps.search_state import State
from audit.engines.recorded_steps.torch_weights import Attention, EncoderLayer, Pair, Parameters

__all__ = ["Network"]


class Network:
    """Computes with `parameters`; holds nothing else."""

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self._width = parameters.shape.d_model

    def read_source(self, ids: torch.Tensor, state: State) -> None:
        """Encode the sources and write the keys and values of every decoder layer into the state.

        `ids` [batch, columns], padded; `state.source_mask` says what is padding.
        """
        parameters = self._parameters
        batch, columns = ids.shape
        heads = parameters.shape.encoder_attention_heads
        hidden = functional.embedding(ids, parameters.embedding) * parameters.scale
        hidden = hidden + parameters.positions[:columns]
        mask = state.source_mask.expand(batch, 1, columns, columns)
        for layer in parameters.encoder:
            query, key, value = self._split(_linear(hidden, layer.own.into), heads)
            found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            hidden = self._attended(hidden, found, layer.own)
            hidden = self._fed_forward(hidden, layer)
        heads = parameters.shape.decoder_attention_heads
        for kept, decoder in zip(state.source, parameters.decoder, strict=True):
            _, key, value = self._split(_linear(hidden, decoder.source.into), heads)
            kept[:, 0].copy_(key)
            kept[:, 1].copy_(value)

    def step(self, state: State, span: int) -> torch.Tensor:
        """The logits of the next token, [batch · beam, padded vocabulary], in the network's own type.

        Reads `state.tokens` and `state.step`, writes one time step of `state.past`; attends to the first
        `span` time steps. No value of it goes through the host, so it can be recorded.
        """
        parameters, beam = self._parameters, state.beam
        heads, rows = parameters.shape.decoder_attention_heads, span * beam
        hidden = functional.embedding(state.tokens, parameters.embedding) * parameters.scale
        hidden = hidden + parameters.positions.index_select(0, state.step)
        place = state.step * beam + state.slots
        state.mask.index_copy_(3, place, state.own.expand(len(state.mask), -1, -1, -1))
        mask = state.mask[..., :rows]
        source_mask = state.source_mask.expand(-1, -1, beam, -1)
        for past, source, layer in zip(state.past, state.source, parameters.decoder, strict=True):
            query, *written = self._split(_linear(hidden, layer.own.into), heads)
            past.index_copy_(3, place, torch.stack(written, dim=1))
            kept = past[:, :, :, :rows]
            found = functional.scaled_dot_product_attention(query, kept[:, 0], kept[:, 1], attn_mask=mask)
            hidden = self._attended(hidden, found, layer.own)
            query = self._query(hidden, layer.source, heads)
            found = functional.scaled_dot_product_attention(
                query, source[:, 0], source[:, 1], attn_mask=source_mask
            )
            hidden = self._attended(hidden, found, layer.source)
            hidden = self._fed_forward(hidden, layer)
        return functional.linear(hidden.flatten(0, 1), parameters.embedding, parameters.bias)

    def _split(self, into: torch.Tensor, heads: int) -> tuple[torch.Tensor, ...]:
        """[batch, n, 3·width] as query, key and value, each [batch, heads, n, width/heads]."""
        parts = into.view(*into.shape[:2], 3, heads, self._width // heads)
        return torch.unbind(parts.permute(2, 0, 3, 1, 4))

    def _query(self, hidden: torch.Tensor, attention: Attention, heads: int) -> torch.Tensor:
        weight, bias = attention.into
        query = functional.linear(hidden, weight[: self._width], bias[: self._width])
        return query.view(*hidden.shape[:2], heads, self._width // heads).transpose(1, 2)

    def _attended(self, hidden: torch.Tensor, found: torch.Tensor, attention: Attention) -> torch.Tensor:
        found = _linear(found.transpose(1, 2).flatten(2), attention.out)
        return self._normed(hidden + found, attention.norm)

    def _fed_forward(self, hidden: torch.Tensor, layer: EncoderLayer) -> torch.Tensor:
        inner = self._parameters.activation(_linear(hidden, layer.inner))
        return self._normed(hidden + _linear(inner, layer.outer), layer.norm)

    def _normed(self, hidden: torch.Tensor, norm: Pair) -> torch.Tensor:
        return functional.layer_norm(hidden, (self._width,), *norm)


def _linear(hidden: torch.Tensor, pair: Pair) -> torch.Tensor:
    return functional.linear(hidden, *pair)
