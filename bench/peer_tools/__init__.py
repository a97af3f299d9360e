"""Other checkers, run as the separate programs they are; none of them is needed to use the project."""
