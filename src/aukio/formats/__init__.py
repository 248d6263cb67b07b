"""Pure codecs between domain values and files, stored rows, JSON, calendars and feeds."""
