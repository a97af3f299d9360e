"""The processes of a run: how they begin, work and end."""
