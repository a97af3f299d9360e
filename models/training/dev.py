"""Dev loss, BLEU and chrF of a network in training, on a small sample of a news set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sacrebleu
import sentencepiece as spm
import torch

from models.training.batches import collate, ends
from models.training.network import Batch, Network
from models.training.vocabulary import EOS


@dataclass(frozen=True, slots=True, kw_only=True)
class Dev:
    """Batches of the whole sample for the loss; the first of `references` for greedy translation."""

    batches: list[Batch]
    sample: Batch
    references: list[str]
    processor: spm.SentencePieceProcessor
    pad: int

    @classmethod
    def load(
        cls, news: Path, work: Path, direction: str, *, pad: int, pairs: int = 200, shown: int = 24
    ) -> Dev:
        """Read the first lines of `news`.fr and `news`.en (a path without its ending)."""
        processor = spm.SentencePieceProcessor(model_file=str(work / "joint.model"))
        lines = [
            news.with_name(f"{news.name}.{side}").read_text("utf-8").splitlines()[:pairs]
            for side in direction.split("-")
        ]
        ids = [
            [np.asarray(processor.encode(line, add_eos=True), np.uint16) for line in side] for side in lines
        ]
        order = sorted(range(pairs), key=lambda i: len(ids[1][i]))
        cuts = [order[i : i + 50] for i in range(0, pairs, 50)]
        batches = [collate([ids[0][i] for i in cut], [ids[1][i] for i in cut], pad=pad) for cut in cuts]
        sample = collate(ids[0][:shown], ids[1][:shown], pad=pad)
        return cls(batches=batches, sample=sample, references=lines[1][:shown], processor=processor, pad=pad)

    @torch.no_grad()
    def loss(self, network: Network, device: torch.device) -> float:
        """Return the mean negative log-likelihood of a target token, in nats."""
        network.eval()
        total = sum(float(network(batch.to(device))) for batch in self.batches)
        network.train()
        return total / sum(batch.tokens for batch in self.batches)

    def scores(self, network: Network, device: torch.device) -> str:
        """Translate the sample greedily and return BLEU and chrF in words, and one translation."""
        network.eval()
        found = network.translate(self.sample.to(device), start=self.pad, end=EOS, limit=60).tolist()
        network.train()
        texts = [self.processor.decode(ends(ids)) for ids in found]
        bleu = sacrebleu.corpus_bleu(texts, [self.references]).score
        chrf = sacrebleu.corpus_chrf(texts, [self.references]).score
        return f"BLEU {bleu:.1f} chrF {chrf:.1f} ({len(texts)} lines) | {texts[3]}"
