"""The counts of a worker's response cache, which a request carries to the view that shows them."""

COUNTS = "aukio.lane.counts"
"""The key of a function in the WSGI environment that returns counts by name; missing without a response cache."""
