"""audit: how far to trust a machine-translated French article, and exactly where not to.

What is named here is the API of Python; see docs/api.md. Each name is imported where it is first used.
"""

from typing import TYPE_CHECKING

__all__ = [
    "ArticleAudit",
    "AuditError",
    "Auditor",
    "ChecksConfig",
    "Engines",
    "Flag",
    "ModelSpec",
    "Result",
    "RunConfig",
    "ScoresConfig",
    "Severity",
    "Status",
    "TranslationConfig",
    "__version__",
    "audit",
    "load",
]

__version__ = "0.1.0"

if TYPE_CHECKING:
    from audit.api import ArticleAudit, Auditor, audit, load
    from audit.config import ChecksConfig, ModelSpec, RunConfig, ScoresConfig, TranslationConfig
    from audit.errors import AuditError
    from audit.pipeline import Engines
    from audit.records import Flag, Severity, Status
    from audit.reports.exchange.result_schema import Result
else:

    def __getattr__(name):  # noqa: ANN001, ANN202 - a checker reads the imports above
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module("audit.api"), name)

    def __dir__():  # noqa: ANN202
        return sorted({*globals(), *__all__})
