"""Backups: one file holds every row of a record, from SQLite or PostgreSQL, and is restored into either."""
