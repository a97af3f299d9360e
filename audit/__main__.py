"""`python -m audit` and the `audit` command."""

from __future__ import annotations

import signal

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    # Ctrl-C before there is anything to keep, or when all is written, is worth no traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from audit.cli import app

    app.main()


if __name__ == "__main__":
    main()
