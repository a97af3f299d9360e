"""Provenance: lines that name where the article was taken from."""

from __future__ import annotations

import re

__all__ = ["named_source"]

AGENCY = (
    r"(?:AFP|Agence France-Presse|Reuters|AP|Associated Press|EFE|ANSA|DPA|dpa|Xinhua|Chine nouvelle|TASS|RIA Novosti|"
    r"Sputnik|Interfax|Belga|ATS|Keystone-ATS|PA Media|Bloomberg|Anadolu|Kyodo|Yonhap|ANI|PTI|UPI|Antara|MAP|APS)"
)
AGENCIES = rf"{AGENCY}(?: ?(?:,|/|&|et|and|avec|-) ?{AGENCY})*"
DOMAIN = re.compile(r"(?:https?://)?(?P<domain>(?:[\w-]+\.)+[a-z]{2,})(?:/\S*)?")
NAME = r"(?P<source>[^\n]{2,100}?)"
FIRST = r"(?:initialement|d'abord|à l'origine|originellement|originalement|pour la première fois)"

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\(?(?:(?:La |Les )?(?i:sources?)(?: (?:originale|de l'article))?|Via) ?: ?{NAME}\)?\.?",
        rf"(?:(?i:article|texte|version) (?:original|originale|source)|Original article) ?: ?{NAME}\.?",
        rf"(?:Lire|Voir|Consulter|Retrouvez|Read|See) (?:l'article|la version|the) (?:original|originale|complet|full|source)"
        rf"(?: article| story| version)? (?:sur|dans|chez|de|on|at|in) {NAME}\.?",
        rf"(?:Cet article|Ce texte|L'article|Cette tribune) (?:a été |est )?(?:{FIRST} )?(?:paru|publié|parue|publiée)"
        rf"(?: {FIRST})?(?: en (?:anglais|français|russe|espagnol|allemand|italien))? (?:dans|sur|par|chez|en premier sur) {NAME}"
        r"(?:,? (?:le|en|du) [^.]{2,40}|, [^.]{2,60}| sous le titre [^.]{2,100})?\.?",
        rf"(?:Publié|Paru) {FIRST} (?:dans|sur|par) {NAME}(?:,? (?:le|en) [^.]{{2,40}})?\.?",
        rf"(?:This (?:article|story|piece) (?:was )?)?(?:(?i:originally|first)) (?:published|appeared) (?:in|on|at|by) {NAME}"
        r"(?:,? (?:on|in) [^.]{2,40})?\.?",
        rf"\(?(?:Avec |Via |With |Par |By )?(?P<source>{AGENCIES})\)?\.?",
    )
)
LONGEST = 200
MOST_WORDS = 9
"""A source is named in a few words; `Source : une étude publiée lundi montre que…` is prose."""


def named_source(plain: str) -> str | None:
    """The name or domain a provenance line gives; None if the paragraph is none."""
    if len(plain) > LONGEST:
        return None
    for pattern in PATTERNS:
        if match := pattern.fullmatch(plain):
            return _name(match["source"].strip(" .()"))
    return None


def _name(source: str) -> str | None:
    if domain := DOMAIN.search(source):
        return domain["domain"]
    return source if source and len(source.split()) <= MOST_WORDS else None
