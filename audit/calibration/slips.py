"""Errors of one word planted in a line: drawn by frequency, ending and lemma, from no table of the checks."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from simplemma import lemmatize

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_COMMON = 2
"""Words rarer than this in the news that was read stand in for nothing: they may be misprints themselves."""
_SOUND_ALIKE = (
    "a à",
    "ou où",
    "et est",
    "on ont",
    "son sont",
    "ce se",
    "ces ses",
    "la là",
    "sa ça",
    "peu peut",
)
_ARTICLES = (
    "le la",
    "les le",
    "les la",
    "un une",
    "un des",
    "ce cette",
    "mon ma",
    "son sa",
    "du des",
    "au aux",
)
_ENDINGS = tuple(
    pair
    for one, other in (
        ("", "s"), ("", "e"), ("é", "er"), ("é", "ée"), ("é", "és"), ("és", "ées"), ("e", "ent"),
        ("ait", "aient"), ("al", "aux"),
    )
    for pair in ((one, other), (other, one))
)  # fmt: skip


_NOUN = re.compile(r"(?:tion|sion|té|age|isme|ance|ence|ure|eur)s?$")
_MODIFIER = re.compile(r"(?:ment|ique|al|ale|aux|eux|euse|if|ive|aire|ible|able|ien|ienne|ain|aine)s?$")
_PLURAL = ("s", "x")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPlanted:
    """A pair with an error: the French before and after, the place that is wrong now, and what stood there.

    Where a word was dropped the place is empty, and what stood there is the dropped word; where one was added
    nothing stood there.
    """

    english: str
    clean: str
    french: str
    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of news with their frequency, by ending and frequency, and by lemma; adjectives, known by their
    ending, by whether they are in the plural; and which words stand behind a word.
    """

    counts: Counter[str]
    alike: dict[tuple[str, int], list[str]]
    forms: dict[str, list[str]]
    adjectives: dict[bool, list[str]]
    behind: dict[str, list[str]]

    @staticmethod
    def of(lines: Iterable[str]) -> "Lexicon":
        """The lexicon of these lines."""
        written = [_WORD.findall(line) for line in lines]
        counts = Counter(word for words in written for word in words if word.islower())
        alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        forms: dict[str, list[str]] = defaultdict(list)
        adjectives: dict[bool, list[str]] = {True: [], False: []}
        for word, count in counts.items():
            if count >= _COMMON and _modifies(word) and not word.endswith("ment"):
                adjectives[word.endswith(_PLURAL)].append(word)
        for word, count in sorted(counts.items()):
            if count >= _COMMON:
                if len(word) >= _SHORTEST:
                    alike[_class(word, count)].append(word)
                forms[str(lemmatize(word, lang="fr"))].append(word)
        pairs = {pair for words in written for pair in pairwise(words)}
        behind: dict[str, list[str]] = defaultdict(list)
        for before, word in sorted(pairs):
            if counts[word] >= _COMMON and len(word) >= _SHORTEST:
                behind[before].append(word)
        return Lexicon(counts, alike, forms, adjectives, behind)


def _class(word: str, count: int) -> tuple[str, int]:
    return word[-3:], int(math.log2(count))


Slip = Callable[[str, str, Lexicon, Random], str | None]
"""What a word becomes behind the word before it, None where this slip cannot befall it; the empty string
drops it, itself and another word add that one."""


def wrong_word(before: str, word: str, lexicon: Lexicon, rng: Random) -> str | None:
    """Another word of the same ending and frequency."""
    if len(word) < _SHORTEST or word not in lexicon.counts:
        return None
    others = lexicon.alike.get(_class(word, lexicon.counts[word]), [])
    return _drawn([other for other in others if other[:3] != word[:3]], rng)


def fluent_word(before: str, word: str, lexicon: Lexicon, rng: Random) -> str | None:
    """Another word of the same ending that news has behind the word before, too: what reads well there."""
    if len(word) < _SHORTEST or word not in lexicon.counts:
        return None
    others = [one for one in lexicon.behind.get(before, ()) if one[-2:] == word[-2:] and one[:3] != word[:3]]
    return _drawn(others, rng)


def another_form(before: str, word: str, lexicon: Lexicon, rng: Random) -> str | None:
    """Another form of its lemma found in the news, with the same beginning: agreement, person, ending."""
    forms = lexicon.forms.get(str(lemmatize(word, lang="fr")), [])
    near = [
        form
        for form in forms
        if form != word and form[: max(1, len(word) - 3)] == word[: max(1, len(word) - 3)]
    ]
    return _drawn(near, rng)


def agreement(before: str, word: str, lexicon: Lexicon, rng: Random) -> str | None:
    """Another number or gender, another ending of a participle or infinitive, another article."""
    sets = [line.split() for line in _ARTICLES if word in line.split()]
    if sets:
        return _drawn([other for one in sets for other in one if other != word], rng)
    found = [
        word[: len(word) - len(ending)] + other
        for ending, other in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1
    ]
    return _drawn([form for form in found if lexicon.counts[form] >= _COMMON], rng)


def sound_alike(before: str, word: str, lexicon: Lexicon, rng: Random) -> str | None:
    """A small word that sounds the same."""
    pairs = [pair.split() for pair in _SOUND_ALIKE]
    return _drawn([one for pair in pairs if word in pair for one in pair if one != word], rng)


def dropped(before: str, word: str, lexicon: Lexicon, rng: Random) -> str | None:
    """An adverb or adjective left out."""
    return "" if _modifies(word) else None


def added(before: str, word: str, lexicon: Lexicon, rng: Random) -> str | None:
    """A noun, known by its ending, with an adjective behind it, in the same number."""
    if not _NOUN.search(word) or len(word) <= _SHORTEST:
        return None
    other = _drawn(lexicon.adjectives[word.endswith("s")], rng)
    return other and f"{word} {other}"


def _modifies(word: str) -> bool:
    """Whether it is an adverb or adjective, by its ending."""
    return len(word) > _SHORTEST and _MODIFIER.search(word) is not None


SLIPS: dict[str, Slip] = {
    "wrong word": wrong_word,
    "fluent word": fluent_word,
    "agreement": agreement,
    "another form": another_form,
    "sound-alike": sound_alike,
    "word left out": dropped,
    "word added": added,
}


def plant(pairs: Sequence[tuple[str, str]], slip: Slip, lexicon: Lexicon, rng: Random) -> list[WordPlanted]:
    """One error in every line (English, French) that offers a place for it."""
    found = []
    for english, french in pairs:
        words = list(_WORD.finditer(french))
        before = ["", *(match[0] for match in words)]
        places = [pair for pair in zip(before, words, strict=False) if pair[1][0].islower()]
        for behind, match in rng.sample(places, len(places)):
            wrong = slip(behind, match[0], lexicon, rng)
            if wrong is not None:
                found.append(_planted(english, french, match, wrong))
                break
    return found


def _planted(english: str, french: str, match: re.Match[str], wrong: str) -> WordPlanted:
    before, right, after = french[: match.start()], match[0], french[match.end() :]
    if not wrong:
        before = before.removesuffix(" ")
    elif wrong.startswith(f"{right} "):
        before, wrong, right = f"{before}{right} ", wrong.removeprefix(f"{right} "), ""
    return WordPlanted(
        english=english,
        clean=french,
        french=before + wrong + after,
        start=len(before),
        end=len(before) + len(wrong),
        right=right,
    )


def _drawn(words: Sequence[str], rng: Random) -> str | None:
    return rng.choice(words) if words else None
