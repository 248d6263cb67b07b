"""The configuration of a running Aukio: settings, addresses, the WSGI entry point. No other room imports it."""
