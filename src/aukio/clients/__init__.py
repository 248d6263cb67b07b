"""Who asks: the address of a client, also behind a proxy, and how often it may do what anyone may do."""
