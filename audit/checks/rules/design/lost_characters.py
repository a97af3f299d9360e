"""Flags letters lost in a conversion: �, □, ¿ or a question mark inside a word (pr?sident), once per article.

Why it matters: nobody can tell from the text which letter stood there, and names are the first to go.

Known false alarms: question marks inside addresses are left alone; an article about encodings may show � on
purpose.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.language.lexicon import is_word

LOST = re.compile(
    r"(?<!\S)(?=\S*(?:[\ufffc\ufffd\ue000-\uf8fe]|ï¿½))\S+"
    r"|(?<!\S)(?=\S*(?:(?<=[a-zà-ÿ])[□¿](?=[a-zà-ÿ’'])|(?<=\b[dlnsjmtcDLNSJMTC])[□¿](?=\w)|□(?=[a-zà-ÿ])))\S+"
    r"|(?<![^\s«(“\"])[A-Za-zà-ÿ’']*[a-zà-ÿ]\?(?:[a-zà-ÿ]{2,}|(?<=[a-zà-ÿ]{4}\?)[es])(?![\w/=&?’'])"
)
ONE_LETTER = re.compile(
    r"(?:(?<![^\s«(“\"])|(?<=[dlnsjmtcDLNSJMTC][’']))(?P<word>[a-zà-ÿ]{2,}\?[a-zà-ÿ]+)(?![\w/=&?’'])"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        passage.place(match)
        for passage in article.raw_passages
        for pattern in (LOST, ONE_LETTER)
        for match in pattern.finditer(passage.text)
        if pattern is LOST or (LOST.fullmatch(match["word"]) is None and _is_french(match["word"]))
    )
    yield from gather(places, "Letters were lost in a conversion: {count} word{s}.")


def _is_french(word: str) -> bool:
    """Whether a letter of French in the place of the question mark makes a word of it (ann?e)."""
    return any(is_word(word.replace("?", one), "fr") for one in "éèêçàîô")


CHECK = Check(
    id="DE02",
    category=Category.CHARACTER_ENCODING,
    severity=Severity.MAJOR,
    look=_look,
    holds_place=True,
    # A ? for an apostrophe: what was lost is known.
    yields_to=frozenset({"lost_apostrophe"}),
)
