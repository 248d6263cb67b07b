"""The people of the city who may sign in."""
