"""`python -m audit` and the `audit` command."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    from audit.cli.app import run_app

    sys.exit(run_app())


if __name__ == "__main__":
    main()
