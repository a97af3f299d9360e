"""Step 5: BLEU and chrF of an exported folder on one news set, by transformers alone.

python -m models.training.evaluate models/compact-fr-en --direction fr-en --news NEWS/wmt13
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from transformers import MarianMTModel, MarianTokenizer

_BATCH = 48


def main() -> None:
    """Parse the command line, translate, and print scores with their signatures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--direction", choices=("fr-en", "en-fr"), required=True)
    parser.add_argument("--news", type=Path, required=True, help="a news set without its ending")
    parser.add_argument("--beams", type=int, default=4)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    source, target = (
        args.news.with_name(f"{args.news.name}.{language}")
        .read_text(encoding="utf-8")
        .splitlines()[: args.limit]
        for language in args.direction.split("-")
    )
    found = translate(args.folder, source, beams=args.beams)
    for metric in (BLEU(), CHRF()):
        print(f"{metric.corpus_score(found, [target]).score:.1f}  {metric.get_signature()}")


@torch.inference_mode()
def translate(folder: Path, lines: list[str], *, beams: int) -> list[str]:
    """Return one translation per line; batches are of about equal length."""
    tokenizer = MarianTokenizer.from_pretrained(str(folder))
    model: Any = MarianMTModel.from_pretrained(str(folder), dtype=torch.float32)
    model.eval()
    order = sorted(range(len(lines)), key=lambda i: len(lines[i]))
    found = [""] * len(lines)
    for start in range(0, len(lines), _BATCH):
        numbers = order[start : start + _BATCH]
        batch = tokenizer([lines[i] for i in numbers], return_tensors="pt", padding=True)
        ids = model.generate(**batch, num_beams=beams, max_length=20 + 2 * batch["input_ids"].shape[1])
        for i, text in zip(numbers, tokenizer.batch_decode(ids, skip_special_tokens=True), strict=True):
            found[i] = text
    return found


if __name__ == "__main__":
    main()
