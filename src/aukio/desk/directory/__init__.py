"""The directory at the desk: editing one place or many, importing and exporting files."""
