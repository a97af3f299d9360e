"""Markdown that is safe with any text in it."""
