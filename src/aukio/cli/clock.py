"""The clock of the command line; below this room, ``now`` is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The instant at which the command was given."""
    return datetime.now(UTC)
