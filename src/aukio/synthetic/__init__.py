"""Cities that nobody lives in, for measuring and for trying things at the size of a country."""
