"""Comparers of linked sentences: polarity, antonyms, entities, order, quantities."""
