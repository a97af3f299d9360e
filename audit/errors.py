"""The errors a user can meet, each with what happened, what to do, and the exit code.

::

    AuditError
    ├── UsageError          2   wrong path, option or configuration; nothing was done
    │   ├── ConfigError         unknown or invalid configuration key
    │   ├── ModelError          model folder missing, incomplete, corrupt or not downloadable
    │   └── PluginError         what another distribution brings cannot be used
    ├── ArticleError        3   one article cannot be audited; the others go on
    └── RunError            4   the run broke off; what is done is kept
"""


class AuditError(Exception):
    """An error with a remedy. `message` says what is wrong, `hint` what to do about it."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """One line: the message, then the remedy."""
        return f"{self.message}. {self.hint}" if self.hint else self.message


class UsageError(AuditError):
    """The command cannot start: a path, an option or the output folder is not usable."""


class ConfigError(UsageError):
    """A configuration file has an unknown key or a value of the wrong type."""


class ModelError(UsageError):
    """A model folder is missing, incomplete or corrupt, or its engine is not installed."""


class PluginError(UsageError):
    """A check or an engine of another distribution cannot be used, or has the name of another."""


class ArticleError(AuditError):
    """One article cannot be read or audited; the run goes on with the others."""

    exit_code = 3


class RunError(AuditError):
    """A run broke off: a full disk, a damaged state, a device that failed. What is done is kept."""

    exit_code = 4
