"""Runs checks: which there are, which of them look, and which of two findings speaks."""
