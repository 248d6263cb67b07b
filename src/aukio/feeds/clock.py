"""The clock of the outlets; rooms below take ``now`` as an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant, in UTC."""
    return datetime.now(UTC)
