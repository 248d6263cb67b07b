"""Answers as plain data for the API and the command line."""
