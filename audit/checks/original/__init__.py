"""What the alignment with the original, or the back-translation, shows of whole sentences."""
