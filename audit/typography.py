"""French typography in one place: spaces, marks and the right way to write a quotation.

Source: Imprimerie nationale, *Lexique des règles typographiques*: a no-break space inside « » and before
`: ; ! ?`; a quotation within a quotation takes “ ”.
"""

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
SPACES = " \u00a0\u202f\u2009"
"""The spaces that occur within a line: plain, no-break, narrow no-break, thin."""

SENTENCE_FINAL = ".!?…"
"""The marks that end a sentence, unless the word before one has a stop of its own."""

CLOSING_QUOTES = "»”\"'"
"""The marks that may close a quotation behind them."""

ELISION = re.compile(r"(?:^|[^\w])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)$", re.IGNORECASE)


def guillemets(text: str) -> str:
    """`text` as a French quotation."""
    return f"«{NO_BREAK}{text.strip()}{NO_BREAK}»"


def inner_quotes(text: str) -> str:
    """`text` as a quotation within a quotation."""
    return f"“{text.strip()}”"


def ends_in_elision(text: str) -> bool:
    """Whether an apostrophe after `text` would be an elision (`d`, `qu`), not a closing quotation mark."""
    return ELISION.search(text) is not None


@lru_cache(maxsize=2048)
def level_spaces(text: str) -> str:
    """`text` with plain blanks for all its spaces; as long as before."""
    for space in SPACES[1:]:
        text = text.replace(space, " ")
    return text
