"""iCalendar: closures, exceptional hours and dates of events."""
