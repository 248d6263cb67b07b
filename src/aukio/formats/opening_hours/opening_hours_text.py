"""Effective hours as a text of OpenStreetMap's `opening_hours`, with a rule for every run of equal days.

    2020 Mar 30-31 08:00-16:00; 2020 Apr 01-03 off; 2020 Apr 04 unknown

Dates leave nothing to a reader's calendar of holidays or weekdays. Every span is cut at midnight: readers disagree on
whether the small hours of a night outlive a rule for the next day. What the night before left stands in the rule of
the day it falls on.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Spans, clip, join, subtract
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import DAY, local_of, midnight
from aukio.domain.facts.record import View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week.rules import MINUTES_IN_DAY, clock_text

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ClockSpans = tuple[tuple[int, int], ...]
"""Minutes since midnight, in order and apart; an end of 1440 is midnight."""


class DatedDay(NamedTuple):
    """What is open, and what is not known, on one local day; all else is closed."""

    day: date
    open: ClockSpans
    unknown: ClockSpans


def opening_hours_text(view: View, place: PlaceId, first: date, last: date) -> str:
    """The on-site hours of a place from ``first`` to ``last``, both inclusive, on its local clock.

    On the day whose clock repeats an hour, a clock time stands for both. A day on which the place does not exist, or
    is not known yet, is unknown.
    """
    return write(dated_day(view, place, first + step * DAY) for step in range((last - first).days + 1))


def dated_day(view: View, place: PlaceId, day: date) -> DatedDay:
    """The on-site hours of one local day, with what the night before left of it."""
    zone = view.zone(place)
    start, end = midnight(day, zone), midnight(day + DAY, zone)
    if view.node(place, start) is None:
        return DatedDay(day, (), ((0, MINUTES_IN_DAY),))
    hours = [Timetable.of(view).on_site(place, origin) for origin in (day - DAY, day)]
    opened = clip(join(span for each in hours for span in each.open), start, end)
    unknown = subtract(clip(join(span for each in hours for span in each.unknown), start, end), opened)
    return DatedDay(day, on_the_clock(opened, day, zone), on_the_clock(unknown, day, zone))


def on_the_clock(spans: Spans, day: date, zone: ZoneInfo) -> ClockSpans:
    """Spans of one day in minutes of its clock; where a repeated hour lays one over another they become one."""
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


def write(days: Iterable[DatedDay]) -> str:
    """The text of consecutive days."""
    rules = []
    for (opened, unknown), run in groupby(days, key=lambda each: (each.open, each.unknown)):
        dates = [each.day for each in run]
        selector = say_dates(dates[0], dates[-1])
        if unknown == ((0, MINUTES_IN_DAY),):
            rules.append(f"{selector} unknown")
        elif not opened and not unknown:
            rules.append(f"{selector} off")
        else:
            # A comma before a rule adds to what is said of the same days; a semicolon would replace it.
            parts = [f"{selector} {say_spans(opened)}"] if opened else []
            parts += [f"{selector} {say_spans(unknown)} unknown"] if unknown else []
            rules.append(", ".join(parts))
    return "; ".join(rules)


def say_dates(first: date, last: date) -> str:
    """``2020 Mar 30-31``: a selector that leaves nothing to a calendar of weekdays."""
    begins = f"{first.year:04} {_MONTHS[first.month - 1]} {first.day:02}"
    if first == last:
        return begins
    if (first.year, first.month) == (last.year, last.month):
        return f"{begins}-{last.day:02}"
    return f"{begins}-{last.year:04} {_MONTHS[last.month - 1]} {last.day:02}"


def say_spans(spans: ClockSpans) -> str:
    """``08:00-12:00,13:00-16:00``."""
    return ",".join(f"{clock_text(start)}-{clock_text(end)}" for start, end in spans)
