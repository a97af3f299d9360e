"""Runs: what is done, stored atomically, and how articles are driven through the pipeline."""
