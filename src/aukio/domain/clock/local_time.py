"""Local times and instants: conversion between the two, and parsing of both.

Instants are aware ``datetime`` values in UTC; local times are naive. Nothing here reads a clock.
Source: semantics.md section 1; R034 (inclusive ends), R117 (known), Q14, Q15.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from aukio.domain.base.mistakes import BadInstant
from aukio.domain.clock.period import TICK, OpenEnd, Period

__all__ = [
    "DAY", "EARLIEST", "LATEST", "TICK", "OpenEnd", "Period", "clock_span", "day_of", "days_from", "format_local",
    "format_local_end", "instant_of", "local_of", "midnight", "plus", "read_at", "read_day", "read_known", "read_local",
]  # fmt: skip

DAY = timedelta(days=1)
_DAYS = {days: days * DAY for days in range(-16, 17)}
"""Few days are added millions of times, and a product takes longer than the sum."""
EARLIEST = datetime(1, 1, 3, tzinfo=UTC)
LATEST = datetime(9999, 12, 28, tzinfo=UTC)
"""The limits of supported instants; they leave room for a UTC offset and a span past midnight."""


@lru_cache(maxsize=50_000)
def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the local time is ``local``.

    A time that the spring change skips moves forward by the gap; of two equal times in autumn it is the first.
    Both follow from ``fold=0``.
    """
    if local.year in (1, 9999):
        return _at_the_edge(local, zone)
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _at_the_edge(local: datetime, zone: ZoneInfo) -> datetime:
    """``instant_of`` at the limits of the calendar: an instant beyond them becomes the first or the last one."""
    try:
        return local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC) if local.year == 1 else datetime.max.replace(tzinfo=UTC)


def local_of(instant: datetime, zone: ZoneInfo) -> datetime:
    """The local time at ``instant``, naive."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def plus(day: date, days: int) -> date:
    """``day`` plus ``days``, which may be negative; the first or last day of the calendar when it would overflow."""
    try:
        return day + (_DAYS[days] if -16 <= days <= 16 else days * DAY)
    except OverflowError:
        return date.max if days > 0 else date.min


def days_from(first: date, count: int) -> tuple[date, ...]:
    """``count`` days from ``first`` on; fewer at the end of the calendar."""
    return tuple(first + step * DAY for step in range(min(count, (date.max - first).days)))


@lru_cache(maxsize=50_000)
def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a local day begins."""
    return instant_of(datetime.combine(day, time()), zone)


def day_of(instant: datetime, zone: ZoneInfo) -> date:
    """The local day in which ``instant`` lies."""
    return instant.astimezone(zone).date()


def clock_span(start: datetime, end: datetime, zone: ZoneInfo) -> tuple[str, str]:
    """A span as local clock times; an end at the next midnight is ``24:00``."""
    begins, ends = local_of(start, zone), local_of(end, zone)
    if ends.time() == time() and ends.date() > begins.date():
        return f"{begins:%H:%M}", "24:00"
    return f"{begins:%H:%M}", f"{ends:%H:%M}"


def format_local(local: datetime, zone: ZoneInfo) -> str:
    """A start as shown in files and JSON: the day at midnight, else the instant with its offset."""
    if local.time() == time():
        return f"{local:%Y-%m-%d}".rjust(10, "0")
    return instant_of(local, zone).astimezone(zone).isoformat()


def format_local_end(local: datetime | None, zone: ZoneInfo) -> str | None:
    """An exclusive end as shown in files and JSON: the last day at midnight, else the instant; None is open."""
    if local is None:
        return None
    if local.time() == time():
        return (local - DAY).date().isoformat()
    return instant_of(local, zone).astimezone(zone).isoformat()


_DAY_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?")
_EXPECTED = "Write a day such as 2020-03-27 or a minute such as 2020-03-27T16:30."


def read_at(text: str, zone: ZoneInfo) -> datetime:
    """Parse the parameter ``at``: a day is its start, a time without an offset is local."""
    return _read(text, zone, whole_day_ends=False)


def read_known(text: str, zone: ZoneInfo, *, now: datetime) -> datetime:
    """Parse the parameter ``known``: a day is its last instant; an instant in the future becomes ``now``."""
    return min(_read(text, zone, whole_day_ends=True), now)


def read_day(text: str) -> date:
    """Parse a calendar day such as ``2020-03-27``."""
    if not _DAY_ONLY.fullmatch(text):
        raise BadInstant(
            f"'{text}' is not a day.", next_step="Write it as 2020-03-27.", rule="not_a_day", facts={"given": text}
        )
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _not_in_calendar(text, "Write a day as 2020-03-27.") from None


def read_local(text: str) -> datetime:
    """Parse a local day or minute of a file, such as ``2020-03-27`` or ``2020-03-27T12:00``, without an offset."""
    if _DAY_ONLY.fullmatch(text):
        return datetime.combine(read_day(text), time())
    if not _ISO.fullmatch(text):
        raise _not_an_instant(text)
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise _not_in_calendar(text, _EXPECTED) from None
    if value.tzinfo is not None:
        raise BadInstant(f"'{text}' carries an offset.", next_step="Times in files are local: leave it out.")
    if value.second or value.microsecond:
        raise BadInstant(f"'{text}' has seconds.", next_step="Facts begin and end at whole minutes.")
    return value


def _read(text: str, zone: ZoneInfo, *, whole_day_ends: bool) -> datetime:
    text = text.strip()
    if _DAY_ONLY.fullmatch(text):
        day = read_day(text)
        if whole_day_ends and day < date.max:
            return _inside_calendar(midnight(day + DAY, zone) - TICK, text)
        return _inside_calendar(midnight(day, zone), text)
    if not _ISO.fullmatch(text):
        raise _not_an_instant(text)
    try:
        value = datetime.fromisoformat(text)
        instant = instant_of(value, zone) if value.tzinfo is None else value.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _not_in_calendar(text, _EXPECTED) from None
    return _inside_calendar(instant, text)


def _not_an_instant(text: str) -> BadInstant:
    said = f"'{text}' is not an instant."
    return BadInstant(said, next_step=_EXPECTED, rule="not_an_instant", facts={"given": text})


def _not_in_calendar(text: str, next_step: str) -> BadInstant:
    said = f"'{text}' is not in the calendar."
    return BadInstant(said, next_step=next_step, rule="not_in_calendar", facts={"given": text})


def _inside_calendar(instant: datetime, text: str) -> datetime:
    if not EARLIEST <= instant <= LATEST:
        raise BadInstant(
            f"'{text}' is at the edge of the calendar.",
            next_step="Ask about a day from 0001-01-04 to 9999-12-27.",
            rule="edge_of_calendar",
            facts={"given": text},
        )
    return instant
