"""The clock of the pages; below this room, ``now`` is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The instant at which a page was asked for."""
    return datetime.now(UTC)
