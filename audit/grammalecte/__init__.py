"""Runs Grammalecte, a French grammar checker, as a program of its own: its remarks on articles."""

from audit.grammalecte.article_remarks import proofread
from audit.grammalecte.program import find_version, require_version

__all__ = ["find_version", "proofread", "require_version"]
