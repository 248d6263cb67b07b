"""Gathers the history and answers: the one room where ways in ask about places."""
