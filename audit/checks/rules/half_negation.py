"""Flags a negation of which one half is missing (“il ne vient”, “il vient pas”).

Why it matters: the reader cannot tell whether the sentence denies or affirms; where “pas” fell out, a machine
or a hasty edit has turned the meaning.

Known false alarms: spoken French quoted as it was said drops “ne”, so quotations are left alone; the “ne”
without negation (“plus grand qu’il ne croit”, “craindre qu’il ne vienne”) and the verbs that deny with “ne”
alone (pouvoir, savoir, oser, cesser) are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.readings import PROSE, Reading, readings
from audit.records import Evidence, Lane, Severity

NE = re.compile(r"(?<![\w’'-])(?:[Nn]e\s+|[Nn]['’])(?=[a-zà-ÿœ])(?P<verb>[\w’'-]+(?:\s+[\w’'-]+)?)")
CLAUSE = re.compile(r"[;:!?]|\.\s|\.$")
SECOND = re.compile(
    r"\b(?:pas|plus|jamais|rien|personne|aucune?s?|guère|point|nullement|aucunement|ni|nul(?:le)?s?|cesse|que|qu['’]\w*|quiconque"
    r"|goutte|mot|âme|moindre|déplaise|pour autant|autre chose|d['’]autre)\b|qu['’]",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"(?:\S+\s)?(?:peu[tx]|peuvent|pouv|puis|pus?\b|put\b|purent|pût|pour[r]|sa[iuv]|su[st]?\b|surent|cess|os[eaé]|daign|bouge|importe|empêche\b|fût|eût)"
    r"|(?:est-ce|était-ce|serait-ce|en déplaise)|(?:\S+\s)?\S*(?:eût|eut-|fût)",
    re.IGNORECASE,
)
EXPLETIVE = re.compile(
    r"\b(?:avant|moins|plus|mieux|pire|autre|autrement|meilleure?s?|moindre|davantage|crai\w+|peur|empêch\w+"
    r"|évit\w+|dout\w+|crainte|risque\w*|redout\w+|sans|rien|personne|aucun[es]*|auncun|jamais|nul(?:le)?s?|ni|pas|quiconque"
    r"|si|depuis|voilà|pourquoi|jusqu['’]à ce)\b",
    re.IGNORECASE,
)
PAS = re.compile(
    r"(?<![\w’'-])(?<![Nn]e\s)(?<!nous\s)(?<!que\s)(?P<subject>[Ii]ls?|[Ee]lles?|[Jj]e|[Nn]ous|[Vv]ous|[Tt]u|[Cc]ela)\s"
    r"(?P<verb>(?:[lmts]['’]|(?:le|la|les|lui|leur|se|me|te|y|en)\s)?[a-zà-ÿœ]{1,14}(?<!er))\s(?P<pas>pas)"
    r"(?=\s(?:[a-zà-ÿ]+[éui]s?|le|la|les|un|une|de|d['’]\w+|du|en|à|que|encore|seulement|été)\b|[.,;!?]|\s?$)"
    r"(?! à pas)"
)
QUOTED = re.compile(r"[«“\"„][^«»“”\"]*[»”\"]")


def _look(evidence: Evidence, options: NoOptions) -> Iterator[Hit]:
    for passage in readings(evidence, PROSE):
        yield from _lonely_ne(passage)
        yield from _lonely_pas(passage)


def _lonely_ne(passage: Reading) -> Iterator[Hit]:
    text = passage.text
    for match in NE.finditer(text):
        clause = CLAUSE.split(text[match.end() - len(match["verb"]) :])[0]
        before = CLAUSE.split(text[: match.start()])[-1]
        if SECOND.search(clause) or ALONE.match(match["verb"]) or EXPLETIVE.search(before):
            continue
        start, end = match.span()
        yield Hit(
            span=passage.view.span(start, end),
            message=f"“{text[start:end]}” has a “ne” but no “pas”: is the sentence meant to deny?",
        )


def _lonely_pas(passage: Reading) -> Iterator[Hit]:
    text = QUOTED.sub(lambda match: "█" * len(match.group()), passage.text)
    for match in PAS.finditer(text):
        yield Hit(
            span=passage.view.span(*match.span()),
            message=f"“{match.group()}” has a “pas” but no “ne”.",
        )


CHECK = Check(
    id="AC11",
    name="half_negation",
    category=Category.GRAMMAR,
    severity=Severity.MAJOR,
    lane=Lane.FACT,
    look=_look,
    options=NoOptions(),
)
