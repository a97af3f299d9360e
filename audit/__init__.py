"""audit: how far to trust a machine-translated French article, and exactly where not to."""

__all__ = ["__version__"]

__version__ = "0.1.0"
