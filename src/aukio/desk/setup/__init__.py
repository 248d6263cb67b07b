"""Setting up an empty record in the browser: its city and its first account, by a one-time link."""
