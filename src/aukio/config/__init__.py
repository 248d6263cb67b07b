"""How Aukio is put together to run: settings, addresses, the entry for a web server. No room imports it."""
