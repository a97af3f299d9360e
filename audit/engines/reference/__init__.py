"""The reference engine: transformers' own."""
