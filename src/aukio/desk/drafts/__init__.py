"""Drafts and drafts waiting for approval."""
