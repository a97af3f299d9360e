"""The arms of `bench.speed`: each loads its model, translates the same sentences, and says what it took."""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from audit.config import ModelSpec, TranslationConfig
from audit.text import translation_text
from bench.data import read_lines

__all__ = ["ARMS", "Reading", "article_lines"]

BEAM = 4
BOTH = "our engine: ctranslate2, both directions"
ARTICLE_LINES = 20


@dataclass(frozen=True)
class Reading:
    """One measurement. Seconds, MiB; `cpu` is processor time, which other load on the machine changes less;
    `overhead` is the share of the time that is not translation.
    """

    sentences: int
    tokens: int
    seconds: float
    load: float
    peak: float
    cpu: float
    overhead: float | None = None

    def encode(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))


def _sentences(options: argparse.Namespace) -> list[str]:
    lines = read_lines(options.data, f"{options.set}.fr")[: options.sentences]
    return [translation_text(line) for line in lines]


def _peak() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def _cpu() -> float:
    return sum(os.times()[:4])


def _generate(options: argparse.Namespace, *, batch: int, by_length: bool) -> Reading:
    """What a user would write."""
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    if options.threads:
        torch.set_num_threads(options.threads)
    start = time.perf_counter()
    tokenizer = AutoTokenizer.from_pretrained(options.model)
    model = (
        AutoModelForSeq2SeqLM.from_pretrained(options.model, dtype=torch.float32).to(options.device).eval()
    )
    load = time.perf_counter() - start
    texts = _sentences(options)
    if by_length:
        texts.sort(key=len)
    start, used, tokens = time.perf_counter(), _cpu(), 0
    with torch.inference_mode():
        for first in range(0, len(texts), batch):
            some = tokenizer(texts[first : first + batch], return_tensors="pt", padding=True).to(
                options.device
            )
            limit = 2 * some["input_ids"].shape[1] + 10
            out = model.generate(**some, num_beams=BEAM, max_new_tokens=limit)
            special = (out == tokenizer.pad_token_id) | (out == tokenizer.eos_token_id)
            tokens += int((~special).sum())
    return Reading(len(texts), tokens, time.perf_counter() - start, load, _peak(), _cpu() - used)


def _ours(options: argparse.Namespace, *, engine: str) -> Reading:
    from audit.engines.opening import open_engine

    start = time.perf_counter()
    config = TranslationConfig(engine=engine, device=options.device, beam=BEAM)
    opened = open_engine(ModelSpec(name=options.model), config)
    load = time.perf_counter() - start
    texts = _sentences(options)
    start, used = time.perf_counter(), _cpu()
    done = opened.translate(texts)
    seconds = time.perf_counter() - start
    return Reading(len(texts), sum(one.tokens for one in done), seconds, load, _peak(), _cpu() - used)


def _there_and_back(options: argparse.Namespace) -> Reading:
    """CTranslate2 itself, all sentences to English and those back to French, and nothing else."""
    from audit.engines.opening import open_engine

    start = time.perf_counter()
    config = TranslationConfig(engine="ctranslate2", device=options.device, beam=BEAM)
    back, forth = (open_engine(ModelSpec(name=name), config) for name in (options.model, options.forth))
    load = time.perf_counter() - start
    texts = _sentences(options)
    start, used = time.perf_counter(), _cpu()
    english = back.translate(texts)
    french = forth.translate([one.text for one in english])
    seconds = time.perf_counter() - start
    tokens = sum(one.tokens for one in (*english, *french))
    return Reading(len(texts), tokens, seconds, load, _peak(), _cpu() - used)


def _whole_run(options: argparse.Namespace) -> Reading:
    """`audit run` in this process: the same sentences as articles, there and back, cache empty."""
    from audit.engines.kept.cache_folders import CACHE_VARIABLE
    from audit.engines.opening import open_engine
    from bench.timed_engine import Timer
    from bench.whole_run import RunOptions, whole_run

    timer = Timer()
    lines = read_lines(options.data, f"{options.set}.fr")[: options.sentences]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault(CACHE_VARIABLE, str(Path(folder) / "cache"))
        articles = Path(folder) / "articles.jsonl"
        articles.write_text("".join(article_lines(lines)), encoding="utf-8")
        start, used = time.perf_counter(), _cpu()
        run = RunOptions(
            paths=(str(articles),),
            out=Path(folder) / "run",
            model=options.model,
            round_trip_model=options.forth,
            device=options.device,
        )
        whole_run(run, timer.opening(open_engine))
        seconds = time.perf_counter() - start - timer.load
    overhead = 1 - timer.seconds / seconds
    return Reading(len(lines), timer.tokens, seconds, timer.load, _peak(), _cpu() - used, overhead)


def article_lines(lines: list[str]) -> list[str]:
    """The sentences as articles of twenty, a line of JSON each."""
    return [
        json.dumps({"id": f"a{start}", "text": "\n\n".join(lines[start : start + ARTICLE_LINES])}) + "\n"
        for start in range(0, len(lines), ARTICLE_LINES)
    ]


ARMS: dict[str, Callable[[argparse.Namespace], Reading]] = {
    "generate, file order, batch 1": partial(_generate, batch=1, by_length=False),
    "generate, file order, batch 8": partial(_generate, batch=8, by_length=False),
    "generate, sorted, batch 32": partial(_generate, batch=32, by_length=True),
    "our engine: transformers": partial(_ours, engine="transformers"),
    "our engine: ctranslate2": partial(_ours, engine="ctranslate2"),
    BOTH: _there_and_back,
    "audit run, both directions": _whole_run,
}
