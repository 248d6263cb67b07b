"""The days that are shortened, and whether anything is left of them."""

from collections.abc import Iterable
from datetime import date, datetime, time

from aukio.domain.base.spans import Spans, subtract
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import Period, plus
from aukio.domain.facts.effects import Shorten
from aukio.domain.facts.record import View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.hours.week_spans import cut_spans

_LOOK_AHEAD, MOST_DAYS = 400, 14
"""How many days of a period are compared: hours that are one time on all of them are said to be that time."""


def shortened_days(period: Period) -> tuple[date, ...]:
    """The first days of a period, or of a list of days."""
    found: dict[date, None] = {}
    for start, end in period.spans(period.start, datetime.combine(plus(period.start.date(), _LOOK_AHEAD), time())):
        day = start.date()
        while datetime.combine(day, time()) < end and len(found) < MOST_DAYS:
            found[day] = None
            day = plus(day, 1)
    return tuple(found)


def left_of_day(view: View, place: PlaceId, shorten: Shorten, day: date) -> Spans | None:
    """What is left of the on-site hours of a day; None where there are none."""
    opened = Timetable.of(view).on_site_before_closes(place, day)
    return subtract(opened, cut_spans(opened, shorten, day, view.zone(place))) if opened else None


def leaves_nothing(view: View, places: Iterable[PlaceId], shorten: Shorten, period: Period) -> bool:
    """Whether nothing is left of any day at any of the places: they are closed."""
    days = shortened_days(period)
    if period.end is None or len(days) >= MOST_DAYS or {*shorten.channels} - {ChannelKind.ON_SITE}:
        return False
    found = [left for place in places for day in days if (left := left_of_day(view, place, shorten, day)) is not None]
    return bool(found) and not any(found)
