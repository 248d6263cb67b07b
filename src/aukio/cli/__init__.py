"""The command line: each command makes one call into the rooms below and prints a table or JSON."""
