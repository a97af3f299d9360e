"""Variety that articles have and parliamentary proceedings lack, applied alike to both sides of a pair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from models.training.corpus import Pair
from models.training.dictionary import Dictionary

_CITIES = (
    *(
        ("PARIS", "PARIS"),
        ("LONDRES", "LONDON"),
        ("BRUXELLES", "BRUSSELS"),
        ("GENÈVE", "GENEVA"),
        ("ROME", "ROME"),
    ),
    *(
        ("MOSCOU", "MOSCOW"),
        ("PÉKIN", "BEIJING"),
        ("VIENNE", "VIENNA"),
        ("LE CAIRE", "CAIRO"),
        ("KIEV", "KYIV"),
    ),
    *(("WASHINGTON", "WASHINGTON"), ("NEW YORK", "NEW YORK"), ("TOKYO", "TOKYO"), ("BERLIN", "BERLIN")),
    *(("JÉRUSALEM", "JERUSALEM"), ("BEYROUTH", "BEIRUT"), ("ATHÈNES", "ATHENS"), ("VARSOVIE", "WARSAW")),
    *(
        ("TÉHÉRAN", "TEHRAN"),
        ("JAKARTA", "JAKARTA"),
        ("DAKAR", "DAKAR"),
        ("MADRID", "MADRID"),
        ("ALGER", "ALGIERS"),
    ),
)
_AGENCIES = ("AFP", "Reuters", "AP", "Xinhua", "TASS", "EFE", "ANSA", "dpa")
# Too short for `_NAME`, cut into single letters by the vocabulary, and daily bread of the news.
_SHORT_NAMES = (
    "Abe Ali Ban Bo Cho Do Fu Ha Ho Hu Ito Ji Ki Kim Ko Lai Lam Lee Li Lin Lo Lu Ma "
    "Ng Oh Pak Qi Qin Ren Roy Shi Su Sun Tan To Wei Wen Wu Xi Xia Xu Yan Ye Yi Yu Zhu Zia"
)
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-Ý][a-zà-ÿ]{3,}\b")
_DIGITS = re.compile(r"\d{2,}")
_MAX_JOINED_CHARS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often, in [0, 1], a pair is changed in each way."""

    joined: float = 0.06
    capitals: float = 0.01
    no_stop: float = 0.05
    dateline: float = 0.01
    number: float = 0.3
    name: float = 0.15
    acronym: float = 0.05
    word: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names to put in (`rare`), and capitalised words never replaced (`common`: Commission, Europe, …)."""

    rare: tuple[str, ...]
    common: frozenset[str]


def harvest_names(news: Iterable[Pair], parallel: Iterable[Pair], *, common_from: int = 40) -> Names:
    """Collect capitalised words found inside both sides of a pair: those of the news are mostly names."""
    counts = Counter(name for pair in parallel for name in _shared(_NAME, pair))
    common = frozenset(name for name, count in counts.items() if count >= common_from)
    found = {name for pair in news for name in _shared(_NAME, pair)}
    return Names(rare=tuple(sorted(found - common)), common=common)


def vary(
    pairs: Iterable[Pair], *, names: Names, dictionary: Dictionary, rates: Rates, random: Random
) -> Iterator[Pair]:
    """Yield as many pairs or fewer: some varied, some joined with the pair that follows."""
    held: Pair | None = None
    for pair in pairs:
        changed = _vary_one(pair, names, rates, random)
        if random.random() < rates.word:
            changed = dictionary.replace(changed, random)
        if held is not None:
            yield Pair(f"{held.french} {changed.french}", f"{held.english} {changed.english}")
            held = None
        elif random.random() < rates.joined and len(changed.french) < _MAX_JOINED_CHARS / 2:
            held = changed
        else:
            yield changed
    if held is not None:
        yield held


def _vary_one(pair: Pair, names: Names, rates: Rates, random: Random) -> Pair:
    if random.random() < rates.number:
        pair = _replace_shared(pair, _DIGITS, lambda digits: _other_number(digits, random))
    if random.random() < rates.name:
        pair = _replace_shared(pair, _NAME, lambda name: _other_name(name, names, random))
    if random.random() < rates.acronym and not pair.french.isupper():
        pair = _replace_shared(pair, _ACRONYM, lambda letters: _other_acronym(letters, random))
    if random.random() < rates.no_stop and pair.french.endswith(".") and pair.english.endswith("."):
        pair = Pair(pair.french[:-1], pair.english[:-1])
    if random.random() < rates.dateline:
        pair = _add_dateline(pair, random)
    if random.random() < rates.capitals:
        pair = Pair(pair.french.upper(), pair.english.upper())
    return pair


def _shared(pattern: re.Pattern[str], pair: Pair) -> list[str]:
    found = pattern.findall(pair.french)
    return [word for word in found if re.search(rf"\b{word}\b", pair.english)] if found else []


def _replace_shared(pair: Pair, pattern: re.Pattern[str], other: Callable[[str], str]) -> Pair:
    swaps = {word: other(word) for word in _shared(pattern, pair)}
    if not swaps:
        return pair
    words = re.compile("|".join(rf"\b{word}\b" for word in swaps))
    french, english = (words.sub(lambda match: swaps[match[0]], side) for side in pair)
    return Pair(french, english)


def _other_number(digits: str, random: Random) -> str:
    """Another number as long; years stay, since translators' grammar around them is particular."""
    if len(digits) == 4 and digits[:2] in {"19", "20"}:
        return digits
    rest = "".join(random.choice("0123456789") for _ in digits[1:])
    return random.choice("123456789") + rest


def _other_name(known: str, names: Names, random: Random) -> str:
    """A real name, or one name's beginning with another's end, so that copying is learnt and not a list."""
    if known in names.common:
        return known
    if random.random() < 0.15:
        return random.choice(_SHORT_NAMES.split())
    name = random.choice(names.rare)
    if random.random() < 0.5:
        return name
    other = random.choice(names.rare)
    return name[: len(name) // 2 + 1] + other[len(other) // 2 :]


def _other_acronym(letters: str, random: Random) -> str:
    """Other letters, as many. Only acronyms that both languages share get here: no UE, no ONU."""
    return "".join(random.choice("ABCDEFGHIJKLMNOPRSTUVWZ") for _ in letters)


def _add_dateline(pair: Pair, random: Random) -> Pair:
    french, english = random.choice(_CITIES)
    if random.random() < 0.5:
        french, english = french.title(), english.title()
    agency = f" ({random.choice(_AGENCIES)})" if random.random() < 0.5 else ""
    dash = random.choice(("-", "\u2013", "\u2014"))
    return Pair(f"{french}{agency} {dash} {pair.french}", f"{english}{agency} {dash} {pair.english}")
