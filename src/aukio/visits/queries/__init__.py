"""Counts and queues as values."""
