"""Provenance: lines that name where the article was taken from."""

from __future__ import annotations

import re

__all__ = ["named_source"]

AGENCY = (
    r"(?:AFP|Agence France-Presse|Reuters|AP|Associated Press|EFE|ANSA|DPA|dpa|Xinhua|Chine nouvelle"
    r"|TASS|MAP|APS|RIA Novosti|Sputnik|Interfax|Belga|ATS|Keystone-ATS|PA Media|Bloomberg|Anadolu|Kyodo"
    r"|Yonhap|ANI|PTI|UPI|Antara)"
)
AGENCIES = rf"{AGENCY}(?: ?(?:,|/|&|et|and|avec|-) ?{AGENCY})*"
NAME = r"(?P<source>[^\n]{2,100}?)"
FIRST = r"(?:initialement|d'abord|à l'origine|originellement|originalement|pour la première fois)"
LANGUAGE = r"en (?:anglais|français|russe|espagnol|allemand|italien)"
WHEN = r"(?:,? (?:le|en|du|on|in) [^.]{2,40}|, [^.]{2,60}| sous le titre [^.]{2,100})?"

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # La source: www.rt.com
        rf"\(?(?:(?:La |Les )?(?i:sources?)(?: (?:originale|de l'article))?|Via) ?: ?{NAME}\)?\.?",
        # Article original : Le Monde
        rf"(?:(?i:article|texte|version) (?:original|originale|source)|Original article) ?: ?{NAME}\.?",
        # Lire l'article original sur rt.com
        r"(?:Lire|Voir|Consulter|Retrouvez|Read|See) (?:l'article|la version|the)"
        r" (?:original|originale|complet|full|source)(?: article| story| version)?"
        rf" (?:sur|dans|chez|de|on|at|in) {NAME}\.?",
        # Cet article est paru dans Le Monde.
        r"(?:Cet article|Ce texte|L'article|Cette tribune)"
        rf" (?:a été |est )?(?:{FIRST} )?(?:paru|publié)e?(?: {FIRST})?(?: {LANGUAGE})?"
        rf" (?:dans|sur|par|chez|en premier sur) {NAME}{WHEN}\.?",
        # Publié initialement sur Mediapart
        rf"(?:Publié|Paru) {FIRST} (?:dans|sur|par) {NAME}{WHEN}\.?",
        # This article was originally published by The Conversation.
        r"(?:This (?:article|story|piece) (?:was )?)?(?i:originally|first) (?:published|appeared)"
        rf" (?:in|on|at|by) {NAME}{WHEN}\.?",
        # Avec AFP et Reuters
        rf"\(?(?:Avec |Via |With |Par |By |Sources? )?(?P<source>{AGENCIES})\)?\.?",
    )
)
DOMAIN = re.compile(r"(?:https?://)?(?P<domain>(?:[\w-]+\.)+[a-z]{2,})(?:/\S*)?")
LONGEST = 200
MOST_WORDS = 9
"""A source is named in a few words; `Source : une étude publiée lundi montre que…` is prose."""


def named_source(plain: str) -> str | None:
    """The name or domain that a provenance line gives; None if the paragraph is none."""
    if len(plain) > LONGEST:
        return None
    match = next((match for pattern in PATTERNS if (match := pattern.fullmatch(plain))), None)
    return _name(match["source"].strip(" .()")) if match else None


def _name(source: str) -> str | None:
    if domain := DOMAIN.search(source):
        return domain["domain"]
    return source if source and len(source.split()) <= MOST_WORDS else None
