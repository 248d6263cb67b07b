"""schema.org JSON-LD for places, notices and events."""
