"""Slips of the pen in names, told from what two languages or transcriptions may well write otherwise."""

from audit.checks.tables import word_list

TRANSCRIBED = word_list("spelling_slips.transcribed")
"""Letters that stand for each other between languages and transcriptions (Morsi, Mursi; Viktor, Victor)."""
SOLID = frozenset("bcdfglnprtv")
"""Consonants that nobody puts in or doubles to render a sound, as s, m and k are (Fetissov, Mohammed)."""
DIGRAPHS = ("tc", "dj", "sc", "ck", "cs", "cz", "ts", "gh", "gu", "dz", "ph", "th")
"""Where a letter more or less may be the other language's way."""


def slips(one: str, other: str, most: int) -> int:
    """The edit distance of Damerau: letters put in, left out, changed, or exchanged with their neighbour.

    Beyond `most` it need not be exact.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, target in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != target))
            if i > 1 and j > 1 and one[i - 2] == target and letter == other[j - 2]:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def is_exchange(one: str, other: str) -> bool:
    """Whether the two differ in two neighbouring letters that changed places (Micheal, Michael)."""
    return len(one) == len(other) and sorted(one) == sorted(other) and slips(one, other, 1) == 1


def is_plain_slip(ours: str, theirs: str) -> bool:
    """Whether one letter is wrong, too many or missing, and no transcription makes the difference.

    Both names in lower case, without accents.
    """
    if slips(ours, theirs, 1) != 1:
        return False
    pairs = enumerate(zip(ours, theirs, strict=False))
    start = next((i for i, (a, b) in pairs if a != b), min(len(ours), len(theirs)))
    if len(ours) == len(theirs):
        a, b = ours[start], theirs[start]
        foreign = {a + b, b + a} & TRANSCRIBED and not theirs[start + 1 :].startswith("ng")
        return (a + b).isalpha() and not foreign
    longer = max(ours, theirs, key=len)
    around = longer[max(0, start - 1) : start + 2]
    return longer[start] in SOLID and not any(digraph in around for digraph in DIGRAPHS)
