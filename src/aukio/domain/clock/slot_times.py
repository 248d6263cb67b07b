"""The start of a slot as the text of an address or a form: local, with its offset where the clock shows it twice."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from aukio.domain.clock.local_time import EARLIEST, LATEST, instant_of, local_of


def is_second(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether the clock showed this local time an hour before already, as it does in autumn."""
    return instant_of(local_of(instant, zone), zone) != instant


def slot_text(instant: datetime, zone: ZoneInfo) -> str:
    """The start of a slot, such as ``2020-10-25T03:00``; the second of two as ``2020-10-25T03:00+02:00``."""
    local = instant.astimezone(zone)
    return (local if is_second(instant, zone) else local.replace(tzinfo=None)).isoformat(timespec="minutes")


def read_slot(text: str, zone: ZoneInfo) -> datetime | None:
    """The instant of a text of ``slot_text``; None where it is none, or lies at the edge of the calendar."""
    try:
        local = datetime.fromisoformat(text.strip().replace(" ", "+"))
        instant = instant_of(local, zone) if local.tzinfo is None else local.astimezone(zone)
    except (ValueError, OverflowError):
        return None
    return instant.astimezone(UTC) if EARLIEST <= instant <= LATEST else None


def second_of_two(instant: datetime, zone: ZoneInfo) -> str:
    """The name of the time of the clock, such as ``EET``, for the second of two equal times; else nothing."""
    return str(instant.astimezone(zone).tzname()) if is_second(instant, zone) else ""
