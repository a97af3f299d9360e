"""Engines: the only modules that touch a model. Each imports its library when it is opened, not before."""
