"""The command line: one call into the house for each command, tables for people, JSON for programs."""
