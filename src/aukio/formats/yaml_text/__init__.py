"""YAML: reading with line numbers, explaining what cannot be read, and writing for people."""
