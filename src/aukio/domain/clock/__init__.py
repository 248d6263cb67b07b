"""Local time: instants, local days and minutes, and reading the dates and times that people type."""
