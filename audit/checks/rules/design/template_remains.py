"""Flags what a template or a translation program left behind ({{name}}, %s, [insert], <unk>, lorem ipsum).

Why it matters: a name or a figure was to stand there; and it shows that nobody read the page.

Known false alarms: articles about software that show such marks on purpose.
"""

import re
from collections.abc import Iterator

from audit.checks.check import Category, Check, Hit, NoOptions
from audit.checks.views.article_view import ArticleView
from audit.records import Severity

REMAINS = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\$\{[^{}\n]{1,80}\}|\{%[^\n]{1,80}?%\}|<%[^\n]{1,80}?%>"
    r"|(?<!\w)\{[A-Za-z_][\w.]{0,40}\}(?!\w)|(?<!\w)\{\d\}(?!\w)"
    r"|(?<![\d\w%])(?<!\d[ \u00a0\u202f])%(?:\d\$)?[sd](?![\w’'])|%\([A-Za-z_]\w*\)[sd]"
    r"|\[(?:insert|insérer|insérez|votre|your|todo|tbd|à compléter|à remplir|placeholder)\b[^\]\n]{0,80}\]"
    r"|\[(?:nom|name|date|titre|title|ville|city|lieu|source|auteur|author)\](?!\()"
    r"|\blorem ipsum\b|<unk>|</?s>|<pad>|\[UNK\]|⁇|▁|@@ (?=\w)|\[object Object\]|\bundefined\b"
    r"|(?-i:(?<![\w.-])NaN(?![\w-]))"
    r"|<\?(?:php|=)[^\n]{0,80}?\?>|<\|\w{1,30}\|>|\[MASK\]|(?<!\w)>>[a-z]{3}<<|'{3}(?=\w)|(?<=\w)'{3}"
    r"|(?-i:(?<![\w.])(?:_[A-Z]{2,20}_|XX[A-Z]{2,20}XX|ZZ\d+ZZ|"
    r"(?:PERSON|ORG|LOC|GPE|DATE|NUM|NAME|ENT|ENTITY|TAG|TERM|URL|PH)_\d{1,3})(?![\w.])|@[A-Z]{2,20}@)"
    r"|(?:https?://)?(?:\bt\.co/|\bpic\.twitter\.com/)\w+"
    r"|(?-i:(?<![\w.])(?:document\.write|googletag\.cmd|window\.[a-zA-Z]+ ?=|"
    r"function ?\(\w*\) ?\{)[^\n]{0,60})"
    r"|(?<!\w)__[A-Z0-9_]{2,40}__(?!\w)|<<[A-Z_ ]{2,40}>>"
    r"|\[\[[^\[\]\n]{1,80}\]\]|(?<!\w)@@\w{1,20}@@(?!\w)|(?-i:<[A-Z_]{3,30}>)",
    re.IGNORECASE,
)
CHATBOT = re.compile(
    r"\b(?:en tant qu[’'](?:intelligence artificielle|IA)|en tant que modèle de langage|"
    r"as an AI language model|voici la traduction (?:en français|du texte|demandée)|"
    r"here is the (?:french )?translation|"
    r"je ne peux pas traduire ce|n[’']hésitez pas à me (?:dire|faire savoir) si|"
    r"j[’']espère que (?:cette|la|ma) traduction|(?:sure|certainly|of course)[,!] here(?: is|[’']s)|"
    r"j[’']ai (?:conservé|gardé|préservé|respecté) le ton\b[^.]{0,40}\boriginal|"
    r"je ne peux pas vérifier ces informations)\b"
    r"|\A(?:bien sûr ?! )?voici (?:(?:la|votre) traduction|l[’']article traduit|le texte traduit|"
    r"la version française)"
    r"[^.:]{0,60}:",
    re.IGNORECASE,
)


def _look(article: ArticleView, options: NoOptions) -> Iterator[Hit]:
    for passage in article.raw_passages:
        for match in REMAINS.finditer(passage.text):
            yield Hit(
                span=passage.span_of(match),
                message=f"{match[0].strip()} was left behind by a program; something is missing here.",
            )
        for match in CHATBOT.finditer(passage.text):
            yield Hit(
                span=passage.span_of(match),
                message="The program that translated speaks here, not the author.",
            )


CHECK = Check(
    id="DE07",
    name="template_remains",
    category=Category.MARKUP,
    severity=Severity.MAJOR,
    look=_look,
    holds_place=True,
)
