"""Flags a phrase that comes twice: at once (de la de la), or long and within one clause.

Why it matters: a machine that loses its place says the same thing again; the reader looks for a difference
that is not there.

Known false alarms: refrains and set figures (de plus en plus de plus en plus), and names of bodies that must
be given in full twice.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.views.paragraphs import Paragraph

CLAUSE = re.compile(r"[^,;:.!?…()«»“”\"–—|/\n]+")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?")
AT_ONCE = re.compile(
    r"(?<![\w'’-])(?P<phrase>[^\W\d_]+(?:['’]| )(?:[^\W\d_]+(?:['’]| )){0,5}[^\W\d_]+) "
    r"(?:et |ou )?(?P=phrase)(?![\w'’-])",
    re.IGNORECASE,
)
BETWEEN = frozenset({"en", "à", "a", "par", "sur", "après", "pour", "contre", "et", "nous", "vous"})
PARALLEL = re.compile(r"\b(?:et|ou|ni|soit|tantôt|mais|puis|que|qui|plus|moins|aussi|comme|qu['’])\b| - ")
RELATIVE = re.compile(r"\b(?:celui|celle|ceux|celles) qui \Z", re.IGNORECASE)
"""Ceux qui y étaient y étaient."""
CHIASM = re.compile(r"(?:les?|la|une?|des|mon|notre|cette?|toute?s?|tous) |l['’]", re.IGNORECASE)
GOES_ON = re.compile(r"(?: [^\W\d_][\w’'-]*){2}")
"""L’esprit européen est l’esprit grec et l’esprit grec est l’esprit européen."""
SHORTEST = 5
"""How many words a phrase must have to count when its two places do not touch."""
LONG_WORD = 4
LONG_WORDS = 3
"""How many of them must be longer than three letters: `plus de la moitié de la` says little."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in AT_ONCE.finditer(paragraph.text):
            phrase = match["phrase"]
            if RELATIVE.search(paragraph.text, max(0, match.start() - len("celles qui ")), match.start()):
                continue
            joined = len(match[0]) > 2 * len(phrase) + 1
            if joined and CHIASM.match(phrase) and GOES_ON.match(paragraph.text, match.end()):
                continue
            if _is_slip(phrase, joined=joined):
                yield Hit(
                    span=paragraph.span_of(match),
                    message=f"“{phrase}” is written twice.",
                    suggestion=phrase,
                )
        for clause in CLAUSE.finditer(paragraph.text):
            yield from _distant(paragraph, *clause.span())


def _is_slip(phrase: str, *, joined: bool) -> bool:
    words = phrase.casefold().replace("’", "'").replace("'", "' ").split()
    figure = len(words) == 2 and (
        joined or words[1] in BETWEEN or words == ["un", "chat"]
    )  # de temps en temps en
    figure |= joined and words == ["tout", "le", "monde"]  # pour tout le monde, et tout le monde le sait
    return len(set(words)) > 1 and not figure and not phrase[0].isupper()


def _distant(paragraph: Paragraph, start: int, end: int) -> Iterator[Hit]:
    words = list(WORD.finditer(paragraph.text, start, end))
    folded = [word[0].casefold() for word in words]
    first: dict[tuple[str, ...], int] = {}
    for index in range(len(words) - SHORTEST + 1):
        phrase = tuple(folded[index : index + SHORTEST])
        begin = first.setdefault(phrase, index)
        if begin + SHORTEST >= index or not _says_something(phrase):
            continue
        if not PARALLEL.search(paragraph.text, words[begin].start(), words[index].start()):
            length = _common(folded, begin, index)
            last = words[min(index + length, len(words)) - 1]
            yield Hit(
                span=paragraph.view.span(words[begin].start(), last.end()),
                message=f"“{' '.join(phrase)}” appears twice in one clause.",
            )
            return


def _says_something(phrase: tuple[str, ...]) -> bool:
    return sum(len(word) >= LONG_WORD for word in phrase) >= LONG_WORDS


def _common(words: list[str], first: int, second: int) -> int:
    length = 0
    while second + length < len(words) and words[first + length] == words[second + length]:
        length += 1
    return length


CHECK = Check(id="LI17", category=Category.AWKWARD_STYLE, severity=Severity.MINOR, look=_look)
