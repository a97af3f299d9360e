"""What is known of French (and of English in it) without any original."""
