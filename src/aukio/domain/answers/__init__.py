"""Answers: the status of a place at an instant, its expiry, its days, and lists of places."""
