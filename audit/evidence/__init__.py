"""Evidence: alignment, scores, and what they rest on; pure functions over texts."""
