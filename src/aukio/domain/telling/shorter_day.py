"""When places open and close while their days are shortened, if at one time: "two hours later: at 10 am"."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import subtract
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import Period, local_of, plus
from aukio.domain.facts.effects import Shorten
from aukio.domain.facts.record import View
from aukio.domain.hours.timetable import Timetable
from aukio.domain.hours.week_spans import cut_spans
from aukio.domain.wording.phrasing import minutes_of
from aukio.domain.wording.when import ShorterDay

_LOOK_AHEAD, _MOST_DAYS = 400, 14
"""How many days of a period are compared: hours that are one time on all of them are said to be that time."""


def shorter_day(view: View, places: Iterable[PlaceId], shorten: Shorten, period: Period) -> ShorterDay | None:
    """The first opening and the last closing of each day, where they are the same at all places and on all days."""
    found: set[ShorterDay | None] = set()
    for place in places:
        for day in _days(period):
            found |= _on(view, place, shorten, day)
            if len(found) > 1:
                return None
    return next(iter(found), None)


def leaves_nothing(view: View, places: Iterable[PlaceId], shorten: Shorten, period: Period) -> bool:
    """Whether nothing is left of any day at any of the places: they are closed."""
    days = tuple(_days(period))
    if period.end is None or len(days) >= _MOST_DAYS or {*shorten.channels} - {ChannelKind.ON_SITE}:
        return False
    found = [one for place in places for day in days for one in _on(view, place, shorten, day)]
    return bool(found) and not any(found)


def _days(period: Period) -> Iterable[date]:
    """The first days of a period, or of a list of days."""
    found: dict[date, None] = {}
    for start, end in period.spans(period.start, datetime.combine(plus(period.start.date(), _LOOK_AHEAD), time())):
        day = start.date()
        while datetime.combine(day, time()) < end and len(found) < _MOST_DAYS:
            found[day] = None
            day = plus(day, 1)
    return found


def _on(view: View, place: PlaceId, shorten: Shorten, day: date) -> set[ShorterDay | None]:
    zone = view.zone(place)
    opened = Timetable.of(view).on_site_before_closes(place, day)
    if not opened:
        return set()
    left = subtract(opened, cut_spans(opened, shorten, day, zone))
    return {ShorterDay(_clock(left[0].start, zone), _clock(left[-1].end, zone)) if left else None}


def _clock(instant: datetime, zone: ZoneInfo) -> int:
    return minutes_of(local_of(instant, zone))
