"""Outlets for programs: feeds, calendars, opening hours and JSON-LD, each with exact caching headers."""
