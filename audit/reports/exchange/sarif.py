"""Findings as SARIF 2.1.0, the format in which code hosts and editors take what static analysis finds."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from audit import __version__
from audit.checks.running.registry import documentation, find_check
from audit.records import Severity
from audit.reports.exchange.findings import Findings, Location, location
from audit.reports.exchange.result_schema import (
    FailureResult,
    FlagResult,
    PlaceResult,
    Result,
    SuppressedResult,
)
from audit.reports.exchange.text import message_of
from audit.reports.wording import capitalised, spoken

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TYPOLOGY = "https://themqm.org/"
"""Where the kinds of errors are defined that the checks belong to."""
LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.STYLE: "note",
}
DOUBTFUL = "doubtful"
FINGERPRINT = "auditFinding/v1"
Json = dict[str, Any]


def render_sarif(findings: Findings) -> Iterator[str]:
    """One run: its findings, also those set aside, why articles failed, and the checks that found any."""
    rules: dict[str, Json] = {}
    yield f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":['
    yield from _listed(_results(findings, rules))
    yield "],"
    failures = (
        _notification(result, failure, findings.folder)
        for result in findings.results
        for failure in result.failures
    )
    yield '"invocations":[{"toolExecutionNotifications":['
    successful = "true"
    for notification in _listed(failures):
        successful = "false"
        yield notification
    yield f'],"executionSuccessful":{successful}}}],'
    driver = {"name": "audit", "version": __version__, "rules": list(rules.values())}
    yield f'"tool":{_json({"driver": driver})}}}]}}\n'


def _listed(items: Iterable[Json]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{_json(item)}"


def _json(item: Json) -> str:
    return msgspec.json.encode(item).decode()


def _results(findings: Findings, rules: dict[str, Json]) -> Iterator[Json]:
    """The findings; the rule of each is noted where it comes for the first time."""
    for result in findings.results:
        if result.doubts:
            rules[DOUBTFUL] = {"id": DOUBTFUL, "shortDescription": {"text": "The whole article is in doubt"}}
            yield _doubt(result, findings.folder)
        for flag in (*result.flags, *result.suppressed):
            if flag.check not in rules:
                rules[flag.check] = _rule(flag)
            yield _result(result, flag, findings.folder)


def _doubt(result: Result, folder: str) -> Json:
    return {
        "ruleId": DOUBTFUL,
        "level": "warning",
        "message": {"text": "; ".join(result.doubts)},
        "locations": [_whole(result, folder)],
        "partialFingerprints": {FINGERPRINT: f"{DOUBTFUL} {result.id}"},
    }


def _rule(flag: FlagResult) -> Json:
    check = find_check(flag.check)
    title = capitalised(spoken(flag.name))
    rule = {"id": flag.check, "name": flag.name, "shortDescription": {"text": title}, "helpUri": TYPOLOGY}
    if check is None:  # of another version, or of a distribution that is gone
        return rule
    text = documentation(check)
    return rule | {
        "fullDescription": {"text": " ".join(text.partition("\n\n")[0].split())},
        "help": {"text": text},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": [check.lane, check.category]},
    }


def _result(result: Result, flag: FlagResult, folder: str) -> Json:
    places: Sequence[FlagResult | PlaceResult] = flag.places or [flag]
    first, *others = places
    related = [_location(result, place, folder) for place in others]
    mended = [place for place in places if place.suggestion is not None]
    return {
        "ruleId": flag.check,
        "level": LEVELS[flag.severity],
        "message": {"text": message_of(flag)},
        "locations": [_location(result, first, folder)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: flag.fingerprint},
        **({"rank": round(100 * flag.probability, 2)} if flag.probability is not None else {}),
        **_fixes(result, mended, folder),
        "suppressions": _suppressions(flag),
        "properties": {"severity": flag.severity, "lane": flag.lane, "category": flag.category},
    }


def _suppressions(flag: FlagResult) -> list[Json]:
    if not isinstance(flag, SuppressedResult):
        return []
    return [{"kind": "external", "status": "accepted", "justification": flag.reason}]


def _location(result: Result, place: FlagResult | PlaceResult, folder: str) -> Json:
    where = location(result, place, folder)
    return {
        "physicalLocation": {"artifactLocation": _artifact(where), "region": _region(where, place)},
        "logicalLocations": [{"name": result.id, "kind": "article"}],
    }


def _artifact(where: Location) -> Json:
    path = PurePath(where.file)
    return {"uri": path.as_uri() if path.is_absolute() else quote(where.file, errors="replace")}


def _region(where: Location, place: FlagResult | PlaceResult) -> Json:
    """The place in the file; of an article that is a line of one, the line."""
    if where.column is None:
        return {"startLine": where.line, "snippet": {"text": place.text}}
    lines = place.text.split("\n")
    begun = where.column if len(lines) == 1 else 1
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": place.line + len(lines) - 1,
        "endColumn": begun + len(lines[-1]),
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": place.text},
    }


def _fixes(result: Result, mended: Sequence[FlagResult | PlaceResult], folder: str) -> Json:
    """What to write at each place; nothing for a line of JSON, in which it would be spelt otherwise."""
    where = [location(result, place, folder) for place in mended]
    if not where or where[0].column is None:
        return {}
    replacements = [
        {"deletedRegion": _region(one, place), "insertedContent": {"text": place.suggestion}}
        for one, place in zip(where, mended, strict=True)
    ]
    return {
        "fixes": [
            {"artifactChanges": [{"artifactLocation": _artifact(where[0]), "replacements": replacements}]}
        ]
    }


def _notification(result: Result, failure: FailureResult, folder: str) -> Json:
    return {"level": "error", "message": {"text": failure.message}, "locations": [_whole(result, folder)]}


def _whole(result: Result, folder: str) -> Json:
    return {"physicalLocation": {"artifactLocation": _artifact(location(result, None, folder))}}
