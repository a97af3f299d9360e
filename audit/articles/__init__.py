"""Read articles from files, folders and standard input, their text kept exactly as read."""

from audit.articles.reading import read_articles

__all__ = ["read_articles"]
