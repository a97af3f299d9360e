"""Flags an infinitive without the “de” that the words before it ask for (il est temps aller, afin aider).

Why it matters: a small word was lost on the way, and what is left is no French.

Known false alarms: none known; only words that nothing but “de” can join to a verb count.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.french.elision import elides
from audit.checks.french.infinitives import is_infinitive
from audit.checks.views.apostrophes import apostrophe_of

BARE = re.compile(
    r"(?<![\w’'-])(?:(?:est|était|sera|serait|fut) (?:grand |bientôt |enfin )?(?=temps )"
    r"|(?:ai|as|a|avons|avez|ont|avai[st]|avaient|aur[a-z]+) (?=besoin )"
    r"|au (?=lieu )|en (?=train )|sur le (?=point )|(?=afin ))"
    r"(?P<place>(?P<head>[a-z]+) (?P<verb>[a-zà-ÿœ]{4,}))(?![\w’'-])",
    re.IGNORECASE,
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for paragraph in article.paragraphs():
        for match in BARE.finditer(paragraph.plain):
            head, verb = match["head"], match["verb"]
            if verb.islower() and is_infinitive(verb):
                small = f"d{apostrophe_of(match.string)}" if elides(verb) else "de "
                yield Hit(
                    span=paragraph.span_of(match, "place"),
                    message=f"“de” is missing between “{head}” and “{verb}”.",
                    suggestion=f"{head} {small}{verb}",
                )


CHECK = Check(id="LI49", category=Category.GRAMMAR, severity=Severity.MINOR, look=_look)
