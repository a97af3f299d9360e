"""MarianMT's network in plain torch (Vaswani et al. 2017, normalised after each part).

The decoder takes one step for all beams of all sentences. Its keys and values are kept so that nothing is
ever copied or reordered: attention runs per sentence, with the beams as queries. The keys of the source are
therefore shared by the beams, and those of the target lie where they were written first, (time, slot); which
of them belong to a beam's own past is said by a mask, the only thing that follows the beams.
"""

from collections.abc import Iterator, Sequence

import torch
from torch.nn import functional

from audit.engines.batching import Ids
from audit.engines.checkpoints.checkpoint import Checkpoint
from audit.engines.checkpoints.parameters import read_parameters
from audit.engines.checkpoints.tensors import layer_names
from audit.engines.checkpoints.tokenizer import Tokenizer
from audit.engines.recorded_steps.buckets import VOCABULARY_STEP, source_bucket
from audit.engines.recorded_steps.search_state import SearchState

Tensor = torch.Tensor


def source_mask(sources: Sequence[Ids], columns: int) -> Tensor:
    """What is added to the attention to padded sources, [batch, 1, 1, columns]: −∞ on padding, else 0."""
    sizes = torch.tensor([len(ids) + 1 for ids in sources])
    padding = torch.arange(columns) >= sizes[:, None]
    return torch.zeros(padding.shape).masked_fill(padding, -torch.inf)[:, None, None]


