"""Accuracy (MQM): the French says something else than the original."""
