"""Log lines go to standard error, as plain text; libraries keep quiet unless asked."""

import logging
import sys

from audit.cli.options import Verbosity
from audit.reports.markdown.characters import visible

_LEVELS = {
    Verbosity.QUIET: logging.ERROR,
    Verbosity.NORMAL: logging.WARNING,
    Verbosity.VERBOSE: logging.INFO,
    Verbosity.DEBUG: logging.DEBUG,
}


class _Visible(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(map(visible, super().format(record).split("\n")))


def set_up_logs(verbosity: Verbosity) -> None:
    """Send the log lines of `audit` to standard error, and other libraries' only their errors."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Visible("audit: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.ERROR, force=True)
    logging.getLogger("audit").setLevel(_LEVELS[verbosity])
