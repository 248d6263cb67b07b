"""Synthetic cities, for benchmarks and for tests at the size of a country."""
