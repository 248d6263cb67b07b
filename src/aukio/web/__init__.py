"""The public pages: rendered on the server and complete without JavaScript."""
