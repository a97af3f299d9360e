"""Runs Grammalecte, a French grammar checker, as a program of its own: its remarks on articles."""

from audit.grammalecte.program import find_version, require_version
from audit.grammalecte.proofreading import proofread

__all__ = ["find_version", "proofread", "require_version"]
