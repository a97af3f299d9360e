"""Style (MQM)."""
