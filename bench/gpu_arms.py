"""The arms of `bench.gpu`: each translates the same sentences with beam 4 on one device in one type."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest import mock

from audit.config import ModelSpec, TranslationConfig
from audit.engines.engine import Engine

__all__ = ["ARMS", "ARTICLE_LINES", "BASELINE", "BEAM", "REFERENCE", "Job", "Reading"]

BEAM = 4
BASELINE = "generate, sorted, batch 64"
REFERENCE = "our engine: transformers"
_FEW = 128
"""Sentences for the arms too slow for all."""
ARTICLE_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to translate, with what, on what; `forth` is the model of the round trip, if there is one."""

    model: Path
    forth: Path | None
    device: str
    dtype: str
    texts: tuple[str, ...]
    rounds: int
    batch_tokens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The seconds of every round over `sentences` (the first warms up, and is not among them).

    `translations` of the last round, in the order of the job; `overhead` the share that is not translation;
    `source` is the mean number of source tokens, `batch` of sentences searched together, where known.
    """

    sentences: int
    tokens: int
    seconds: tuple[float, ...]
    load: float
    translations: tuple[str, ...] = ()
    overhead: float | None = None
    source: float | None = None
    batch: float | None = None


def _repeat(job: Job, translate: Callable[[], Any]) -> tuple[Any, tuple[float, ...]]:
    """What `translate` returns, and the seconds of each round after the first."""
    import torch

    readings = []
    found = None
    for _ in range(1 + job.rounds):
        start = perf_counter()
        found = translate()
        if job.device != "cpu":
            torch.cuda.synchronize()
        readings.append(perf_counter() - start)
    return found, tuple(readings[1:])


def _generate(job: Job, *, batch: int, by_length: bool) -> Reading:
    """What a user would write."""
    import torch
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    start = perf_counter()
    tokenizer: Any = AutoTokenizer.from_pretrained(job.model)
    model: Any = AutoModelForSeq2SeqLM.from_pretrained(job.model, dtype=getattr(torch, job.dtype))
    model = model.to(job.device).eval()
    load = perf_counter() - start
    texts = job.texts if by_length else job.texts[:_FEW]
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]) if by_length else number)

    def translate() -> dict[int, str]:
        found = {}
        for first in range(0, len(order), batch):
            numbers = order[first : first + batch]
            some = tokenizer([texts[number] for number in numbers], return_tensors="pt", padding=True)
            limit = 2 * some["input_ids"].shape[1] + 10
            with torch.inference_mode():
                ids = model.generate(**some.to(job.device), num_beams=BEAM, max_new_tokens=limit).cpu()
            for place, (number, row) in enumerate(zip(numbers, ids, strict=True)):
                sizes[number] = int(some["attention_mask"][place].sum())
                content = row[(row != tokenizer.pad_token_id) & (row != tokenizer.eos_token_id)]
                counts[number] = len(content)
                found[number] = tokenizer.decode(content, skip_special_tokens=True)
        return found

    counts: dict[int, int] = {}
    sizes: dict[int, int] = {}
    found, seconds = _repeat(job, translate)
    return Reading(
        sentences=len(texts),
        tokens=sum(counts.values()),
        seconds=seconds,
        load=load,
        translations=tuple(found[number] for number in range(len(texts))),
        source=sum(sizes.values()) / len(sizes),
        batch=min(batch, len(texts)),
    )


def _ours(job: Job, *, engine: str) -> Reading:
    from audit.engines.opening import open_engine

    start = perf_counter()
    opened = open_engine(ModelSpec(name=str(job.model)), _config(job, engine))
    load = perf_counter() - start
    done, seconds = _repeat(job, lambda: opened.translate(job.texts))
    source, batch = _means(opened, job.texts)
    return Reading(
        sentences=len(job.texts),
        tokens=sum(one.tokens for one in done),
        seconds=seconds,
        load=load,
        translations=tuple(one.text for one in done),
        source=source,
        batch=batch,
    )


def _config(job: Job, engine: str) -> TranslationConfig:
    settings: dict[str, Any] = {"engine": engine, "device": job.device, "dtype": job.dtype, "beam": BEAM}
    if job.batch_tokens:
        settings["batch_tokens"] = job.batch_tokens
    return TranslationConfig(**settings)


def _means(engine: Engine, texts: Sequence[str]) -> tuple[float, float]:
    """Source tokens of a sentence, and sentences of a batch."""
    from audit.engines.batching import pack
    from audit.engines.marian import MarianEngine

    assert isinstance(engine, MarianEngine)
    capacity, encode = engine.searcher.capacity, engine.tokenizer.encode
    sources = [tuple(encode(text)[: capacity.source]) for text in texts]
    batches = pack(
        sources, positions=capacity.positions, tokens=capacity.tokens, sentences=capacity.sentences
    )
    return sum(map(len, sources)) / len(sources), len(sources) / len(batches)


def _whole_run(job: Job) -> Reading:
    """`audit run` in this process: the same sentences as articles, there and back, cache empty."""
    from audit.engines.kept.cache_folders import CACHE_VARIABLE
    from audit.engines.opening import open_engine
    from bench.timed_engine import Timer
    from bench.whole_run import RunOptions, whole_run

    overheads, tokens, load = [], 0, 0.0

    def translate() -> None:
        nonlocal tokens, load
        timer = Timer()
        with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ):
            os.environ[CACHE_VARIABLE] = str(Path(folder) / "cache")
            articles = _write_articles(Path(folder) / "articles.jsonl", job.texts)
            options = RunOptions(
                paths=(str(articles),),
                out=Path(folder) / "run",
                config=_write_config(Path(folder) / "config.toml", job),
                model=str(job.model),
                round_trip_model=str(job.forth or job.model),
                engine="torch",
                device=job.device,
            )
            start = perf_counter()
            whole_run(options, timer.opening(open_engine))
            elapsed = perf_counter() - start
        tokens, load = timer.tokens, timer.load
        overheads.append(1 - (timer.seconds + timer.load) / elapsed)

    _, seconds = _repeat(job, translate)
    return Reading(
        sentences=len(job.texts), tokens=tokens, seconds=seconds, load=load, overhead=overheads[-1]
    )


def _write_config(path: Path, job: Job) -> Path:
    lines = ["[translation]", f'dtype = "{job.dtype}"', f"beam = {BEAM}"]
    if job.batch_tokens:
        lines.append(f"batch_tokens = {job.batch_tokens}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _write_articles(path: Path, lines: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, len(lines), ARTICLE_LINES):
            text = "\n\n".join(lines[start : start + ARTICLE_LINES])
            file.write(json.dumps({"id": f"a{start}", "text": text}) + "\n")
    return path


ARMS: dict[str, Callable[[Job], Reading]] = {
    "generate, file order, batch 8": partial(_generate, batch=8, by_length=False),
    BASELINE: partial(_generate, batch=64, by_length=True),
    REFERENCE: partial(_ours, engine="transformers"),
    "our engine: torch": partial(_ours, engine="torch"),
    "audit run, both directions": _whole_run,
}
