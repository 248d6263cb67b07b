"""The clock of the outlets; below this room, ``now`` is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The instant at which an outlet was asked."""
    return datetime.now(UTC)
