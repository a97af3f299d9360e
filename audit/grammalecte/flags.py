"""Remarks become flags beside our own, labelled as Grammalecte's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from audit.checks.check import Category
from audit.config.grammalecte import ID, NAME, RuleGroup
from audit.grammalecte.proofreading import Remark
from audit.records import Flag, Lane, Passage, Place, Severity, Span

__all__ = ["ID", "NAME", "with_remarks"]

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

SPELLING = frozenset({RuleGroup.SPELLING, RuleGroup.CONFUSION, RuleGroup.HYPHENS, RuleGroup.ELISION})
ACTION = re.compile(r"_a\d+_\d+\Z")
"""The end of a rule's name that tells its suggestions apart."""
FAR = 40
"""Code points between the two ends of a disagreement, at most."""
GATHERED = TYPOGRAPHIC | {RuleGroup.SPELLING}


def with_remarks(
    flags: Sequence[Flag],
    remarks: Sequence[Remark],
    passages: Sequence[Passage],
    groups: Collection[RuleGroup],
    severity: Severity | None = None,
) -> tuple[Flag, ...]:
    """Our flags and those made of the remarks of these groups, in reading order.

    A remark on a place that one of our flags marks is a duplicate, unless ours concerns the whole passage.
    `severity` is what a configuration says that its findings weigh.
    """
    if not remarks:
        return tuple(flags)
    ours = [span for flag in flags for span in _spans(flag) if not _is_wide(span, passages)]
    new = [
        one for one in remarks if one.group in groups and not any(span.overlaps(one.span) for span in ours)
    ]
    theirs = (replace(flag, severity=severity or flag.severity) for flag in _flags(new))
    merged = [*flags, *theirs]
    return tuple(sorted(merged, key=lambda flag: (flag.span, flag.check)))


def _spans(flag: Flag) -> list[Span]:
    return [place.span for place in flag.places] or [flag.span]


def _is_wide(span: Span, passages: Sequence[Passage]) -> bool:
    return any(span.covers(passage.span) for passage in passages)


def _flags(remarks: Iterable[Remark]) -> Iterator[Flag]:
    gathered: dict[RuleGroup, list[Remark]] = {}
    single: list[list[Remark]] = []
    for one in sorted(remarks, key=lambda one: one.span):
        if one.group in GATHERED:
            gathered.setdefault(one.group, []).append(one)
        elif single and _is_other_end(single[-1][-1], one):
            single[-1].append(one)
        else:
            single.append([one])
    yield from map(_disagreement, single)
    for group, ones in gathered.items():
        places = tuple(Place(span=one.span, suggestion=_fix(one)) for one in ones)
        yield _flag(ones[0], _gathered(group, ones), places)


def _is_other_end(one: Remark, other: Remark) -> bool:
    """Whether both are ends of one disagreement (`leur besoins`: leurs, or besoin), reported by one rule."""
    near = other.span.start - one.span.end <= FAR
    return near and one.rule != other.rule and ACTION.sub("", one.rule) == ACTION.sub("", other.rule)


def _disagreement(ends: Sequence[Remark]) -> Flag:
    """One finding; where it could be mended at either end, no fix is certain."""
    if len(ends) == 1:
        return _flag(ends[0], _said(ends[0]))
    return _flag(ends[0], _said(ends[0]), tuple(Place(span=end.span) for end in ends))


def _flag(first: Remark, message: str, places: tuple[Place, ...] = ()) -> Flag:
    return Flag(
        check=ID,
        name=NAME,
        lane=Lane.SUSPICION,
        severity=Severity.STYLE if first.group in TYPOGRAPHIC else Severity.MINOR,
        category=_category(first.group).value,
        span=first.span,
        message=message,
        suggestion=places[0].suggestion if places else _fix(first),
        places=places,
    )


def _fix(remark: Remark) -> str | None:
    return remark.suggestions[0] if len(remark.suggestions) == 1 else None


def _said(remark: Remark) -> str:
    # One line, whatever it prints.
    return f"Grammalecte, {remark.rule}: {' '.join(remark.message.split())}"


def _gathered(group: RuleGroup, remarks: Sequence[Remark]) -> str:
    if group is RuleGroup.SPELLING:
        return f"Grammalecte, {group}: {_count(remarks, 'word')} not in its dictionary."
    return f"{_said(remarks[0])} ({group}: {_count(remarks, 'place')})"


def _count(remarks: Sequence[Remark], noun: str) -> str:
    return f"{len(remarks)} {noun}{'s' * (len(remarks) > 1)}"


def _category(group: RuleGroup) -> Category:
    if group is RuleGroup.NUMBERS:
        return Category.NUMBER_FORMAT
    if group in SPELLING or group in (RuleGroup.CAPITALS, RuleGroup.MINISTRIES):
        return Category.SPELLING
    return Category.PUNCTUATION if group in TYPOGRAPHIC else Category.GRAMMAR
