"""What one newsroom adds to audit."""
