"""What the fast lane of a worker has done, as a request carries it to whoever tells of it."""

COUNTS = "aukio.lane.counts"
"""Under this name a request has a function that gives counts by name; it is missing where there is no lane."""
