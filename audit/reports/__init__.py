"""Reports: Markdown for reviewers, machine-readable results for everything else."""
