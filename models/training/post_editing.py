"""Instead of `prepare`, for the post-editor: right French beside the same with errors, and with its English.

    python -m models.training.post_editing models/training/post-editor.toml --data DATA --work WORK

Writes what `prepare` writes, where the "English" of a pair is what the post-editor reads: the English
sentence, the mark, and the French with a few errors put in; for press text in one language, the mark and the
French. `train --direction en-fr` goes on from there. So the model learns what the French should be, given
both what it is and what it renders: grammatical error correction by synthetic errors (Grundkiewicz,
Junczys-Dowmunt and Heafield 2019) and automatic post-editing in one.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from pathlib import Path
from random import Random

import numpy as np

from models.training.config import load_config
from models.training.corpus import (
    MAX_CHARS,
    SYNTHETIC_MARK,
    Pair,
    read_alone,
    read_group,
    read_machine_news,
    read_news,
    read_parallel,
)
from models.training.dictionary import read_glosses
from models.training.form_slips import slip_forms
from models.training.heldout import HeldOut
from models.training.meaning_slips import slip_meaning
from models.training.prepare import GROUPS, PARALLEL_GROUPS
from models.training.vocabulary import encode_all
from models.training.words import Words

# One Europarl pair in so many: the rest would hardly be drawn.
_EUROPARL_STEP = 6
_JOINED, _NO_STOP, _RIGHT = 0.05, 0.04, 0.12
_MOST_JOINED = 150  # characters
_RATES = (0.04, 0.08, 0.12, 0.18)
_FORMS_BESIDE = 0.6
_RATES_BESIDE = (0.03, 0.06, 0.1)
_MEANINGS = (0, 1, 1, 2, 2, 3)


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True, help="the sentencepiece model of the pair")
    parser.add_argument(
        "--limit", type=int, default=None, help="read only so many pairs of each group (a rehearsal)"
    )
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    seed = load_config(args.config).seed
    groups = read_groups(args.data, args.limit)
    print(", ".join(f"{name} {len(pairs):,}" for name, pairs in groups.items()), flush=True)
    known = known_words(groups, read_glosses(args.data))
    write(groups, known, args.work, args.vocabulary, random=Random(seed), threads=args.threads)


def read_groups(data: Path, limit: int | None = None) -> dict[str, list[Pair]]:
    """The pairs of each group, without what is held out; those of `alone_en` have no English."""
    held_out = HeldOut.read(data)
    readers: dict[str, Iterator[Pair]] = {name: read_group(data, name) for name in PARALLEL_GROUPS}
    readers["europarl"] = islice(read_parallel(data), 0, None, _EUROPARL_STEP)
    readers["news"] = read_news(data)
    readers["machine_en"] = read_machine_news(data, "fr")
    readers["alone_en"] = (Pair(pair.french, "") for pair in read_alone(data))
    return {
        name: [
            pair
            for pair in islice(pairs, limit)
            if not held_out.holds(pair) and (name == "europarl" or not held_out.shares_run(pair))
        ]
        for name, pairs in readers.items()
    }


def known_words(groups: dict[str, list[Pair]], translations: Mapping[str, frozenset[str]]) -> Words:
    """The words of press, news and web."""
    lines = [pair.french for name in ("alone_en", "news", "press", "web") for pair in groups.get(name, [])]
    return Words.of(lines, translations)


def write(
    groups: dict[str, list[Pair]],
    known: Words,
    work: Path,
    vocabulary: Path,
    *,
    random: Random,
    threads: int,
) -> None:
    """Write the arrays of all groups (see `prepare.prepare`)."""
    found = [
        (group, pair) for name, pairs in groups.items() for group, pair in _drafts(name, pairs, known, random)
    ]
    shutil.copyfile(vocabulary, work / "joint.model")
    np.save(work / "groups.npy", np.array([GROUPS.index(group) for group, _ in found], dtype=np.uint8))
    np.save(work / "domain.npy", np.zeros(len(found), dtype=np.float32))
    for language, side in (("fr", 0), ("en", 1)):
        tokens, offsets = encode_all(work / "joint.model", [pair[side] for _, pair in found], threads=threads)
        np.save(work / f"{language}.npy", tokens)
        np.save(work / f"{language}.offsets.npy", offsets)
        print(f"{language}: {len(tokens):,} tokens", flush=True)


def _drafts(name: str, pairs: list[Pair], words: Words, random: Random) -> Iterator[tuple[str, Pair]]:
    """Each pair with its group, its "English" what is read; of human news with two drafts, and one alone."""
    for pair in _varied(pairs, random):
        if not pair.english:
            yield "alone_en", Pair(pair.french, edit_source("", with_wrong_forms(pair.french, words, random)))
            continue
        is_news = name in {"news", "press"}
        for _ in range(2 if is_news else 1):
            yield name, Pair(pair.french, edit_source(pair.english, with_errors(pair.french, words, random)))
        if is_news:
            yield "alone_en", Pair(pair.french, edit_source("", with_wrong_forms(pair.french, words, random)))


def _varied(pairs: list[Pair], random: Random) -> Iterator[Pair]:
    """Some joined with the next, as passages of an article may be, some without their stop."""
    for pair, after in pairwise([*pairs, Pair("", "")]):
        joined, one = after.french and len(pair.french) < _MOST_JOINED, pair
        if random.random() < _JOINED and joined:
            one = Pair(*(" ".join(filter(None, sides)) for sides in zip(pair, after, strict=True)))
        if random.random() < _NO_STOP and all(side[-1:] in {".", ""} for side in one):
            one = Pair(*(side.removesuffix(".") for side in one))
        if all(len(side) <= MAX_CHARS for side in one):
            yield one


def edit_source(english: str, french: str) -> str:
    """What the post-editor reads: the English, if there is any, the mark, and the French as it stands."""
    return f"{english} {SYNTHETIC_MARK} {french}".lstrip()


def with_errors(french: str, words: Words, random: Random) -> str:
    """The French with up to three errors of meaning and some words in a wrong form; one in eight as it is."""
    if random.random() < _RIGHT:
        return french
    for _ in range(random.choice(_MEANINGS)):
        french = slip_meaning(french, words, random) or french
    if random.random() < _FORMS_BESIDE:
        french = slip_forms(french, words, random.choice(_RATES_BESIDE), random)
    return french


def with_wrong_forms(french: str, words: Words, random: Random) -> str:
    """The French with some words in a wrong form; one in eight as it is."""
    return french if random.random() < _RIGHT else slip_forms(french, words, random.choice(_RATES), random)


if __name__ == "__main__":
    main()
