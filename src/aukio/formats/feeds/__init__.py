"""Feeds of publications as Atom and JSON Feed."""
