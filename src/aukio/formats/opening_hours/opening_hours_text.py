"""The parts of an `opening_hours` text with dates: `2020 Mar 30-31`, `08:00-12:00,13:00-16:00`."""

from datetime import date
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Spans
from aukio.domain.clock.local_time import local_of
from aukio.domain.week.rules import MINUTES_IN_DAY, clock_text

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ClockSpans = tuple[tuple[int, int], ...]
"""Minutes since midnight, in order and without overlap; an end of 1440 is midnight."""


def on_the_clock(spans: Spans, day: date, zone: ZoneInfo) -> ClockSpans:
    """Return spans of one day in minutes of local time; spans that overlap in a repeated hour are merged."""
    merged: list[tuple[int, int]] = []
    for span in spans:
        begins, ends = local_of(span.start, zone), local_of(span.end, zone)
        start = begins.hour * 60 + begins.minute
        end = MINUTES_IN_DAY if ends.date() > day else ends.hour * 60 + ends.minute
        if merged and start <= merged[-1][1]:
            merged[-1] = (min(start, merged[-1][0]), max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def say_dates(first: date, last: date) -> str:
    """Return a date selector such as ``2020 Mar 30-31``."""
    begins = f"{first.year:04} {_MONTHS[first.month - 1]} {first.day:02}"
    if first == last:
        return begins
    if (first.year, first.month) == (last.year, last.month):
        return f"{begins}-{last.day:02}"
    return f"{begins}-{last.year:04} {_MONTHS[last.month - 1]} {last.day:02}"


def say_spans(spans: ClockSpans) -> str:
    """Return spans such as ``08:00-12:00,13:00-16:00``."""
    return ",".join(f"{clock_text(start)}-{clock_text(end)}" for start, end in spans)
