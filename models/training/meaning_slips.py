"""Errors of meaning, one at a time: what only the original shows, or what the sentence around it belies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from random import Random

from models.training.words import WORD, Words, ending

_NEGATED = re.compile(r"\b([nN](?:e |['’]))((?:\w+['’ ]){0,1}\w+(?:['’-]\w+)*) (pas|plus|jamais)\b")
_NEGATIONS = ("pas", "plus", "jamais")
_NEGATABLE = re.compile(
    r"(?<!\bne )(?<!\bn['’])\b(a|est|ont|sont|avait|était|avaient|étaient|peut|peuvent|doit|doivent|va|vont"
    r"|sera|seront|aura|veut|fait|semble|reste|permet|pourrait|pourra|devrait|existe|dispose|compte)\b"
)
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{2,}\b")
_STOPS = (".", ",", ";", ")")
_LEAST_WORDS, _SHORTEST, _CONTENT = 4, 4, 5  # letters but for the first
_CHOICES = 5  # words among which one of another beginning is looked for
_LEAST_BEHIND = 5
_FLUENT = 2 / 3
_CONDITIONALS = ("aurait", "auraient", "serait", "seraient", "pourrait", "pourraient", "devrait", "devraient")
_PRESENTS = ("a", "ont", "est", "sont", "peut", "peuvent", "doit", "doivent")
_HEDGED = re.compile(rf"\b(?:{'|'.join(_CONDITIONALS)})\b")

Slip = Callable[[str, Words, Random], "str | None"]


def slip_meaning(text: str, words: Words, random: Random) -> str | None:
    """The text with one error, None where that which was drawn does not fit it."""
    if len(WORD.findall(text)) < _LEAST_WORDS:
        return None
    (slip,) = random.choices(list(_SHARES), list(_SHARES.values()))
    return slip(text, words, random)


def other_word(text: str, words: Words, random: Random) -> str | None:
    """Another word: one used alike, of the same ending, or that stands behind the word before elsewhere."""
    found = list(WORD.finditer(text))
    for number in random.sample(range(len(found)), len(found)):
        own = found[number][0]
        if len(own) < _SHORTEST or own not in words.counts:
            continue
        before = found[number - 1][0] if number else ""
        near = _near(own, before, words, random)
        near = [one for one in random.sample(near, min(len(near), _CHOICES)) if one[:3] != own[:3]]
        if near:
            return _replaced(text, found[number], near[0])
    return None


def _near(own: str, before: str, words: Words, random: Random) -> list[str]:
    kind = random.random()
    if kind < 0.35:
        return words.near.get(own, [])
    if kind < 0.6:
        return words.kin_of(own)
    if kind < 0.85:
        fluent = words.behind.get(before, [])
        return [one for one in fluent if one[-1] == own[-1] and len(one) >= _SHORTEST]
    return words.alike_in_ending.get(ending(own), [])


def word_left_out(text: str, words: Words, random: Random) -> str | None:
    """A word left out, seldom a small one, often one whose neighbours stand together elsewhere."""
    found = [
        match
        for match in WORD.finditer(text)
        if match[0].islower()
        and (len(match[0]) >= _CONTENT or random.random() < 0.15)
        and text[: match.start()].endswith(" ")
        and text.startswith((" ", ".", ","), match.end())
    ]
    if not found:
        return None
    fluent = [match for match in found if _closes(text, match, words)] if random.random() < _FLUENT else []
    match = random.choice(fluent or found)
    return text[: match.start() - 1] + text[match.end() :]


def _closes(text: str, match: re.Match[str], words: Words) -> bool:
    """Whether nothing in the French shows that this word is left out."""
    if not text.startswith(" ", match.end()):
        return True
    before, after = WORD.findall(text[: match.start()]), WORD.match(text, match.end() + 1)
    if not (before and after):
        return False
    behind = words.behind.get(before[-1], [])
    at = bisect_left(behind, after[0])
    return behind[at : at + 1] == [after[0]]


def words_left_out(text: str, words: Words, random: Random) -> str | None:
    """Two to eight words left out, one time in two up to a mark."""
    count, found = random.choice((2, 2, 3, 3, 4, 5, 6, 8)), list(WORD.finditer(text))
    if len(found) < count + _LEAST_WORDS:
        return None
    last = list(range(count, len(found)))
    if random.random() < 0.5:
        last = [one for one in last if text.startswith(_STOPS, found[one].end())]
    if not last:
        return None
    end = random.choice(last)
    start = found[end - count + 1].start()
    return text[: start - 1] + text[found[end].end() :] if text[:start].endswith(" ") else None


def word_put_in(text: str, words: Words, random: Random) -> str | None:
    """A word put in behind one that it follows elsewhere."""
    found = list(WORD.finditer(text))
    for number in random.sample(range(len(found) - 1), len(found) - 1):
        match, behind = found[number], words.behind.get(found[number][0], [])
        if len(behind) >= _LEAST_BEHIND and text.startswith((" ", ".", ","), match.end()):
            own = random.choice(behind)
            if own != found[number + 1][0] and len(own) >= _SHORTEST:
                return f"{text[: match.end()]} {own}{text[match.end() :]}"
    return None


def negation(text: str, words: Words, random: Random) -> str | None:
    """A negation taken out or exchanged, or one put in."""
    if match := _NEGATED.search(text):
        if random.random() < 0.75:
            verb = match[2][:1].upper() + match[2][1:] if match[1][0] == "N" else match[2]
            return _replaced(text, match, verb)
        others = [one for one in _NEGATIONS if one != match[3]]
        return text[: match.start(3)] + random.choice(others) + text[match.end() :]
    match = _NEGATABLE.search(text)
    if match is None or random.random() < 0.5:
        return None
    ne = "n'" if match[0][0] in "aeé" else "ne "
    return _replaced(text, match, f"{ne}{match[0]} {random.choice(('pas', 'pas', 'plus'))}")


def certainty(text: str, words: Words, random: Random) -> str | None:
    """The conditional of what is only said or expected made a plain statement."""
    found = list(_HEDGED.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    return _replaced(text, match, _PRESENTS[_CONDITIONALS.index(match[0])])


def number(text: str, words: Words, random: Random) -> str | None:
    """Another digit in a number, or one more."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    if random.random() < 0.2:
        return _replaced(text, match, f"{match[0]}0")
    at = random.randrange(len(match[0]))
    other = random.choice([digit for digit in "123456789" if digit != match[0][at]])
    return _replaced(text, match, match[0][:at] + other + match[0][at + 1 :])


def name(text: str, words: Words, random: Random) -> str | None:
    """Another name."""
    found = list(_NAME.finditer(text))
    if not (found and words.names):
        return None
    return _replaced(text, random.choice(found), random.choice(words.names))


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


_SHARES: dict[Slip, float] = {
    other_word: 0.32,
    word_left_out: 0.24,
    words_left_out: 0.10,
    word_put_in: 0.11,
    negation: 0.10,
    certainty: 0.03,
    number: 0.04,
    name: 0.06,
}
