"""Drafts of changes, before they are published."""
