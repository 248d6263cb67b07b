"""Aukio keeps what is open in a city: through which channel, under which conditions, and until when."""
