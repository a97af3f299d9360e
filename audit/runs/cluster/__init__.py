"""Runs on a Ray cluster. Only here is ray imported."""
