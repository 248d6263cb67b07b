"""Front page, inbox, timeline of arrangements, and history."""
