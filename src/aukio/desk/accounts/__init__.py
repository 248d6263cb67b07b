"""Signing in: sessions, and adapters of the libraries."""
