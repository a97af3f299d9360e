"""Flags a negation of which one half is missing (“il ne vient”, “il vient pas”, “ils ont jamais”).

Why it matters: the reader cannot tell whether the sentence denies or affirms; where “pas” fell out, a machine
or a hasty edit has turned the meaning.

Known false alarms: spoken French quoted as it was said drops “ne”, so quotations are left alone; the “ne”
without negation (“plus grand qu’il ne croit”, “craindre qu’il ne vienne”) and the verbs that deny with “ne”
alone (pouvoir, savoir, oser, cesser) are known.
"""

import re
from collections.abc import Iterator

from audit.checks import ArticleView, Category, Check, Hit, NoOptions, Severity
from audit.checks.views.quotations import WITHIN_SENTENCE, blackened
from audit.checks.views.readings import PROSE, Reading

NE = re.compile(r"(?<![\w’'-])(?:[Nn]e\s+|[Nn]['’])(?=[a-zà-ÿœ])(?P<verb>[\w’'-]+(?:\s+[\w’'-]+)?)")
CLAUSE = re.compile(r"[;:!?]|\.\s|\.$")
SECOND = re.compile(
    r"\b(?:pas|plus|jamais|rien|personne|aucune?s?|guère|point|nullement|aucunement|ni|nul(?:le)?s?|cesse|que|qu['’]\w*|quiconque"
    r"|goutte|mot|âme|moindre|déplaise|pour autant|autre chose|d['’]autre)\b|qu['’]",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"(?:\S+\s)?(?:peu[tx]|peuvent|pouv(?:oir|i?ons|i?ez|ai\w+)|puis|puiss\w+|pus?|put|purent|pût|pourr(?:ai\w*|as?|i?ons|i?ez|ont)"
    r"|sai[st]|sav(?:i?ons|i?ez|ent|ai\w+)|sach\w+|saur\w+|su[st]?|surent|sût|cess(?!ion|ib)\w+"
    r"|os(?:e[sz]?|ent|ons|a[is]?|ai\w+|ât|èrent|er\w+|é|ant)|daign\w+|boug\w+|importe\w*|empêche|fût|eût)\b"
    r"|(?:est-ce|était-ce|serait-ce|en déplaise)|(?:\S+\s)?\S*(?:eût|eut-|fût)",
    re.IGNORECASE,
)
EXPLETIVE = re.compile(
    r"\b(?:avant|moins|plus|mieux|pire|autre|autrement|meilleure?s?|moindre|davantage|sans|rien|personne|aucun[es]*|jamais"
    r"|nul(?:le)?s?|ni|pas|quiconque|si|depuis|voilà|pourquoi|jusqu['’]à ce)\b"
    r"|\b(?:crai\w+|peurs?|empêch\w+|évit\w+|dout\w+|risqu\w+|redout\w+)\b.*\bqu(?:e\b|['’])"
    r"|\bs['’]ils?\b|\b(?:il y a|(?:ça|cela) (?:fait|faisait|fera)|voi(?:là|ci))\b.*\bqu(?:e\b|['’])"
    r"|(?:\A\s*|[«“\"]\s*)qu[ei]\s\Z",
    re.IGNORECASE,
)
"""What lets a “ne” stand alone: a comparison or a denial before it, a fear, a question (Qui ne connaît …)."""
UNLESS = re.compile(r"étai(?:t|ent)\b")
"""At the start of a clause, N’était son âge says: if it were not for his age."""
PAS = re.compile(
    r"(?<![\w’'-])(?<![Nn]e\s)(?<!nous\s)(?<!que\s)(?P<subject>[Ii]ls?|[Ee]lles?|[Jj]e|[Nn]ous|[Vv]ous|[Tt]u|[Cc]ela)\s"
    r"(?P<verb>(?:[lmts]['’]|(?:le|la|les|lui|leur|se|me|te|y|en)\s)?[a-zà-ÿœ]{1,14}(?<!er))\s(?P<pas>pas)"
    r"(?=\s(?:[a-zà-ÿ]+[éui]s?|le|la|les|un|une|de|d['’]\w+|du|en|à|que|encore|seulement|été)\b|[.,;!?]|\s?$)"
    r"(?! à pas)"
)
_HAVE = "ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient)|aur(?:a|ai|as|ons|ez|ont)"
_BE = "suis|es|est|sommes|êtes|sont|ét(?:ais|ait|ions|iez|aient)|ser(?:a|ai|as|ons|ez|ont)|fut|furent"
_ARTICLE = r"(?:[Ll]es?|[Ll]a|[Uu]ne?|[SsMmCc]es|[SsMm]on|[SsMm]a|[Cc]et?|[Cc]ette|[Ll]eurs?)\s|[Ll]['’]"
_NOUN = rf"(?:{_ARTICLE})[a-zà-ÿœ-]{{3,}}"
_I = r"(?:[Ii]ls?|[Ee]lles?|[Oo]n|[Jj]e|[Tt]u|[Nn]ous|[Vv]ous|[Cc]ela)\s(?:en\s|y\s|[lyts]['’])?|[Jj]['’]"
_DONE = r"(?=\s(?:eu|[a-zà-ÿœ]+(?:é|i|u|is|it|ert)e?s?)\b)"
OTHER_WORDS = re.compile(
    rf"(?<![\w’'-])(?:{_I})(?:(?:{_HAVE}|{_BE})\s(?:jamais|rien)|(?:{_HAVE})\spersonne)"
    r"(?![\w’'-])(?!\s(?:moins|de moins|que|qu['’]\w+)\b)"
    rf"|(?<![\w’'-])(?:{_NOUN})\s(?:a|ont|avait|avaient|est|sont|était|étaient)\s(?:jamais|rien){_DONE}"
    r"|(?:(?<![\w’'-])(?:Personne|Rien)|(?<=\b[Mm]ais )personne|(?<=\b[Cc]ar )personne)"
    r"\s(?:en\s|y\s|[lyts]['’])?(?:a|avait|aura|est|était|sera)(?![\w’'-])"
)
"""The other words that deny, beside avoir and être: ils ont jamais, personne a vu."""
AFFIRMS = re.compile(
    r"(?<!\w)(?:n['’]|(?:ne|que|si|sans|plus|moins|mieux|meilleure?s?|pires?|autant|comme|dont|où|seule?s?|premi\w+|derni\w+"
    r"|doute\w*|ni|aucune?|quand|quoi|pas|\w*quel(?:le)?s?)(?!\w)|qu['’])",
    re.IGNORECASE,
)
"""Where “jamais” may mean ever, or “ne” stands before."""
ASKED = re.compile(r"[^.!?]*\?")
QUOTED = re.compile(rf"{WITHIN_SENTENCE}|[«“„][^«»“”„]*\Z|\A[^«»“”]*[»”]")


