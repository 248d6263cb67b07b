"""Answers: the status of a place at an instant, when it changes, its hours by day, and lists of places."""
