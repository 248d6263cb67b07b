"""A notice as a document: sections and spans before any markup, and patterns of days."""
