"""Terminology (MQM): the wrong term, or one term two ways."""
