"""Flags amounts with the currency sign in front, as in English ($5 million, €20), once per article.

Why it matters: French writes the unit behind the number; the sign in front shows an amount that was copied,
and copied amounts are where millions and billions get mixed up.

Known false alarms: tables and tickers that keep the sign in front on purpose. An article's only amounts are
left alone where they may as well be numbered placeholders ($1, $2).
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather
from audit.checks.views.numbered_placeholders import numbering
from audit.typography import NO_BREAK

AMOUNT = re.compile(
    r"(?<![\w$])(?<!\d[ \u00a0\u202f])(?P<country>US|A|CA?|AU|NZ|HK|S)?(?P<sign>[$€£¥])[ \u00a0\u202f]?"
    r"(?P<number>\d+(?:[.,\u00a0\u202f ]\d+)*)(?!\d)"
    r"(?:[ \u00a0\u202f-]?"
    r"(?P<scale>millions?|milliards?|billions?|trillions?|mille|[mM](?:n|d|ds)?|bn|k|K)\b)?"
)
UNITS = {"$": "dollar", "€": "euro", "£": "livre", "¥": "yen"}
SCALES = {"million": "million", "milliard": "milliard", "m": "million", "M": "million", "Md": "milliard"}
ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
ENGLISH_DECIMAL = re.compile(r"\d+\.\d{1,2}")


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    placeholders = numbering(article.text)
    places = (
        paragraph.place(match, _french(match))
        for paragraph in article.paragraphs()
        for match in AMOUNT.finditer(paragraph.text)
        if match["sign"] not in placeholders
    )
    yield from gather(places, "The currency sign comes before the number, as in English: {count} place{s}.")


def _french(match: re.Match[str]) -> str | None:
    """The amount in French; None where the scale or the number can be read in two ways."""
    number, scale = match["number"].replace(" ", NO_BREAK), match["scale"]
    if ENGLISH_THOUSANDS.fullmatch(number):
        number = number.replace(",", NO_BREAK)
    if match["country"] or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number):
        return None
    if ENGLISH_DECIMAL.fullmatch(number):
        number = number.replace(".", ",")
    if re.search(r"[.,].*[.,]", number):
        return None
    if not scale:
        return f"{number}{NO_BREAK}{match['sign']}"
    word = SCALES.get(scale.rstrip("s"))
    return _spelt_out(number, word, UNITS[match["sign"]]) if word else None


def _spelt_out(number: str, scale: str, unit: str) -> str:
    value = float(re.sub(r"\s", "", number).replace(",", "."))
    plural = "s" if value >= 2 else ""
    of = "d’" if unit[0] in "aeiou" else "de "
    return f"{number}{NO_BREAK}{scale}{plural} {of}{unit}{'' if unit == 'yen' else 's'}"


CHECK = Check(id="LO02", category=Category.CURRENCY_FORMAT, severity=Severity.STYLE, look=_look)
