"""Sentences by which a text declares that it was itself translated by a machine.

An article *about* machine translation uses the same words. So the sentence must speak of its own text (`cet
article`, `this page`, `the French version`) and say outright that it was made so, or be a short label that
says nothing else; and it must not stand in quotation marks.
"""

from __future__ import annotations

import re

from audit.passages.language_names import LANGUAGE

__all__ = ["discloses", "follows_up"]


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


TOOL = _any(
    r"microsoft translator|google(?: translate| traduction| trad)?|deepl(?: translator| pro)?",
    r"bing(?: translator)?|yandex(?: translate)?|chatgpt|gpt-?\d\w*|openai|mistral|claude|gemini",
    r"reverso|systran",
)
AGENT = _any(
    TOOL,
    r"ia|ai|intelligence artificielle|artificial intelligence|machines?|robots?|ordinateur|computer",
    r"algorithm(?:e?s?)|translation (?:tool|software|service|system|engine)s?",
    r"(?:outil|logiciel|système|service|modèle|moteur|programme)s? (?:automatique )?de traduction",
    r"traduction (?:automatique|assistée)|(?:automatic|machine|ai|automated) translation",
)
BY = _any(
    r"par|avec|via|using|by|with|through|thanks to",
    r"grâce (?:à|au)|à l'aide (?:de|du|d')|au moyen (?:de|du|d')",
)
MACHINE = _any(
    "automatiquement",
    "automatically",
    rf"{BY} ?(?:[\w'-]+ ){{0,4}}?(?:l'|d'|www\.)?{AGENT}\b",
)

TEXT = _any(
    r"articles?|textes?|pages?|contenus?|dépêches?|versions?|traductions?|informations?|documents?",
    r"publications?|actualités?|story|stories|texts?|contents?|translations?|posts?|news|(?:web)?sites?",
)
THIS = r"(?:cet|cette|ce|ces|le présent|la présente|notre|nos|this|these|the present|our)"
VERSIONS = r"(?:versions?|traductions?|translations?|texts?)"
OWN = _any(
    r"ceci|this(?= is)",
    rf"{THIS} {TEXT}",
    rf"(?:les?|la|the) {VERSIONS} (?:de (?:cet article|ce site|cette page)|of this (?:article|site|page))",
    rf"(?:les?|la) {VERSIONS} (?:en )?{LANGUAGE}",
    rf"the (?:[\w'-]+,? ){{0,3}}?{LANGUAGE}(?:,? [\w'-]+){{0,8}} {VERSIONS}",
)
LINK = r"(?: (?!qu|how|that|comment|why|pourquoi)[\w'-]+){0,3}"
"""A few words before the verb (`Cet article en français est…`), but no clause (`Cet article dit que…`)."""

IS = _any(
    r"est|sont|était|a été|ont été|peut (?:être|avoir été)",
    r"is|are|was|were|has been|have been|may (?:be|have been)",
)
MADE = _any(
    r"tradui\w+|généré\w*|produit\w*|réalisé\w*|effectué\w*|créé\w*|obtenu\w*|rédigé\w*",
    r"translated|generated|produced|made|created|written",
)
RESULT = (
    r"(?:une |issue? d'une |(?:le )?(?:résultat|fruit) d'une |an? |the result of (?:an? )?)?"
    r"(?:traduction (?:automatique|automatisée|par (?:l')?ia)|(?:machine|automatic|automated|ai) translation)"
)
STATEMENT = re.compile(
    rf"\b{OWN}\b{LINK} {IS}\b(?: [\w'-]+){{0,2}}? "
    + _any(
        rf"{MADE}\b.{{0,60}}?\b{MACHINE}",
        rf"(?:automatiquement|automatically|machine|auto)[- ]{MADE}\b",
        rf"{RESULT}\b",
    ),
    re.IGNORECASE,
)

FROM = (
    r"(?: (?:original |originale )?(?:de|du|depuis|from|vers|en|into|to)(?: l'| le | the | )(?:original )?"
    rf"{LANGUAGE})"
)
CHECKED = (
    r"(?:,? (?:sous (?:le contrôle|la supervision|la responsabilité)"
    r"|(?:et|puis|and|then) (?:relue?|revue?|vérifiée?|corrigée?|reviewed|edited|checked)) [^:;!?]{2,60})"
)
LABEL = re.compile(
    rf"[\W_]*(?:(?:note|avertissement|disclaimer|nota bene|nb) ?: ?)?(?:{TEXT} )?"
    + _any(
        rf"(?:tradui\w+|translated){FROM}{{0,2}} {MACHINE}",
        rf"(?:traduction|translation)(?: par)? ?:? ?{TOOL}",
        r"automatiquement traduit\w*|(?:machine|automatically|auto)[- ]translated",
        r"traduction (?:automatique|automatisée|par (?:l')?ia)",
        r"(?:automatic|machine|automated|ai)[- ]translation",
    )
    + rf"{FROM}{{0,2}}(?: {BY} [^:;!?]{{2,40}})?(?:[./]\w+)*{CHECKED}?(?: ?\([^()]{{0,60}}\))?[\W_]*",
    re.IGNORECASE,
)
ABOUT_TRANSLATION = re.compile(r"tradu|translat|version", re.IGNORECASE)
QUOTE = re.compile(r"[«“\"]")
LONGEST = 500
LONGEST_LABEL = 120

FOLLOW_UP = re.compile(
    r"erreur|inexactitude|imprécision|inaccura|mistake|\berrors?\b|(?:fait|font) foi|prévau|prévaloir|prevail"
    r"|main language|authoritative|version originale|original (?:version|article|text)|supported by"
    r"|propulsé par|divergence|discrepanc|traduction|translat",
    re.IGNORECASE,
)


def discloses(sentence: str) -> bool:
    """Whether a sentence (plain spaces, straight apostrophes) declares its own text machine-translated."""
    if len(sentence) <= LONGEST_LABEL and LABEL.fullmatch(sentence):
        return True
    match = STATEMENT.search(sentence) if len(sentence) <= LONGEST else None
    if match is None or QUOTE.search(sentence, 0, match.start() + 1):
        return False
    return ABOUT_TRANSLATION.search(match.group()) is not None


def follows_up(sentence: str) -> bool:
    """Whether a sentence after a notice goes on with it: of errors to expect, of the version to prefer."""
    return len(sentence) <= LONGEST and FOLLOW_UP.search(sentence) is not None
