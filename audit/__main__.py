"""`python -m audit` and the `audit` command."""

import os
import signal
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    # Ctrl-C before there is anything to keep, or when all is written, is worth no traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    _open_closed_streams()
    # For nothing that numpy multiplies here is worth a thread, and as long as there is none we can fork.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from audit.cli import app

    app.main()


def _open_closed_streams() -> None:
    """Open anew, to nowhere, the streams that whoever started us has closed.

    Else the next files to be opened would get their numbers, and what is printed.
    """
    for number, (name, mode) in enumerate([("stdin", "r"), ("stdout", "w"), ("stderr", "w")]):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
            os.set_inheritable(number, True)


if __name__ == "__main__":
    main()
