"""Pages that are about this very moment: how full a place is, whose turn it is, and one's own ticket."""
