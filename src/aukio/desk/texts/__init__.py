"""Texts of notices at the desk."""
