"""Signing in: what Aukio asks of the libraries, and who is at the desk."""
