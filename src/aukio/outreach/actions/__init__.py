"""Queueing what is to be told, and noting what became of it."""
