"""Words in a wrong form, or a small word for another: what goes wrong in French itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from random import Random

from models.training.words import WORD, Words, ending, lemma, sound

# Small words that stand for one another wrongly; each line is a set.
_SMALL = """
le la les un une des du de
ce cet cette ces ses se
mon ma mes
son sa ses leur leurs
notre nos
votre vos
à a as au aux
de du des
ou où
et est es ait
on ont
son sont
sa ça
la là
peu peut peux
quand quant qu
quel quelle quels quelles qu
tout toute tous toutes
il elle ils elles
lui leur
qui que dont où
à de en dans sur pour par avec
leur leurs
près prêt
mais mes met
sans sang cent
dont donc
celui celle ceux celles
lequel laquelle lesquels lesquelles
me te se
plus plu
davantage avantage
voir voire
cours court
fois foie
pas par
y en
ait est ai aie
soit sois sait
"""
_PARTED = {"du": "de le", "des": "de les", "au": "à le", "aux": "à les"}
# Endings that are taken for one another, either way.
_ENDINGS = """
é-er é-ée é-és és-ées ée-ées er-ez é-ez ait-aient ait-ais ai-ais e-ent e-es -s -e al-aux al-ale a-ont ra-ront
rait-raient t-ent it-irent u-ue i-it is-it eux-euse if-ive f-ve ant-ent e-é en-enne on-onne el-elle et-ette
er-ère c-que se-ce t-d
"""
_ACCENTS = str.maketrans("éèêëàâîïôûùç", "eeeeaaiiouuc")
_ELIDED = re.compile(r"\b([lLdDqQnNsSjJ]|[Qq]u)['’](?=[aeiouyhéèêàâAEIOUYHÉ])")
_WHOLE = {
    "l": ("le", "la"),
    "d": ("de",),
    "q": ("que",),
    "qu": ("que",),
    "n": ("ne",),
    "s": ("se",),
    "j": ("je",),
}
_LONGEST_DROPPED, _LONGEST_DOUBLED, _LEAST_MISSPELT = 4, 5, 5  # letters
_SMALL_SHARE = 0.75
_STEM = 4
_UNDONE = 1.5  # elisions undone, for each word in a wrong form


Slip = Callable[[str, Words, Random], "str | None"]


def slip_forms(text: str, words: Words, rate: float, random: Random) -> str:
    """The text with about `rate` of its words in [0, 1] wrong, as far as any slip fits them."""
    parts: list[str] = []
    at = 0
    for match in WORD.finditer(text):
        own, after = match[0], text[match.end() : match.end() + 1]
        is_first = match.start() == 0 or len(own) < _LONGEST_DROPPED
        word = own.lower() if own.istitle() and is_first else own
        if not word.islower() or random.random() >= rate or after in {"'", "’"}:
            continue
        new = _slip(word, words, random)
        if new is None or new == own:
            continue
        end = match.end()
        if not new:
            if not (text[: match.start()].endswith(" ") and after == " "):
                continue
            end += 1
        parts += text[at : match.start()], new[:1].upper() + new[1:] if own.istitle() else new
        at = end
    text = "".join(parts) + text[at:]
    return _undo_elision(text, random) if random.random() < rate * _UNDONE else text


def _slip(word: str, words: Words, random: Random) -> str | None:
    """Another word or none at all in its place, None where the slip that was drawn does not fit it."""
    if word in _SWAPPED and random.random() < _SMALL_SHARE:
        return _small_word(word, words, random)
    (slip,) = random.choices(list(_SHARES), list(_SHARES.values()))
    return slip(word, words, random)


def _small_word(word: str, words: Words, random: Random) -> str:
    is_parted = word in _PARTED and random.random() < 0.25
    return _PARTED[word] if is_parted else random.choice(_SWAPPED[word])


def _of_its_lemma(word: str, words: Words, random: Random) -> str | None:
    stem = word[: max(1, len(word) - _STEM)]
    forms = words.forms.get(lemma(word), []) if word in words.counts else []
    return _drawn([form for form in forms if form.startswith(stem) and form != word], random)


def _with_another_ending(word: str, words: Words, random: Random) -> str | None:
    found = [
        word[: len(word) - len(old)] + new
        for old, new in _EXCHANGED
        if word.endswith(old) and len(word) - len(old) >= 2
    ]
    return _drawn([form for form in found if form in words.counts], random)


def _of_its_sound(word: str, words: Words, random: Random) -> str | None:
    found = words.alike_in_sound.get(sound(word), [])
    return _drawn([form for form in found if form != word], random)


def _of_its_ending(word: str, words: Words, random: Random) -> str | None:
    return _drawn(words.alike_in_ending.get(ending(word), []), random) if len(word) >= _STEM else None


def _without_accents(word: str, words: Words, random: Random) -> str | None:
    return word.translate(_ACCENTS)


def _misspelt(word: str, words: Words, random: Random) -> str | None:
    """A letter left out, doubled, exchanged with the next, or another."""
    if len(word) < _LEAST_MISSPELT:
        return None
    at = random.randrange(1, len(word) - 1)
    before, here, rest = word[:at], word[at], word[at + 1 :]
    other = random.choice("aeioulnrst")
    return before + random.choice((rest, here + here + rest, rest[0] + here + rest[1:], other + rest))


def _doubled(word: str, words: Words, random: Random) -> str | None:
    return f"{word} {word}" if len(word) <= _LONGEST_DOUBLED else None


def _dropped(word: str, words: Words, random: Random) -> str | None:
    return "" if len(word) <= _LONGEST_DROPPED else None


def _undo_elision(text: str, random: Random) -> str:
    found = list(_ELIDED.finditer(text))
    if not found:
        return text
    match = random.choice(found)
    whole = random.choice(_WHOLE[match[1].lower()])
    whole = whole.capitalize() if match[1][0].isupper() else whole
    return f"{text[: match.start()]}{whole} {text[match.end() :]}"


def _drawn(found: list[str], random: Random) -> str | None:
    return random.choice(found) if found else None


def _swapped() -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in _SMALL.split("\n"):
        members = set(line.split())
        for word in members:
            found[word] |= members - {word}
    return {word: sorted(others) for word, others in found.items()}


_SWAPPED = _swapped()
_EXCHANGED = [
    pair for one in _ENDINGS.split() for pair in (tuple(one.split("-")), tuple(reversed(one.split("-"))))
]
_SHARES: dict[Slip, float] = {
    _of_its_lemma: 0.40,
    _with_another_ending: 0.26,
    _of_its_sound: 0.08,
    _of_its_ending: 0.12,
    _without_accents: 0.04,
    _misspelt: 0.04,
    _doubled: 0.03,
    _dropped: 0.03,
}
