"""Run configuration: TOML, and the house's own files it names, → a frozen `RunConfig`."""

from audit.config.glossary import Term, TermKind
from audit.config.loading import load_config
from audit.config.run_config import (
    ChecksConfig,
    MetricXSpec,
    ModelSpec,
    ReadingConfig,
    RunConfig,
    ScoresConfig,
    TranslationConfig,
)
from audit.config.suppressions import Suppression

__all__ = [
    "ChecksConfig",
    "MetricXSpec",
    "ModelSpec",
    "ReadingConfig",
    "RunConfig",
    "ScoresConfig",
    "Suppression",
    "Term",
    "TermKind",
    "TranslationConfig",
    "load_config",
]
