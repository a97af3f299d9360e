"""Audits from Python: what a run does to one article, without a run folder."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Self

from markdown_it import MarkdownIt

from audit import records
from audit.articles.decoding import refuse_empty
from audit.articles.drafts import Draft, finish
from audit.checks.running.selection import select_checks
from audit.config import ChecksConfig as ChecksConfig
from audit.config import ModelSpec as ModelSpec
from audit.config import RunConfig, load_config
from audit.config import ScoresConfig as ScoresConfig
from audit.config import TranslationConfig as TranslationConfig
from audit.errors import AuditError as AuditError
from audit.errors import UsageError
from audit.passages import prepare
from audit.pipeline import Engines, judge, translate
from audit.records import Article
from audit.records import Flag as Flag
from audit.records import Severity as Severity
from audit.records import Status as Status
from audit.reports.article.boxes import without_boxes
from audit.reports.exchange.result_schema import Result
from audit.reports.exchange.results import result_of
from audit.reports.summary.article_summary import summarise
from audit.reports.wording import count
from audit.runs.assembly import OpenEngines, make_manifest
from audit.runs.past_results import read_results
from audit.runs.proofreading import proofread_where_needed
from audit.runs.stages import page_of, report_of
from audit.runs.state.manifest import Manifest

_HTML = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ArticleAudit(records.ArticleAudit):
    """The verdict on one article, which a notebook shows as its report. Places count in `article.text`."""

    manifest: Manifest = field(compare=False)
    """What it was judged by: configuration, models, versions."""

    @property
    def status(self) -> Status:
        """How it came out."""
        return summarise(self).status

    @property
    def verdict(self) -> str:
        """The verdict as a sentence."""
        return summarise(self).verdict

    @property
    def result(self) -> Result:
        """The same as plain data, with quotations: a line of `results.jsonl`."""
        return result_of(summarise(self))

    @property
    def report(self) -> str:
        """The report in Markdown."""
        return report_of(summarise(self), self.manifest)

    @property
    def page(self) -> str:
        """The page of HTML, with every finding marked in the article."""
        return page_of(summarise(self), self.manifest)

    def __repr__(self) -> str:
        return f"<ArticleAudit {self.article.id!r}: {self.status}, {count(len(self.flags), 'finding')}>"

    def _repr_html_(self) -> str:
        page: str = _HTML.render(without_boxes(self.report))
        return page


class Auditor:
    """Models and checks of one configuration, loaded once for many articles; threads may share it."""

    def __init__(
        self, config: RunConfig | Path | str | None = None, *, engines: Engines | None = None
    ) -> None:
        """Load what `config` asks for: a `RunConfig`, the path of one, or the defaults.

        `engines` stand in for its models.

        Raises:
            UsageError: if the configuration or a model cannot be used.
        """
        given = load_config(Path(config)) if isinstance(config, Path | str) else config or RunConfig()
        self._catalogue = select_checks(given.checks)
        self._engines: Engines | None = engines or OpenEngines(given.translation)()
        self._manifest = make_manifest(given, self._engines.fingerprints, None)
        self._turn = threading.Lock()

    def audit(self, text: str, original: str | None = None, *, id: str = "article") -> ArticleAudit:
        """Audit one French article, beside its English original if that is given.

        Raises:
            ArticleError: if the text is empty.
            UsageError: if the auditor is closed.
        """
        return self._audited([_article(id, text, original)])[0]

    def audit_all(self, articles: Iterable[str | tuple[str, str | None]]) -> list[ArticleAudit]:
        """Audit many articles, or pairs of an article and its original; their ids are their numbers.

        Their passages are translated together, which is faster than one article after the other.

        Raises:
            ArticleError: if a text is empty.
            UsageError: if the auditor is closed.
        """
        pairs = [(one, None) if isinstance(one, str) else one for one in articles]
        return self._audited([_article(str(number), *pair) for number, pair in enumerate(pairs, 1)])

    def _audited(self, articles: list[Article]) -> list[ArticleAudit]:
        prepared = [prepare(one) for one in articles]
        by = self._manifest
        with self._turn:
            if self._engines is None:
                raise UsageError("the auditor is closed", hint="Audit inside its `with` block")
            translated = translate(prepared, self._engines, by.config, by.witness)
        read = proofread_where_needed(translated, self._catalogue.remark_groups)
        found = [judge(one, by.config, self._catalogue, by.expectation, by.witness) for one in read]
        return [_with_manifest(one, by) for one in found]

    def close(self) -> None:
        """Let go of the models."""
        self._engines = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def audit(
    text: str, original: str | None = None, config: RunConfig | Path | str | None = None
) -> ArticleAudit:
    """Audit one French article, beside its English original if that is given.

    The models are loaded for it alone: for several articles use an `Auditor`.

    Raises:
        ArticleError: if the text is empty.
        UsageError: if the configuration or a model cannot be used.
    """
    with Auditor(config) as auditor:
        return auditor.audit(text, original)


def load(run: Path | str) -> list[Result]:
    """The results of the articles of a run folder, in the order of the input.

    Raises:
        UsageError: if the folder has no results, or they are of another version.
    """
    return list(read_results(Path(run), Result))


def _article(id: str, text: str, original: str | None = None) -> Article:
    refuse_empty(text, id)
    return finish(Draft(Article(id=id, path=id, text=text), None), original or None)


def _with_manifest(found: records.ArticleAudit, manifest: Manifest) -> ArticleAudit:
    values = {one.name: getattr(found, one.name) for one in fields(found)}
    return ArticleAudit(**values, manifest=manifest)
