"""Flags marks that cannot stand together (`,,` `, .` `;.` `..` `?.` `(,`) or begin a paragraph, brackets and
quotation marks with nothing in them, a stop behind its space (mot .Le), and, as one line of style per
article, a space before a full stop or comma.

Why it matters: such pairs are left where a machine cut and glued text; the reader stumbles, and what follows
them is often missing.

Known false alarms: the name of a firm that ends in an exclamation mark before a full stop.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Place, Severity, gather
from audit.checks.french.abbreviations import may_be_abbreviated
from audit.checks.views.paragraphs import Paragraph
from audit.typography import NO_BREAK, SPACES

STOP = rf"[{SPACES}]*\.(?!\.)"
PAIR = re.compile(
    rf"(?<![,;:.…!?{SPACES}])[{SPACES}]*(?P<marks>,(?:[{SPACES}]*[,;])+(?:{STOP})?|,{STOP}|;(?:[{SPACES}]*[,;])+|;{STOP}|:{STOP}|:[{SPACES}]*,)"
    r"(?![.\w])"
)
TWO_STOPS = re.compile(
    rf"(?<![./\\…!?])(?<!\.[{SPACES}])(?P<marks>\.[{SPACES}]?\.)(?![./\\\w…])(?![{SPACES}]\.)"
)
STOP_AFTER_MARK = re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f]?(?P<marks>[!?] ?\.)(?=[\s»”\")]|$)(?! ?\.)")
SPACE_BEFORE = re.compile(rf"(?<=[\w)»”%])[{SPACES}]+(?P<marks>[.,])(?=\s|$)(?![{SPACES}]\.)")
SPACED_STOP = re.compile(rf"(?<=\w)[{SPACES}]+(?P<marks>\.(?:,|[{SPACES}]*[;:]))(?=\s|\Z)")
AFTER_CLOSING = re.compile(rf"(?<=[»”\")\]])[{SPACES}]*(?P<marks>\.[{SPACES}]*[,;])(?=\s|\Z)")
AFTER_STOP = re.compile(r"(?<![\w.])(?P<word>[^\W\d_]+)(?P<marks>\.(?:[!?](?=\s|\Z)|;(?=\Z)))")
COLONS = re.compile(rf"(?<=[^\W\d_])[{SPACES}]?(?P<marks>:(?:[{SPACES}]*[:;])+)(?=\s)")
COMMA_AFTER = re.compile(rf"(?<=\w)[{SPACES}]?(?P<marks>[!?][{SPACES}]+,)(?=\s)")
LEADING = re.compile(rf"\A\s*(?P<marks>[,;:!?]|\.(?!\.|[A-Z]{{2}}|[a-z\d]))[{SPACES}]*(?=[^\W\d_])")
EMPTY = re.compile(
    rf"(?<=[\w,;:.»”][{SPACES}])(?P<marks>\([{SPACES}]*\)|\[[{SPACES}]*\]|«[{SPACES}]*»|“[{SPACES}]*”)(?=[\s.,;:!?]|\Z)"
)
IN_BRACKET = re.compile(rf"(?P<marks>(?<=\s)\([{SPACES}]*[,;][{SPACES}]+(?=\w)|(?<=\w)[,;][{SPACES}]*\))")
DASH = re.compile(rf"(?<=\w)(?P<marks>[{SPACES}][-–—]\.)(?=\s|\Z)")
SMALL_WORD = re.compile(
    r"(?<![\w’'-])(?:du|des|aux?|cette|ces|mes|ses)(?P<marks>,)(?= [a-zà-ÿœ]{4,})(?=[^,]{30}|[^,]{0,30}\Z)"
    r"(?! (?:disons|comment|comme|selon|voire|enfin|parfois|surtout|pour|dans|sans|avec|mais|dont)\b)"
)
SWAPPED = re.compile(r"(?<=[a-zà-ÿ]{2})(?P<marks> \.)(?=[A-ZÀ-Ý][a-zà-ÿ’']+ )")
SMALL_BEHIND = re.compile(rf"[{SPACES}]+[a-zà-ÿ]")
STRONGEST = ".;:,"
TOGETHER = "The marks “{}” cannot be combined."
PATTERNS = (
    (PAIR, TOGETHER, True),
    (TWO_STOPS, TOGETHER, True),
    (STOP_AFTER_MARK, TOGETHER, True),
    (SPACED_STOP, TOGETHER, True),
    (AFTER_CLOSING, TOGETHER, True),
    (AFTER_STOP, TOGETHER, False),
    (COLONS, TOGETHER, False),
    (COMMA_AFTER, TOGETHER, False),
    (LEADING, "A paragraph cannot begin with “{}”.", False),
    (EMPTY, "Nothing inside “{}”.", False),
    (IN_BRACKET, TOGETHER, True),
    (DASH, TOGETHER, True),
    (SMALL_WORD, "There should be no “{}” between this word and its noun.", True),
    (SWAPPED, "The stop in “{}” belongs before the space.", True),
)
"""What to look for, what to say, and whether the repair is certain; the first that finds a mark has it."""
EXCLAIMED_NAMES = re.compile(r"\b(?:Yahoo|Jeopardy|Joomla|Wham|Oliver|Airplane)[ \u00a0\u202f]?\Z")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    read = article.paragraphs()
    for paragraph in read:
        yield from _marks_together(paragraph)
    spaces = (place for paragraph in read for place in _space_before(paragraph))
    yield from gather(spaces, "Space before a full stop or comma: {count} place{s}.", severity=Severity.STYLE)


def _marks_together(paragraph: Paragraph) -> Iterator[Hit]:
    text = paragraph.text
    done: set[int] = set()
    for pattern, message, certain in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("marks")
            if start in done or _is_right(match):
                continue
            done.update(range(start, end))
            repair = _repair(match) if certain else None
            if repair in (".", ","):  # no space stands before these, so none may be left
                start = len(text[:start].rstrip(SPACES))
            yield Hit(
                span=paragraph.view.span(start, end),
                message=message.format(match["marks"].rstrip(SPACES)),
                suggestion=repair,
            )


def _is_right(match: re.Match[str]) -> bool:
    """Whether the first mark belongs to the word before: Yahoo!, etc."""
    if match.re in (STOP_AFTER_MARK, COMMA_AFTER):
        return EXCLAIMED_NAMES.search(match.string[: match.start("marks")]) is not None
    return match.re is AFTER_STOP and may_be_abbreviated(match["word"])


def _repair(match: re.Match[str]) -> str | None:
    """What to put instead; None where either mark may be meant."""
    marks = match["marks"]
    if match.re in (SWAPPED, DASH, SMALL_WORD):
        return {SWAPPED: ". ", DASH: ".", SMALL_WORD: ""}[match.re]
    if match.re is IN_BRACKET:
        return marks.strip(f",;{SPACES}")
    if {",", ";"} <= set(marks) or (match.re is TWO_STOPS and SMALL_BEHIND.match(match.string, match.end())):
        return None
    if marks[0] in "!?":
        return marks[0]
    if len(set(marks)) > 1 and marks[0] == "." and marks[-1] in ",;:":
        return (NO_BREAK if marks[-1] in ";:" else "") + marks[-1]  # the stop is the stray one
    strongest = min((mark for mark in marks if mark in STRONGEST), key=STRONGEST.index)
    return (NO_BREAK if strongest in ";:" else "") + strongest


def _space_before(paragraph: Paragraph) -> Iterator[Place]:
    for match in SPACE_BEFORE.finditer(paragraph.text):
        yield paragraph.place(match, match["marks"])


CHECK = Check(id="LI02", category=Category.PUNCTUATION, severity=Severity.MINOR, look=_look)
