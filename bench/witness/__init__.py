"""Fits the witness to a pair of models, and measures what it finds of errors planted word by word."""
