"""The clock of the API; below this room, ``now`` is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The instant at which the request came."""
    return datetime.now(UTC)
