"""A notice as a document: sections and spans without markup, and patterns of days."""
