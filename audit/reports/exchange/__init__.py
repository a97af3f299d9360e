"""Machine-readable results."""
