"""Findings as JUnit XML: every article is a test case, which its findings fail."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from audit.reports.exchange.findings import Findings
from audit.reports.exchange.result_schema import FlagResult, Result
from audit.reports.exchange.text import line_of
from audit.reports.markdown.characters import visible
from audit.reports.wording import count


def render_junit(findings: Findings) -> Iterator[str]:
    """One suite: an article that failed is an error, one with findings of the least severity a failure."""
    total = errors = failures = 0
    for result in findings.results:
        total += 1
        errors += bool(result.failures)
        failures += not result.failures and _is_failure(result, findings)
    counts = f'tests="{total}" errors="{errors}" failures="{failures}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites {counts}>\n<testsuite name="audit" {counts}>\n'
    for result in findings.results:
        names = f"classname={_attribute(result.path)} name={_attribute(result.id)}"
        yield f"<testcase {names}>{_fault(result, findings)}</testcase>\n"
    yield "</testsuite>\n</testsuites>\n"


def _is_failure(result: Result, findings: Findings) -> bool:
    return bool(_failing(result, findings) or (findings.least.doubts and result.doubts))


def _failing(result: Result, findings: Findings) -> list[FlagResult]:
    return [flag for flag in result.flags if flag.severity.rank >= findings.least.severity.rank]


def _fault(result: Result, findings: Findings) -> str:
    if result.failures:
        text = "\n".join(visible(failure.message) for failure in result.failures)
        return _element("error", text, result.failures[0].kind, text)
    if not _is_failure(result, findings):
        return ""
    found = _failing(result, findings)
    worst = max((flag.severity for flag in found), key=lambda severity: severity.rank, default="doubtful")
    lines = [*result.doubts, *(str(line_of(result, flag, findings.folder)) for flag in found)]
    message = f"{count(len(found), 'finding')}, the worst {worst}" if found else "; ".join(result.doubts)
    return _element("failure", message, worst, "\n".join(map(visible, lines)))


def _element(name: str, message: str, kind: str, text: str) -> str:
    return f"<{name} message={_attribute(message)} type={_attribute(kind)}>{escape(text)}</{name}>"


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