class Network:
    """A checkpoint's network on `device`, computing in `dtype`; `parameters` by name."""

    def __init__(self, checkpoint: Checkpoint, tokenizer: Tokenizer, device: str, dtype: torch.dtype) -> None:
        """Read the weights. The vocabulary is filled up with tokens that cannot win.

        Raises:
            ModelError: if the file of weights is damaged.
        """
        shape = self._shape = checkpoint.architecture
        rows = source_bucket(shape.max_position_embeddings)  # padded columns are counted too
        weights = read_parameters(checkpoint, tokenizer, positions=rows)
        spare = -shape.vocab_size % VOCABULARY_STEP
        tensors = {name: torch.from_numpy(array) for name, array in weights.items()}
        tensors["embedding"] = functional.pad(tensors["embedding"], (0, 0, 0, spare))
        tensors["output_bias"] = functional.pad(tensors["output_bias"], (0, spare), value=-torch.inf)
        self.parameters = {name: tensor.to(device, dtype).contiguous() for name, tensor in tensors.items()}
        name = shape.activation_function
        self._activation = functional.silu if name == "swish" else getattr(functional, name)

    def read_source(self, ids: Tensor, state: SearchState) -> None:
        """Encode the sources and write the keys and values of every decoder layer into the state.

        `ids` [batch, columns], padded; `state.source_mask` says what is padding.
        """
        hidden = self._encoded(ids, state.source_mask)
        heads = self._shape.decoder_attention_heads
        for kept, layer in zip(state.source, layer_names(self._shape, "decoder"), strict=True):
            _, key, value = self._split(self._linear(hidden, f"{layer}.encoder_attn.projections"), heads)
            kept[:, 0].copy_(key)
            kept[:, 1].copy_(value)

    def force(self, ids: Tensor, mask: Tensor, inputs: Tensor) -> Iterator[Tensor]:
        """The logits after every token of given targets: for each sentence [n, padded vocabulary].

        `ids` [batch, columns] are sources and `mask` their `source_mask`; `inputs` [batch, n] the targets,
        start token first.
        """
        source = self._encoded(ids, mask)
        heads = self._shape.decoder_attention_heads
        hidden = self._embedded(inputs) + self.parameters["positions"][: inputs.shape[1]]
        for layer in layer_names(self._shape, "decoder"):
            query, key, value = self._split(self._linear(hidden, f"{layer}.self_attn.projections"), heads)
            found = functional.scaled_dot_product_attention(query, key, value, is_causal=True)
            hidden = self._attended(hidden, found, f"{layer}.self_attn")
            _, key, value = self._split(self._linear(source, f"{layer}.encoder_attn.projections"), heads)
            query = self._source_query(hidden, layer, heads)
            whole = mask.expand(-1, -1, inputs.shape[1], -1)
            found = functional.scaled_dot_product_attention(query, key, value, attn_mask=whole)
            hidden = self._attended(hidden, found, f"{layer}.encoder_attn")
            hidden = self._fed_forward(hidden, layer)
        return map(self._logits, hidden)

    def step(self, state: SearchState, span: int) -> Tensor:
        """The logits of the next token, [batch · beam, padded vocabulary], in the network's own type.

        Reads `state.tokens` and `state.step`, writes one time step of `state.past`; attends to the first
        `span` time steps. No value of it goes through the host, so it can be recorded.
        """
        beam, heads = state.beam, self._shape.decoder_attention_heads
        hidden = self._embedded(state.tokens)
        hidden = hidden + self.parameters["positions"].index_select(0, state.step)
        place = state.step * beam + state.slots
        state.mask.index_copy_(3, place, state.own.expand(len(state.mask), -1, -1, -1))
        mask = state.mask[..., : span * beam]
        source_mask = state.source_mask.expand(-1, -1, beam, -1)
        layers = layer_names(self._shape, "decoder")
        for past, source, layer in zip(state.past, state.source, layers, strict=True):
            query, *written = self._split(self._linear(hidden, f"{layer}.self_attn.projections"), heads)
            past.index_copy_(3, place, torch.stack(written, dim=1))
            kept = past[:, :, :, : span * beam]
            found = functional.scaled_dot_product_attention(query, kept[:, 0], kept[:, 1], attn_mask=mask)
            hidden = self._attended(hidden, found, f"{layer}.self_attn")
            query = self._source_query(hidden, layer, heads)
            found = functional.scaled_dot_product_attention(
                query, source[:, 0], source[:, 1], attn_mask=source_mask
            )
            hidden = self._attended(hidden, found, f"{layer}.encoder_attn")
            hidden = self._fed_forward(hidden, layer)
        return self._logits(hidden.flatten(0, 1))

    def _encoded(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The sources as the encoder leaves them, [batch, columns, width]."""
        batch, columns = ids.shape
        heads = self._shape.encoder_attention_heads
        hidden = self._embedded(ids) + self.parameters["positions"][:columns]
        mask = mask.expand(batch, 1, columns, columns)
        for layer in layer_names(self._shape, "encoder"):
            query, key, value = self._split(self._linear(hidden, f"{layer}.self_attn.projections"), heads)
            found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
            hidden = self._attended(hidden, found, f"{layer}.self_attn")
            hidden = self._fed_forward(hidden, layer)
        return hidden

    def _embedded(self, ids: Tensor) -> Tensor:
        return functional.embedding(ids, self.parameters["embedding"]) * self._shape.embedding_scale

    def _logits(self, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self.parameters["embedding"], self.parameters["output_bias"])

    def _split(self, projected: Tensor, heads: int) -> tuple[Tensor, ...]:
        """[batch, n, 3·width] as query, key and value, each [batch, heads, n, width/heads]."""
        parts = projected.view(*projected.shape[:2], 3, heads, -1)
        return torch.unbind(parts.permute(2, 0, 3, 1, 4))

    def _source_query(self, hidden: Tensor, layer: str, heads: int) -> Tensor:
        weight, bias = self._affine(f"{layer}.encoder_attn.projections")
        width = self._shape.d_model
        query = functional.linear(hidden, weight[:width], bias[:width])
        return query.view(*query.shape[:2], heads, -1).transpose(1, 2)

    def _attended(self, hidden: Tensor, found: Tensor, attention: str) -> Tensor:
        found = self._linear(found.transpose(1, 2).flatten(2), f"{attention}.out_proj")
        return self._normed(hidden + found, f"{attention}_layer_norm")

    def _fed_forward(self, hidden: Tensor, layer: str) -> Tensor:
        inner = self._activation(self._linear(hidden, f"{layer}.fc1"))
        return self._normed(hidden + self._linear(inner, f"{layer}.fc2"), f"{layer}.final_layer_norm")

    def _normed(self, hidden: Tensor, name: str) -> Tensor:
        return functional.layer_norm(hidden, (self._shape.d_model,), *self._affine(name))

    def _linear(self, hidden: Tensor, name: str) -> Tensor:
        return functional.linear(hidden, *self._affine(name))

    def _affine(self, name: str) -> tuple[Tensor, Tensor]:
        return self.parameters[f"{name}.weight"], self.parameters[f"{name}.bias"]