REACH = 400
"""Characters beside a word in which its clause begins or ends; in a text without marks none ever does."""


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for passage in article.readings(PROSE):
        yield from _lonely_ne(passage)
        text = blackened(QUOTED, passage.text)
        yield from _lonely_pas(passage, text)
        yield from _lonely_others(passage, text)


def _lonely_ne(passage: Reading) -> Iterator[Hit]:
    text = passage.text
    for match in NE.finditer(text):
        verb = match.end() - len(match["verb"])
        clause = CLAUSE.split(text[verb : verb + REACH])[0]
        before = _clause_before(text, match.start())
        if SECOND.search(clause) or ALONE.match(match["verb"]) or EXPLETIVE.search(before):
            continue
        if not before.strip() and UNLESS.match(match["verb"]):
            continue
        start, end = match.span()
        yield Hit(
            span=passage.view.span(start, end),
            message=f"“{text[start:end]}” has “ne” without “pas”: is a negative meant?",
        )


def _lonely_pas(passage: Reading, text: str) -> Iterator[Hit]:
    for match in PAS.finditer(text):
        yield Hit(
            span=passage.span_of(match),
            message=f"“{match.group()}” has “pas” without “ne”.",
        )


def _lonely_others(passage: Reading, text: str) -> Iterator[Hit]:
    for match in OTHER_WORDS.finditer(text):
        asked = ASKED.match(text, match.end(), match.end() + REACH)
        if not asked and not AFFIRMS.search(_clause_before(text, match.start())):
            yield Hit(
                span=passage.span_of(match),
                message=f"“{match.group()}” lacks “ne”: is a negative meant?",
            )


def _clause_before(text: str, place: int) -> str:
    return CLAUSE.split(text[max(0, place - REACH) : place])[-1]


CHECK = Check(id="AC11", category=Category.GRAMMAR, severity=Severity.MAJOR, look=_look)
