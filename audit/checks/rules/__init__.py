"""One file per check. The folder is the catalogue: a file here is a check, and needs a fixture."""
