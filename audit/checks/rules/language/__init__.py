"""Linguistic conventions (MQM): spelling, punctuation, grammar."""
