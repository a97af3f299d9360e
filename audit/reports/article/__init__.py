"""The report on one article."""
