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

test *words:
    python -m pytest {{ words }}

# Without what starts processes, needs a cluster or takes long: for the time between two edits.
test-fast *words:
    python -m pytest -m "not process and not cluster and not slow" {{ words }}

# Generated pages: write them anew.
docs:
    python docs/generate.py
