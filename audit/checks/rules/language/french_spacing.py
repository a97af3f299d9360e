"""Flags missing spaces before `: ; ! ? % »` and after `«`, and a space after an apostrophe, once per article.

Why it matters: French sets a no-break space there; without it the text looks typed on an English keyboard.
Hundreds of single alarms would bury everything else, so an article gets one line.

Known false alarms: houses that write `mot:` on principle, as much of Switzerland and Québec does before
`; ! ?`. Plain spaces in place of no-break ones are reported only where the option `breaking` is set.
"""

import re
from collections.abc import Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Place, Severity, gather
from audit.checks.french.code_mixing import is_english_word
from audit.checks.views.readings import EVERY_KIND, Reading
from audit.language.lexicon import is_word
from audit.typography import NO_BREAK

TIGHT = re.compile(
    r"(?<![\w%°€$)\]’'])"
    r"(?P<word>(?:\A(?:[^\W\d_]+ ){1,2})?[\w%°€$)\]’']*[\w%°€$)\]])(?<!\d%)"
    r"(?P<mark>[:;!?]+)(?=\s|\Z|[»”\")\]])"
)
OPENING = re.compile(r"(?P<word>«)(?P<mark>)(?=[\w“‘\"'’(\[—–…$€-])")
PERCENT = re.compile(
    r"(?<![\w.,/%-])(?P<word>\d+(?:[.,]\d+)?)(?P<mark>%)(?!\w)"
    r"(?P<next>[:;!?]+(?=\s|\Z|[»”\")\]]))?"
)
"""With the marks glued behind it, which want a space of their own."""
CLOSING = re.compile(r"(?<=[^\s»])(?P<word>)(?P<mark>»)")
ELISION = re.compile(
    r"\b(?P<word>(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’])[ \u00a0](?=[^\W\d_])", re.IGNORECASE
)
APART = re.compile(
    r"(?<![\w’'])(?P<word>[cdjlmnstCDJLMNST]|[qQ]u)[ \u00a0](?P<mark>’(?=[^\W\d_])|'(?=[aeiouyhàâéèêëîïôû]))"
)
LOST_HYPHEN = re.compile(r"(?<![\w’'-])(?P<verb>a|va|aura|sera|fera) t['’-](?P<subject>il|elle|on)\b")
BRACKETED = re.compile(r"(?P<open>[(\[])[ \u00a0]+(?=[^\s)\]])|(?<=[^\s(\[])[ \u00a0]+(?P<close>[)\]])")
TIGHT_BRACKET = re.compile(
    r"(?:(?<=[a-zà-ÿ]{2})|(?<=[A-ZÀ-Ý]{3}))\((?=\d[^()]*\)|[^()\s]{4,}\)|[^()\s]*\s[^()]*\))"
)
BREAKING = re.compile(r"(?<=\S) (?P<mark>[:;!?»])|(?P<open>«) (?=\S)")
ADDRESS = re.compile(r"(?:https?:|www\.|@|\\|/)\S*\Z")
LAST_WORDS = re.compile(r"(?:(?P<beside>[^\W\d_]+) )?(?P<last>[^\W\d_]+)\Z")
NEXT_WORD = re.compile(r" (?P<beside>[^\W\d_]+)")
NAMES = frozenset({"Yahoo!", "Jeopardy!", "Joomla!"})
NEAR = 300
"""How far before a mark one must look to tell an address or a foreign phrase."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`breaking`: also report plain spaces where French sets no-break ones."""

    breaking: bool = False


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    places = [place for passage in article.readings(EVERY_KIND) for place in _places(passage, options)]
    yield from gather(
        places, "Spacing is not French (no-break space before : ; ! ? % » and after «): {count} place{s}."
    )


def _places(passage: Reading, options: Options) -> Iterator[Place]:
    for pattern in (TIGHT, OPENING, CLOSING, PERCENT):
        for match in pattern.finditer(passage.text):
            word, mark = match["word"], match["mark"]
            named = word.split(" ")[-1] + mark in NAMES or _is_foreign(passage.text, match)
            if not (named or ADDRESS.search(passage.text, max(0, match.start() - NEAR), match.end())):
                yield passage.place(match, word + NO_BREAK + mark + _next(match))
    yield from _apostrophes(passage)
    for match in BRACKETED.finditer(passage.text):
        yield passage.place(match, match["open"] or match["close"])
    for match in TIGHT_BRACKET.finditer(passage.text):
        yield Place(span=passage.span_of(match), suggestion=" (")
    if options.breaking:
        for match in BREAKING.finditer(passage.text):
            fixed = match["open"] + NO_BREAK if match["open"] else NO_BREAK + match["mark"]
            yield passage.place(match, fixed)


def _next(match: re.Match[str]) -> str:
    following = match.groupdict().get("next")
    return NO_BREAK + following if following else ""


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    """Whether the mark stands in English words, a title or a slogan (Where Is My Mind?)."""
    last = LAST_WORDS.search(text, max(0, match.start("mark") - NEAR), match.start("mark"))
    if last is None:
        return False
    following = NEXT_WORD.match(text, match.end())
    before, after = last["beside"], following["beside"] if following else None
    beside = (after,) if match["mark"] in ":;" else (before, after)
    return any(word and is_english_word(word) for word in beside) and not is_word(last["last"], "fr")


def _apostrophes(passage: Reading) -> Iterator[Place]:
    for match in ELISION.finditer(passage.text):
        if not passage.text.endswith(("'", "’", "-"), 0, match.start()):
            word = match["word"].replace("'", "’") if "’" in passage.text else match["word"]
            yield passage.place(match, word)
    for match in APART.finditer(passage.text):
        yield passage.place(match, match["word"] + match["mark"])
    for match in LOST_HYPHEN.finditer(passage.text):
        fixed = f"{match['verb']}-t-{match['subject']}"
        yield passage.place(match, fixed)


CHECK = Check(
    id="LI11",
    category=Category.PUNCTUATION,
    severity=Severity.STYLE,
    look=_look,
    options=Options(),
)
