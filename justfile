# Everything CI runs, in the environment at hand.
check: format lint types layers test

format:
    ruff format --check .

lint:
    ruff check .

types:
    mypy

layers:
    lint-imports

test:
    python -m pytest

# Generated pages: write them anew.
docs:
    python docs/generate.py
