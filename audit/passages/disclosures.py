"""Disclosures: text by which a site declares that this very article was translated by a machine.

An article *about* machine translation says much the same words, so the text must speak of itself (`cet
article`, `this page`, `versions`), or be a short line that says nothing else; and it must not be a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.passages.authority import authoritative_language
from audit.records import Disclosure, Span

__all__ = ["Candidate", "find_disclosures"]

TOOL = (
    r"(?:google(?: translate| traduction| trad)?|deepl(?: translator| pro)?|bing(?: translator)?|microsoft translator|"
    r"chatgpt|gpt-?\d\w*|openai|reverso|systran|yandex(?: translate)?|mistral|claude|gemini)"
)
MACHINE = (
    r"(?:automatiquement|automatically|machine|(?:par|avec|via|using|by|with|through|grâce à|à l'aide d[e'u]|au moyen d[e'u]|"
    r"with the help of)(?: (?:une?|l'|la|le|du|des|an?|the))? ?(?:[\w'-]+ (?:de |d')?){0,4}?"
    rf"(?:ia|ai|intelligence artificielle|artificial intelligence|machine|robot|algorithme|algorithm|ordinateur|{TOOL}|"
    r"(?:outil|logiciel|système|service|modèle|moteur|programme)s? (?:automatique )?de traduction(?: automatique)?|"
    r"traduction (?:automatique|assistée)|(?:automatic|machine|ai|automated) translation|translation (?:tool|software|service|system)s?))\b"
)
SELF = (
    r"(?:(?:cet|cette|ce|le présent|la présente|notre|this|the present|our) (?:article|texte|page|contenu|dépêche|"
    r"version|traduction|information|document|publication|actualité|story|text|content|translation|post|post|news|site|website)|"
    r"(?:les|nos|the|our) (?:[\w,'-]+ ){0,12}(?:versions?|traductions?|translations?|articles?)(?: (?:de ce site|of this (?:site|article)))?)"
)
MADE = r"(?:tradui\w+|translated|généré\w*|generated|produit\w*|produced|réalisé\w*|effectué\w*|made|créé\w*|created|obtenu\w*)"
TRANSLATION = re.compile(r"tradu|translat|version", re.IGNORECASE)

OF_ITSELF = re.compile(rf"\b{SELF}\b.{{0,60}}?\b{MADE}\b.{{0,60}}?\b{MACHINE}", re.IGNORECASE)
OF_ITSELF_TURNED = re.compile(
    rf"\b{SELF}\b.{{0,40}}?(?:\b(?:automatiquement|automatically|machine[- ])\s?{MADE}\b|"
    r"\b(?:est|is|a été|was) (?:une |issue? d'une |le (?:résultat|fruit) d'une |a |an |the result of )?"
    r"(?:traduction (?:automatique|automatisée|par)|machine translation|automatic translation|automated translation))",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"[\W_]*(?:note ?: ?|avertissement ?: ?|disclaimer ?: ?)?(?:(?:texte|article|contenu|text|content|article)s? )?"
    rf"(?:(?:tradui\w+|translated)(?: (?:de|du|d'|from)(?: l')? ?(?:the )?[\w-]+| en français| into french| from [\w-]+){{0,2}}(?: \w+){{0,2}}? {MACHINE}"
    r"|(?:machine|automatically|auto)[- ]translated|(?:traduction|translation) (?:automatique|automatisée|par ia|by ai)|"
    r"(?:automatic|machine|automated|ai|ia)[- ](?:translation|traduction)|automatiquement traduit\w*)\b.{0,80}",
    re.IGNORECASE,
)
FOLLOW_UP = re.compile(
    r"erreur|inexactitude|imprécision|inaccura|mistake|\berrors?\b|fait foi|prévau|prévaloir|prevail|main language|"
    r"authoritative|version originale|original version|supported by|propulsé par|divergence|discrepanc|traduction|translat",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[«“\"]")
LABEL_WORDS = 16
EDGE = 3
"""Single sentences count only in paragraphs this near to the start or the end: there sites put notices."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph: its span, and its sentences as spans and as plain text."""

    span: Span
    sentences: tuple[tuple[Span, str], ...]


def find_disclosures(paragraphs: Sequence[Candidate]) -> Iterator[Disclosure]:
    """The disclosures among the paragraphs, in order, each a paragraph or the sentences at its end."""
    for index, paragraph in enumerate(paragraphs):
        found = next((n for n, (_, text) in enumerate(paragraph.sentences) if discloses(text)), None)
        if found is None:
            continue
        near_edge = index < EDGE or index >= len(paragraphs) - EDGE
        if found > 0 and not near_edge:
            continue
        last = _last(paragraph, found)
        span = Span(start=paragraph.sentences[found][0].start, end=paragraph.sentences[last][0].end)
        text = " ".join(text for _, text in paragraph.sentences[found : last + 1])
        yield Disclosure(span=span, authoritative_language=authoritative_language(text))


def discloses(sentence: str) -> bool:
    """Whether a sentence (plain spaces, straight apostrophes) declares its own text machine-translated."""
    if LABEL.fullmatch(sentence) and len(sentence.split()) <= LABEL_WORDS:
        return True
    match = OF_ITSELF.search(sentence) or OF_ITSELF_TURNED.search(sentence)
    if match is None or QUOTED.search(sentence, 0, match.start() + 1):
        return False
    return TRANSLATION.search(match.group()) is not None


def _last(paragraph: Candidate, first: int) -> int:
    """The last sentence that goes with the disclosing one: all of a notice, else what follows it up."""
    sentences = paragraph.sentences
    if first == 0 and all(FOLLOW_UP.search(text) or discloses(text) for _, text in sentences[1:]):
        return len(sentences) - 1
    last = first
    while last + 1 < len(sentences) and FOLLOW_UP.search(sentences[last + 1][1]):
        last += 1
    return last
