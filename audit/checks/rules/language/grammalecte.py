"""Flags what Grammalecte, a French grammar checker, remarks, where it is installed and asked for.

It is under the GPL 3, so no code of it is imported or shipped: the command `grammalecte-cli` is started, and
what it prints is read. `checks.grammalecte = true` switches it on, `checks.grammalecte_groups` chooses among
the groups of its rules. What another check marks already is not said again.

Why it matters: agreement, conjugation and words mistaken for one another, which no other check looks for.

Known false alarms: about one in four; docs/configuration.md says how many in each group of its rules.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from audit.checks import ArticleView, Category, Check, Hit, Lane, Need, Place, Severity
from audit.config import ChecksConfig
from audit.records import Remark, RuleGroup

TYPOGRAPHIC = frozenset(
    {
        RuleGroup.TYPOGRAPHIC_APOSTROPHE,
        RuleGroup.CHEMISTRY,
        RuleGroup.EXTRA_SPACES,
        RuleGroup.LIGATURES,
        RuleGroup.CAPITALS,
        RuleGroup.MINISTRIES,
        RuleGroup.NO_BREAK_SPACES,
        RuleGroup.FRENCH_STANDARDS,
        RuleGroup.NUMBERS,
        RuleGroup.PLEONASMS,
        RuleGroup.FINAL_PUNCTUATION,
        RuleGroup.REPETITION_IN_PARAGRAPH,
        RuleGroup.REPETITION_IN_SENTENCE,
        RuleGroup.TABULATORS,
        RuleGroup.TYPOGRAPHY,
        RuleGroup.UNIT_SPACES,
        RuleGroup.COMMAS,
        RuleGroup.OTHER,
    }
)
"""Matters of typesetting and taste: style, one finding per article and group."""

GATHERED = TYPOGRAPHIC | {RuleGroup.SPELLING}
ORTHOGRAPHIC = frozenset(
    {
        RuleGroup.SPELLING,
        RuleGroup.CONFUSION,
        RuleGroup.HYPHENS,
        RuleGroup.ELISION,
        RuleGroup.CAPITALS,
        RuleGroup.MINISTRIES,
    }
)
ACTION = re.compile(r"_a\d+_\d+\Z")
"""The end of a rule's name that tells its suggestions apart."""
FAR = 40
"""Code points between the two ends of a disagreement, at most."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The groups of its rules that are shown; `checks.grammalecte_groups` fills them in."""

    groups: tuple[RuleGroup, ...] = ChecksConfig().grammalecte_groups


def _look(article: ArticleView, options: Options) -> Iterator[Hit]:
    remarks = sorted(article.evidence.remarks or (), key=lambda one: one.span)
    shown = [one for one in remarks if one.group in options.groups]
    for ends in _disagreements(one for one in shown if one.group not in GATHERED):
        # Where it could be mended at either end, no fix is certain.
        places = tuple(Place(span=end.span) for end in ends) if len(ends) > 1 else ()
        yield _hit(ends[0], _said(ends[0]), places)
    for group in dict.fromkeys(one.group for one in shown if one.group in GATHERED):
        same = [one for one in shown if one.group is group]
        places = tuple(Place(span=one.span, suggestion=_fix(one)) for one in same)
        yield _hit(same[0], _summary(same[0], len(same)), places)


def _disagreements(remarks: Iterable[Remark]) -> Iterator[list[Remark]]:
    """The remarks, with the ends of one disagreement together."""
    ends: list[Remark] = []
    for one in remarks:
        if ends and not _is_other_end(ends[-1], one):
            yield ends
            ends = []
        ends.append(one)
    if ends:
        yield ends


def _is_other_end(one: Remark, other: Remark) -> bool:
    """Whether both are ends of one disagreement (`leur besoins`: leurs, or besoin), reported by one rule."""
    near = other.span.start - one.span.end <= FAR
    return near and one.rule != other.rule and ACTION.sub("", one.rule) == ACTION.sub("", other.rule)


def _hit(first: Remark, message: str, places: tuple[Place, ...]) -> Hit:
    return Hit(
        span=first.span,
        message=message,
        suggestion=places[0].suggestion if places else _fix(first),
        severity=Severity.STYLE if first.group in TYPOGRAPHIC else None,
        category=_category(first.group),
        places=places,
    )


def _fix(remark: Remark) -> str | None:
    return remark.suggestions[0] if len(remark.suggestions) == 1 else None


def _said(remark: Remark) -> str:
    # One line, whatever it prints.
    return f"Grammalecte, {remark.rule}: {' '.join(remark.message.split())}"


def _summary(first: Remark, count: int) -> str:
    plural = "s" * (count > 1)
    if first.group is RuleGroup.SPELLING:
        return f"Grammalecte, {first.group}: {count} word{plural} not in its dictionary."
    return f"{_said(first)} ({first.group}: {count} place{plural})"


def _category(group: RuleGroup) -> Category:
    if group is RuleGroup.NUMBERS:
        return Category.NUMBER_FORMAT
    if group in ORTHOGRAPHIC:
        return Category.SPELLING
    return Category.PUNCTUATION if group in TYPOGRAPHIC else Category.GRAMMAR


CHECK = Check(
    id="GR01",
    category=Category.LINGUISTIC_CONVENTIONS,
    severity=Severity.MINOR,
    milder=Severity.STYLE,
    lane=Lane.SUSPICION,
    look=_look,
    options=Options(),
    needs=frozenset({Need.REMARKS}),
)
