"""Organisations, places, services, channels and normal hours: what the city says of itself, dated and known."""
