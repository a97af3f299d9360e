"""Flags two small words of which one must go (de du, la l’énergie, les des), once per article.

Why it matters: one of them was replaced and not removed; the phrase is no French.

Known false alarms: words cited as such, without quotation marks (remplacer le par un).
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity, gather

CLASHES = {
    "le": "des les",
    "la": "des le les",
    "les": "des la le",
    "une": "la le les",
    "du": "des la le les",
    "des": "du la le les",
    "au": "la le les",
    "aux": "des la le les",
    "de": "des du",
    "à": "aux",
}
"""What cannot follow: `le la` is a note, `la une` a front page, `à au` may begin “à au moins dix”."""
PAIR = re.compile(
    "|".join(
        rf"(?<![\w’'-])(?<!- ){first} (?:{'|'.join(then.split())})(?= [a-zà-ÿœ])"
        for first, then in CLASHES.items()
    )
    + r"|(?<![\w’'-])à au(?= [a-zà-ÿ])(?! (?:moins|plus|total|minimum|maximum|mieux|pire|peu)\b)"
    + r"|(?<![\w’'-])(?:la|une|du|des|aux?) l(?=[’'][a-zà-ÿœ])"
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    places = (
        paragraph.place(match)
        for paragraph in article.paragraphs()
        for match in PAIR.finditer(paragraph.plain)
    )
    yield from gather(places, "Of these two small words one must go: {count} place{s}.")


CHECK = Check(id="LI26", category=Category.GRAMMAR, severity=Severity.MINOR, look=_look)
