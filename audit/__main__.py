"""`python -m audit` and the `audit` command."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit with its code."""
    from audit.cli import app

    app.main()


if __name__ == "__main__":
    main()
