"""The index of a run."""
