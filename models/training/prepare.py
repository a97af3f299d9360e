"""Step 1: read, clean and vary the text, train the vocabulary, encode. Writes arrays into the work folder.

python -m models.training.prepare CONFIG --data DATA --work WORK

Back-translations are read from `DATA/synthetic` and from `WORK/synthetic` (see `backtranslate`).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np

from models.training.augment import Rates, harvest_names, vary
from models.training.config import Config, load_config
from models.training.corpus import (
    SYNTHETIC_MARK,
    Pair,
    mark,
    read_alone,
    read_group,
    read_machine_news,
    read_news,
    read_parallel,
    read_synthetic,
)
from models.training.dictionary import Dictionary
from models.training.domain import score_domain
from models.training.heldout import HeldOut
from models.training.vocabulary import encode_all, train_vocabulary

PARALLEL_GROUPS = ("everyday", "captions", "law", "software", "web", "press")
GROUPS = (
    "europarl",
    *PARALLEL_GROUPS,
    *("news", "machine_fr", "machine_en", "synthetic_fr", "synthetic_en", "alone_en"),
)


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument(
        "--limit", type=int, default=None, help="read only so many Europarl pairs (a rehearsal)"
    )
    parser.add_argument(
        "--vocabulary", type=Path, help="a sentencepiece model to keep (weights go on), not a new one"
    )
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    config, limit = load_config(args.config), args.limit
    prepare(config, args.data, args.work, limit=limit, vocabulary=args.vocabulary, threads=args.threads)


def prepare(
    config: Config, data: Path, work: Path, *, limit: int | None, vocabulary: Path | None, threads: int
) -> None:
    """Write `joint.model` and, per language, tokens and offsets; per pair, its group and how newsy it is."""
    groups = read_groups(config, data, work, limit)
    pairs = [pair for group in groups for pair in group]
    print(
        f"{len(pairs):,} pairs: " + ", ".join(f"{n} {len(g):,}" for n, g in zip(GROUPS, groups, strict=True))
    )
    model = work / "joint.model"
    if vocabulary:
        shutil.copyfile(vocabulary, model)
    else:
        text = _vocabulary_text(groups, Random(config.seed))
        model = train_vocabulary(text, size=config.vocabulary, folder=work, threads=threads)
        print("vocabulary trained", flush=True)
    names = np.concatenate([np.full(len(group), i, dtype=np.uint8) for i, group in enumerate(groups)])
    np.save(work / "groups.npy", names)
    scores = np.zeros(len(pairs), dtype=np.float32)
    for language, side in (("fr", 0), ("en", 1)):
        tokens, offsets = encode_all(model, [pair[side] for pair in pairs], threads=threads)
        np.save(work / f"{language}.npy", tokens)
        np.save(work / f"{language}.offsets.npy", offsets)
        print(f"{language}: {len(tokens):,} tokens", flush=True)
        in_domain = names >= GROUPS.index("press")
        scores += score_domain(tokens, offsets, in_domain, vocabulary=config.vocabulary)
    np.save(work / "domain.npy", scores)


def read_groups(config: Config, data: Path, work: Path, limit: int | None) -> list[list[Pair]]:
    """Return the varied pairs of each of GROUPS; those of human news are also kept as they are."""
    random, held_out = Random(config.seed), HeldOut.read(data)
    parallel = list(islice((pair for pair in read_parallel(data) if not held_out.holds(pair)), limit))
    groups = _read_small_groups(data, work, held_out)
    named = (pair for name in ("news", "press", "web") for pair in groups[name])
    names, dictionary = harvest_names(named, parallel[:200_000]), Dictionary.read(data)

    def varied(pairs: list[Pair]) -> Iterator[Pair]:
        return vary(pairs, names=names, dictionary=dictionary, rates=Rates(), random=random)

    def finished(name: str, pairs: list[Pair]) -> list[Pair]:
        if name.startswith("synthetic_"):  # marked last: no change may move the mark
            return [mark(pair, name.removeprefix("synthetic_")) for pair in varied(pairs)]
        if name.startswith("alone_"):
            return pairs
        return [*pairs, *varied(pairs)] if name in {"news", "press"} else list(varied(pairs))

    return [list(varied(parallel)), *(finished(name, groups[name]) for name in GROUPS[1:])]


def _read_small_groups(data: Path, work: Path, held_out: HeldOut) -> dict[str, list[Pair]]:
    """Every group but Europarl, without what shares a sentence or a run of words with what is held out."""
    folders = (data / "synthetic", work / "synthetic")
    readers: dict[str, Iterator[Pair]] = {name: read_group(data, name) for name in PARALLEL_GROUPS}
    readers["news"] = read_news(data)
    for language in ("fr", "en"):
        readers[f"machine_{language}"] = read_machine_news(data, language)
        readers[f"synthetic_{language}"] = read_synthetic(folders, language)
    readers["alone_en"] = read_alone(data)
    groups: dict[str, list[Pair]] = {}
    for name, pairs in readers.items():
        read = list(pairs)
        groups[name] = [pair for pair in read if not (held_out.holds(pair) or held_out.shares_run(pair))]
        print(f"{name}: {len(read):,} pairs, {len(read) - len(groups[name]):,} held out", flush=True)
    return groups


def _vocabulary_text(groups: list[list[Pair]], random: Random) -> Iterator[str]:
    by_name = dict(zip(GROUPS, groups, strict=True))
    sample = random.sample(by_name["europarl"], min(len(by_name["europarl"]), 150_000))
    human = [pair for name in PARALLEL_GROUPS for pair in by_name[name]]
    yield SYNTHETIC_MARK
    for pair in (*sample, *human, *(3 * by_name["news"])):
        yield from pair


if __name__ == "__main__":
    main()
