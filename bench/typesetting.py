"""Makes human French well typeset, or refuses it: the clean paper that errors are planted on.

The news sets are plain text typed in ASCII: straight quotation marks, no no-break spaces, capitals without
accents. A line is either brought to the conventions of the Imprimerie nationale (Lexique des règles
typographiques, 2002) with certainty, or it is refused; a doubtful line would make every figure doubtful.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

__all__ = ["accented_capitals", "typeset"]

NBSP, THIN = "\u00a0", "\u202f"

ALLOWED = re.compile(r"[^\W_]|[ ,.;:!?…'’«»()%€°–\-\"\u00a0\u202f]")
LIGATURES = ("coeur", "soeur", "oeuvre", "oeil", "voeu", "noeud", "moeurs", "oeuf", "boeuf", "rancoeur")

REFUSED = re.compile(
    "|".join(
        (
            r"^\W*[^\W\d_A-ZÀ-Ý]",  # starts with a lower-case letter
            r"[^.!?…»\"]$|,\W*$",  # lacks its final stop, or ends in a comma
            r"^[-–]|[ (][-–] |[-–] *[,.;:]",  # dialogue and parenthetical dashes, of doubtful spacing
            r"\d[.:]\d|\d,\d{3}(?!\d)|[$£€]\s?\d|\d,\s\d|\d(?:am|pm)\b",  # numbers in doubtful format
            r"\b[ap]\.? ?m\.(?= )|://|www|@|\.[a-z]{2,3}\b",
            r"[,;.!?:][^\W\d_]|[^\W\d_]\d|\d[a-zà-ÿ]{3}",  # lost spaces
            r"\s[,.]|[,.]{2}|[,;:!?.] *[,;:]",  # stray or doubled marks
            r"\w' | '\w|'{2}|\w\"\w|\" +\"",
            r"\b(\w+) \1\b",  # a doubled word, right or wrong
            r"\b[a-zà-ÿ]\b(?<![aày])(?!['’])",  # a lone letter, mostly a lost apostrophe
            r"[a-zà-ÿ][A-ZÀ-Ý]|[A-Z]{2}[a-zà-ÿ]",
            r"\. [a-zà-ÿ]|\) ?\w*\(",
        )
    )
)


def typeset(line: str, capitals: Mapping[str, str] | None = None) -> str | None:
    """The line, well typeset, or None if that cannot be done with certainty.

    `capitals` maps words with an unaccented capital to their right form.
    """
    line = " ".join(unicodedata.normalize("NFC", line).replace("’", "'").replace("...", "…").split())
    line = re.sub(r"([«]) | ([»])", r"\1\2", line)
    line = re.sub(r"^A (?=[a-zà-ÿ])", "À ", _ligatured(line))
    if capitals:
        line = re.sub(r"\b[A-Z]\w+", lambda m: capitals.get(m.group(), m.group()), line)
    if len(line.split()) < 5 or ALLOWED.sub("", line) or not _balanced(line) or REFUSED.search(line):
        return None
    quoted = _guillemets(line)
    return None if quoted is None else _spaced(quoted.replace("'", "’"))


def accented_capitals(lines: Iterable[str]) -> dict[str, str]:
    """What `Etat` should be: the accented form of every word that lower-case text writes with an accent only.

    A word is taken where its accented form is seen at least three times and the bare one never.
    """
    seen: dict[str, int] = {}
    for line in lines:
        for word in re.findall(r"(?<![\w’'])[^\W\d_]+", line):
            seen[word] = seen.get(word, 0) + 1
    accented: dict[str, str] = {}
    for word, count in seen.items():
        bare = _bare(word[0]) + word[1:]
        if word[0] in "àâéêèî" and count >= 3 and bare not in seen:
            accented[bare.capitalize()] = word[0].upper() + word[1:]
    return accented | {"Etats": "États"}


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _ligatured(line: str) -> str:
    for word in LIGATURES:
        line = re.sub(word, word.replace("oe", "œ"), line)
    return line


def _balanced(line: str) -> bool:
    nesting = re.sub(r"[^()]", "", line)
    quotes = re.sub(r"[^«»]", "", line)
    return not nesting.replace("()", "") and not quotes.replace("«»", "") and not (quotes and '"' in line)


def _guillemets(line: str) -> str | None:
    """Straight double quotes as guillemets, where each plainly opens or plainly closes."""
    parts = line.split('"')
    if len(parts) % 2 == 0:
        return None
    for inner, before, after in zip(parts[1::2], parts[:-1:2], parts[2::2], strict=True):
        opens = not before or before[-1] in " ('"
        closes = not after or after[0] in " ,.;:!?…)"
        if not (opens and closes and inner == inner.strip() and len(inner) > 1):
            return None
    return "".join(f"«{part}»" if index % 2 else part for index, part in enumerate(parts))


def _spaced(line: str) -> str:
    line = re.sub(r" ?([;!?]+)", THIN + r"\1", line)
    line = re.sub(r" ?:(?= )", NBSP + ":", line)
    line = re.sub(r"«[ \u00a0\u202f]?", "«" + NBSP, line)
    line = re.sub(r"[ \u00a0\u202f]?»", NBSP + "»", line)
    line = re.sub(r"(?<=\d) (?=\d{3}\b)", THIN, line)
    return re.sub(r"(?<=\d) ?(?=[%€])", NBSP, line)
