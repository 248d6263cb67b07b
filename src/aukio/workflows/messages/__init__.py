"""Messages: their words, their delivery, and the news that subscribers get."""
