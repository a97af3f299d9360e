"""Step 1: read, clean and vary the text, train the vocabulary, encode. Writes arrays into the work folder.

python -m models.training.prepare CONFIG --data DATA --work WORK
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np

from models.training.augment import Rates, harvest_names, vary
from models.training.config import Config, load_config
from models.training.corpus import Pair, read_everyday, read_machine_news, read_news, read_parallel
from models.training.domain import score_domain
from models.training.vocabulary import encode_all, train_vocabulary

GROUPS = ("europarl", "everyday", "news", "machine_fr", "machine_en")


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument(
        "--limit", type=int, default=None, help="read only so many Europarl pairs (a rehearsal)"
    )
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    prepare(load_config(args.config), args.data, args.work, limit=args.limit, threads=args.threads)


def prepare(config: Config, data: Path, work: Path, *, limit: int | None, threads: int) -> None:
    """Write `joint.model` and, per language, tokens and offsets; per pair, its group and how newsy it is."""
    groups = read_groups(config, data, limit)
    pairs = [pair for group in groups for pair in group]
    print(
        f"{len(pairs):,} pairs: " + ", ".join(f"{n} {len(g):,}" for n, g in zip(GROUPS, groups, strict=True))
    )
    model = train_vocabulary(
        _vocabulary_text(groups, Random(config.seed)), size=config.vocabulary, folder=work, threads=threads
    )
    print("vocabulary trained", flush=True)
    names = np.concatenate([np.full(len(group), i, dtype=np.uint8) for i, group in enumerate(groups)])
    np.save(work / "groups.npy", names)
    scores = np.zeros(len(pairs), dtype=np.float32)
    for language, side in (("fr", 0), ("en", 1)):
        tokens, offsets = encode_all(model, [pair[side] for pair in pairs], threads=threads)
        np.save(work / f"{language}.npy", tokens)
        np.save(work / f"{language}.offsets.npy", offsets)
        print(f"{language}: {len(tokens):,} tokens", flush=True)
        in_domain = names >= GROUPS.index("news")
        scores += score_domain(tokens, offsets, in_domain, vocabulary=config.vocabulary)
    np.save(work / "domain.npy", scores)


def read_groups(config: Config, data: Path, limit: int | None) -> list[list[Pair]]:
    """Return the varied pairs of each of GROUPS; small groups are also kept as they are."""
    random = Random(config.seed)
    parallel = list(islice(read_parallel(data), limit))
    news, everyday = list(read_news(data)), list(read_everyday(data))
    names = harvest_names(news, parallel[:200_000])

    def varied(pairs: list[Pair]) -> Iterator[Pair]:
        return vary(pairs, names=names, rates=Rates(), random=random)

    return [
        list(varied(parallel)),
        [*everyday, *varied(everyday)],
        [*news, *varied(news)],
        *(list(varied(list(read_machine_news(data, language)))) for language in ("fr", "en")),
    ]


def _vocabulary_text(groups: list[list[Pair]], random: Random) -> Iterator[str]:
    europarl, everyday, news, *_ = groups
    sample = random.sample(europarl, min(len(europarl), 150_000))
    for pair in (*sample, *everyday, *news, *news, *news):
        yield from pair


if __name__ == "__main__":
    main()
