"""OpenStreetMap's `opening_hours` as text: effective hours, and a whole year of a place."""
