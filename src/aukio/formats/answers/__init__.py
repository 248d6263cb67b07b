"""Answers as JSON data for the API and the command line."""
