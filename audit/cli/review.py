"""`audit review`: what reviewers said of findings is kept, listed, taken back, and learnt from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audit.cli.options import QuietOption, TimeLimitOption
from audit.cli.speech import say
from audit.errors import UsageError
from audit.records import ReviewVerdict, Scope
from audit.runs.processes.workers import LIMIT_S

if TYPE_CHECKING:
    from audit.runs.lessons import Lessons
    from audit.runs.reviewing import Reviewed


class ListFormat(StrEnum):
    """How reviews are listed."""

    TEXT = "text"
    JSON = "json"


def review(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="A folder that `audit run` has written.")],
    more: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[REVIEWS]...",
            help="reviews.json of an HTML report, or a run to take reviews from; with --summary, more runs.",
        ),
    ] = None,
    all_of: Annotated[
        str | None,
        typer.Option("--all", metavar="CHECK", help="Give all open findings of a check this --verdict."),
    ] = None,
    verdict: Annotated[ReviewVerdict | None, typer.Option(help="Of --all.")] = None,
    scope: Annotated[Scope, typer.Option(help="Of --all: what the verdict holds for.")] = Scope.PLACE,
    note: Annotated[str, typer.Option(help="Of --all: why.")] = "",
    forget: Annotated[
        list[str] | None,
        typer.Option(metavar="FINGERPRINT|CHECK", help="Take back what was said of a finding, or a check's."),
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="List all reviews of the run.")] = False,
    form: Annotated[
        ListFormat, typer.Option("--format", help="Of --list: json is a reviews.json.")
    ] = ListFormat.TEXT,
    summary: Annotated[
        bool, typer.Option("--summary", help="How often each check is right, as reviewers see it.")
    ] = False,
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With --summary: add what is wrong to this file of suppressions."),
    ] = None,
    time_limit: TimeLimitOption = LIMIT_S,
    quiet: QuietOption = False,
) -> None:
    """Keep what reviewers ticked in the reports of a run, or exported from them, and judge by it."""
    from audit.runs.lessons import lessons_of
    from audit.runs.reviewing import OfAKind
    from audit.runs.reviewing import review as review_run

    if (verdict is None) != (all_of is None):
        raise UsageError("--all and --verdict go together", hint="Such as `--all LI26 --verdict wrong`")
    if to and not summary:
        raise UsageError("--to goes with --summary", hint="Give both")
    if summary:
        _summarise(lessons_of([run, *(more or ())]), to)
        return
    kind = OfAKind(check=all_of, verdict=verdict, scope=scope, note=note) if all_of and verdict else None
    reviewed = review_run(run, more or (), of_a_kind=kind, forget=forget or (), limit=time_limit)
    if show:
        _list(reviewed, form)
    elif not quiet:
        _tell(reviewed)


def _tell(reviewed: Reviewed) -> None:
    from audit.reports.wording import count

    for one in reviewed.forgotten:
        say(f"Taken back: {one.verdict or 'note'} on {one.check} in {one.article} ({one.fingerprint})")
    told = {label: sum(one.verdict is label for one in reviewed.new) for label in (*ReviewVerdict, None)}
    parts = [f"{number} {label or 'without a verdict'}" for label, number in told.items() if number]
    say(
        f"{count(len(reviewed.new), 'new review')}{': ' if parts else ''}{', '.join(parts)}. "
        f"{count(reviewed.judged, 'article')} judged anew."
    )
    if reviewed.unknown:
        say(f"{count(reviewed.unknown, 'review')} of findings that are not in this run (any more): kept.")


def _list(reviewed: Reviewed, form: ListFormat) -> None:
    from audit.reports.exchange.review_file import encode_reviews

    told = [one for one in reviewed.reviews if one.verdict or one.note]
    if form is ListFormat.JSON:
        say(encode_reviews(told))
        return
    for one in told:
        texts = ", ".join(f"“{text}”" for text in one.texts)
        words = [one.fingerprint, one.check, one.verdict or "–", one.scope, one.article, texts, one.note]
        say("  ".join(word for word in words if word))


def _summarise(lessons: Lessons, to: Path | None) -> None:
    from audit.reports.summary.precision import RULE
    from audit.runs.lessons import add_suppressions

    say("check  right  wrong  other  judged  right, 95 % interval  proposal")
    for one in lessons.checks:
        proposal = "switch off" if one.is_to_be_switched_off else ""
        proposal = f"turn down to {one.lower_severity}" if one.lower_severity else proposal
        interval = f"{one.right / one.judged:.0%} ({one.low:.0%}–{one.high:.0%})"
        counts = f"{one.check:5}  {one.right:5}  {one.wrong:5}  {one.other:5}  {one.judged:6}"
        say(f"{counts}  {interval:21}  {proposal}".rstrip())
    say(f"\n{RULE}")
    if lessons.configuration:
        say(f"\n{lessons.configuration}")
    if to:
        say(f"\n{add_suppressions(to, lessons)} added to {to}")
