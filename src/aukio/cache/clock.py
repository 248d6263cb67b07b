"""The clock of the response cache, in seconds since 1970; the ``max-age`` of a response counts from it."""

import time


def now() -> float:
    """Return the instant of a request."""
    return time.time()
