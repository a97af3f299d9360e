"""What engines keep between runs."""
