"""MarianMT checkpoints: found, checked and read without a model library where the format allows it."""
