"""Flags words run together (desmontagnes, luttecontre) and endings written twice (rarementment).

Why it matters: neither readers nor search find the words; it comes from lines joined by a program.

Known false alarms: new words that begin with an article by chance; prefixes (contre-, sur-) are left alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.spelling import is_french, is_spelt, may_be_french
from audit.checks.tables import word_list
from audit.language.lexicon import is_word

WORD = re.compile(r"(?<![\w’'@#/.-])(?<![’'])[a-zà-ÿœ]{7,26}(?![\w’'@/-]|\.\w)")
LEADING = word_list("glued_words.leading")
TRAILING = word_list("glued_words.trailing")
LONG = 4
"""Letters that the other of the two words must have."""
OWN = re.compile(r"dite?s?\Z")
"""Desdits, auxdites."""
TWICE = re.compile(r"(?P<word>[a-zà-ÿœ]+(?P<end>[a-zà-ÿœ]{4,5}))(?P=end)")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in WORD.finditer(paragraph.text):
            if meant := _meant(match[0]):
                yield Hit(
                    span=paragraph.span_of(match),
                    message=_message(match[0], meant),
                    suggestion=meant[0] if len(meant) == 1 else None,
                )


def _message(word: str, meant: tuple[str, ...]) -> str:
    return f"“{word}” should read {' or '.join(f'“{one}”' for one in meant)}."


@lru_cache(maxsize=65536)
def _meant(word: str) -> tuple[str, ...]:
    """What may have been meant; nothing where the word is one."""
    if may_be_french(word) or is_word(word, "en") or OWN.search(word):
        return ()
    twice = TWICE.fullmatch(word)
    if twice and is_spelt(twice["word"]):
        return (twice["word"],)
    pairs = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
    return tuple(f"{left} {right}" for left, right in pairs if _are_two(left, right))


def _are_two(left: str, right: str) -> bool:
    if left == "des" and is_spelt("dés" + right):
        return False  # the accent is lost, not the space
    if left in LEADING:
        return len(right) >= LONG and is_french(right)
    return right in TRAILING and len(left) > LONG and is_french(left)


CHECK = Check(id="LI28", category=Category.SPELLING, severity=Severity.MINOR, look=_look)
