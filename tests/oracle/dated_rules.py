"""Effective hours as a text of OpenStreetMap's `opening_hours` with dated rules, which independent readers evaluate.

    2020 Mar 30-31 08:00-16:00; 2020 Apr 01-03 off; 2020 Apr 04 unknown

Dates leave nothing to a reader's calendar of holidays or weekdays. Every span is cut at midnight: readers disagree on
whether the hours after midnight are replaced by a rule for the next day.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from aukio.domain.base.spans import clip, join, subtract
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import DAY, midnight
from aukio.domain.facts.record import View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week.rules import MINUTES_IN_DAY
from aukio.formats.opening_hours.opening_hours_text import ClockSpans, on_the_clock, say_dates, say_spans


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
