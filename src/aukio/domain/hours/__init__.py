"""Effective hours: channels, the composition table, the timetable, and coupling through the building."""
