"""The state of a run: its folder, its database, its manifest."""
