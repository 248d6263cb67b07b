"""YAML: reading with line numbers, explaining errors, and writing."""
