"""Reads and cleans French–English pairs: `parallel/`, `synthetic/`, and the news sets' `.fr` and `.en`."""

from __future__ import annotations

import html
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

MAX_CHARS = 600
NEWS_TRAINING_SETS = (
    "wmt08",
    "wmt09",
    "wmt10",
    "wmt11",
)  # wmt12, wmt13 and flores-dev are for measuring only

# Which group a file of `parallel/` belongs to; `europarl-*` is a group of its own.
GROUP_OF = {
    "wce-lig-news": "press",
    "pud": "press",
    "newsdiscussdev2015": "press",
    "modern-web-docs": "web",
    "debian-www": "software",
    "canada-laws": "law",
    "tatoeba-manythings": "everyday",
    "multi30k": "captions",
}
# TICO-19 stands in it, and minimal pairs made from TICO-19 are measured by; tatoeba-manythings has the like.
UNREAD = frozenset({"tatoeba-tico19"})
# Begins a source that a model has written, so that the weights can tell its noise from human text: it is in
# the vocabulary and never in text.
SYNTHETIC_MARK = "ÿ"

# The source that says next to nothing: given it, the model learns how probable French is by itself.
NOTHING = "."

_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\d")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
# wmt08 has articles with è, ê, à and û written without accents: a model that writes French must not see them.
_LOST_ACCENTS = re.compile(
    r"\b(apres|tres|pres|etre|meme|derniere|premiere|deja|voila|etait|probleme|systeme|regle)s?\b"
)


class Pair(NamedTuple):
    """One French sentence and its English translation."""

    french: str
    english: str


def read_parallel(data: Path) -> Iterator[Pair]:
    """Yield the clean pairs of every `parallel/europarl-*.tsv.xz`."""
    for path in sorted((data / "parallel").glob("europarl-*.tsv.xz")):
        yield from filter(is_clean, _read_tsv(path))


def read_group(data: Path, group: str) -> Iterator[Pair]:
    """Yield the clean pairs of the files of `parallel/` in `group`; ValueError for a file in none."""
    for path in sorted((data / "parallel").glob("*.tsv.xz")):
        name = path.name.removesuffix(".tsv.xz")
        if name.startswith("europarl-") or name in UNREAD:
            continue
        if name not in GROUP_OF:
            raise ValueError(f"{path} belongs to no group: add it to GROUP_OF or UNREAD")
        if GROUP_OF[name] == group:
            yield from filter(is_clean, _read_tsv(path))


def read_synthetic(folders: Iterable[Path], language: str) -> Iterator[Pair]:
    """Yield the clean pairs whose side in `language` a model wrote; the other side is real.

    They are `en-*.tsv.xz` for "fr" and `fr-*.tsv.xz` for "en": files are named by what is real in them.
    """
    real = {"fr": "en", "en": "fr"}[language]
    for folder in folders:
        for path in sorted(folder.glob(f"{real}-*.tsv.xz")):
            yield from filter(is_clean, _read_tsv(path))


def read_alone(data: Path) -> Iterator[Pair]:
    """Yield the French press text of `mono/`, a sentence each, beside nothing."""
    for path in sorted((data / "mono").glob("fr-*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if 0 < len(french := line.strip()) <= MAX_CHARS:
                    yield Pair(french, NOTHING)


def mark(pair: Pair, language: str) -> Pair:
    """Return the pair with its side in `language` marked as a model's."""
    if language == "fr":
        return Pair(f"{SYNTHETIC_MARK} {pair.french}", pair.english)
    return Pair(pair.french, f"{SYNTHETIC_MARK} {pair.english}")


def read_news(data: Path, sets: tuple[str, ...] = NEWS_TRAINING_SETS) -> Iterator[Pair]:
    """Yield the human translations of the news sets, without the articles whose French lost its accents."""
    for name in sets:
        french, english = (_read_lines(data / "news" / f"{name}.{language}") for language in ("fr", "en"))
        yield from _pair_up(french, english, kept=_with_accents(french))


def read_machine_news(
    data: Path, language: str, sets: tuple[str, ...] = NEWS_TRAINING_SETS
) -> Iterator[Pair]:
    """Yield the same news with the side in `language` ("fr" or "en") by each system whose file is there.

    Meant to be read from `language` into the other, so that what is learnt to be written is a human's, and
    what is learnt to be read is what the tool is for.
    """
    for name in sets:
        human = {side: _read_lines(data / "news" / f"{name}.{side}") for side in ("fr", "en")}
        kept = _with_accents(human["fr"])
        for path in sorted((data / "news").glob(f"{name}.*.{language}")):
            sides = human | {language: [html.unescape(line) for line in _read_lines(path)]}
            yield from filter(is_clean, _pair_up(sides["fr"], sides["en"], kept=kept))


def is_clean(pair: Pair) -> bool:
    """Whether both sides are of fair length, differ, and state the same numbers."""
    french, english = pair
    if not (0 < len(french) <= MAX_CHARS and 0 < len(english) <= MAX_CHARS):
        return False
    if len(french) > 20 and french == english:
        return False
    return _numbers(french) == _numbers(english)


def _read_lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]


def _pair_up(french: Sequence[str], english: Sequence[str], *, kept: Sequence[bool]) -> Iterator[Pair]:
    for fr, en, keep in zip(french, english, kept, strict=True):
        if fr and en and keep:
            yield Pair(fr, en)


def _with_accents(french: Sequence[str]) -> list[bool]:
    """Whether neither a line nor its neighbours show the words of an article that lost its accents."""
    lost = [bool(_LOST_ACCENTS.search(line)) for line in french]
    return [not any(lost[max(0, i - 4) : i + 5]) for i in range(len(lost))]


def _read_tsv(path: Path) -> Iterator[Pair]:
    if not path.stat().st_size:  # no archive at all: a download that failed
        return
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            french, _, english = line.rstrip("\n").partition("\t")
            yield Pair(french.strip(), english.strip())


def _numbers(text: str) -> list[str]:
    """All numbers of two digits or more, without separators: "2,5" and "2.5", "1 000" and "1,000" agree."""
    found = _NUMBER.findall(_THOUSANDS.sub("", text))
    digits = (re.sub(r"\D", "", number) for number in found)
    return sorted(number for number in digits if len(number) > 1)
