"""`audit run` in the process of a bench, with an engine that the bench can watch or replace."""

from __future__ import annotations

from collections.abc import Callable
from unittest import mock

from audit.engines.engine import Engine
from audit.runs import assembly
from audit.runs.auditing import audit_articles
from audit.runs.monitor import Unheard
from audit.runs.options import RunOptions

__all__ = ["RunOptions", "whole_run"]


def whole_run(options: RunOptions, open_engine: Callable[..., Engine]) -> None:
    """Run `audit run` with these options, its models opened by `open_engine`."""
    with mock.patch.object(assembly, "open_engine", open_engine):
        audit_articles(options, Unheard())
