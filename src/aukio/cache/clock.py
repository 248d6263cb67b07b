"""The clock of the lane, in seconds since 1970: what a copy says of its age is counted from it."""

import time


def now() -> float:
    """The instant at which a request came."""
    return time.time()
