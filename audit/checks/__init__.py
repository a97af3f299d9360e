"""Checks: each one a file in `rules/`, found by the registry, run by `judging`."""
