"""Translates lines with a MarianMT folder by transformers alone, batches sorted by length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Output", "Translator"]

_BATCH = 48
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A translation, and whether it came to its end within the limit of tokens."""

    text: str
    finished: bool


class Translator:
    """A model and its tokenizer, on the GPU if there is one."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        """Load `folder` in float32."""
        import torch
        from transformers import MarianMTModel, MarianTokenizer

        torch.set_num_threads(threads)
        device = "cuda" if torch.cuda.is_available() else "cpu"
        self._tokenizer: Any = MarianTokenizer.from_pretrained(str(folder))
        model: Any = MarianMTModel.from_pretrained(str(folder), dtype=torch.float32)
        self._model = model.to(device).eval()

    def translate(self, lines: Sequence[str], *, beams: int) -> list[Output]:
        """One output per line, in order."""
        order = sorted(range(len(lines)), key=lambda number: len(lines[number]))
        found: dict[int, Output] = {}
        for start in range(0, len(order), _BATCH):
            numbers = order[start : start + _BATCH]
            outputs = self._translate_batch([lines[number] for number in numbers], beams)
            found.update(zip(numbers, outputs, strict=True))
        return [found[number] for number in range(len(lines))]

    def _translate_batch(self, lines: list[str], beams: int) -> list[Output]:
        encoded = self._tokenizer(lines, return_tensors="pt", padding=True).to(self._model.device)
        # A fair translation is seldom twice as long: more means that it loops.
        limit = min(_LONGEST, 20 + 2 * encoded["input_ids"].shape[1])
        ids = self._model.generate(
            **encoded, num_beams=beams, do_sample=False, max_length=limit, forced_eos_token_id=None
        )
        end = self._model.config.eos_token_id
        texts = self._tokenizer.batch_decode(ids, skip_special_tokens=True)
        return [
            Output(text=text, finished=bool((row == end).any())) for text, row in zip(texts, ids, strict=True)
        ]
