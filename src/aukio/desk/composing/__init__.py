"""Composing: one notice with many facts, as rows of where, what and when."""
