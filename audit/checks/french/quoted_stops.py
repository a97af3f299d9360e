"""The English habit of drawing the sentence's full stop or comma inside the closing quotation mark."""

import re

from audit.checks.french.abbreviations import ENDS_ABBREVIATED
from audit.checks.views.quotations import Quotation

STOP_AT_END = re.compile(r"(?P<text>.*[^\W_])(?P<stop>[.,])\s*", re.DOTALL)
INNER_STOP = re.compile(r"[.!?…]\s+[A-ZÀ-Ý]")

SAID = re.compile(
    r"(?:a|ont|avait|aurait)(?:-t-(?:il|elle|on))? (?:dit|déclaré|ajouté|indiqué|affirmé|expliqué|annoncé"
    r"|précisé|estimé|conclu|souligné|noté|assuré|lancé|poursuivi|écrit|rappelé|insisté|averti|confié)\b"
    r"|(?:dit|déclare|ajoute|indique|affirme|explique|précise|estime|souligne|note|assure|lance|poursuit|écrit)\b"
)
"""What says whose words they were goes on with the sentence, after a comma."""


def stop_outside(quotation: Quotation) -> str | None:
    """The quotation with the stop set behind it, in French marks.

    None where no stop stands inside, or where it may belong there: the quotation is a sentence of its own
    (it opens the paragraph's sentence or begins with a capital) or the stop is an abbreviation's.
    """
    match = STOP_AT_END.fullmatch(quotation.text)
    if (
        not match
        or quotation.goes_on
        or ENDS_ABBREVIATED.search(match["text"])
        or INNER_STOP.search(match["text"])
    ):
        return None
    behind = quotation.paragraph.text[quotation.end :].lstrip()
    if match["stop"] == "." and SAID.match(behind):
        return f"{quotation.in_french(match['text'])},"
    if match["stop"] == "." and (_is_sentence(quotation) or not _sentence_ends(behind)):
        return None
    if match["stop"] == "," and behind[:1] in (",", ";", "."):
        return None
    return f"{quotation.in_french(match['text'])}{match['stop']}"


def _is_sentence(quotation: Quotation) -> bool:
    before = quotation.paragraph.text[: quotation.start].rstrip()
    return not quotation.text.lstrip()[:1].islower() or before[-1:] in ("", ".", "!", "?", "…", ":")


def _sentence_ends(behind: str) -> bool:
    return not behind or not (behind[0].islower() or behind[0] in ".,;:!?)")
