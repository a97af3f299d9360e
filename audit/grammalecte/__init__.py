"""Grammalecte, a French grammar checker, as an optional program beside ours.

It is under the GPL 3, so no code of it is imported or shipped: the command `grammalecte-cli` is started where
a configuration asks for it and the machine has it, and what it prints is read.

Why it matters: agreement, conjugation and words mistaken for one another, which no check of ours looks for.

Known false alarms: about one in four; docs/configuration.md says how many in each group of its rules.

Switched on with `checks.grammalecte = true`; `checks.grammalecte_groups` chooses the groups of its rules, and
`checks.disable`, `checks.only` and `checks.severity` know it as `grammalecte` or `GR01`.
"""

from audit.grammalecte.flags import ID, NAME, with_remarks
from audit.grammalecte.program import ProgramError, find_version, require_version
from audit.grammalecte.proofreading import Proofreading, Remark, proofread

__all__ = [
    "ID",
    "NAME",
    "ProgramError",
    "Proofreading",
    "Remark",
    "find_version",
    "proofread",
    "require_version",
    "with_remarks",
]
