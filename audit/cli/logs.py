"""Log lines go to standard error, as plain text; libraries keep quiet unless asked."""

import logging
import sys

from audit.reports.markdown.characters import visible

_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)
"""By the number of -v."""


class _Visible(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(map(visible, super().format(record).split("\n")))


def set_up_logs(*, quiet: bool, verbose: int) -> None:
    """Send the log lines of `audit` to standard error, and other libraries' only their errors; -q wins."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Visible("audit: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.ERROR, force=True)
    logging.getLogger("audit").setLevel(logging.ERROR if quiet else _LEVELS[min(verbose, 2)])
