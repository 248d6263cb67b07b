"""When places open and close while their days are shortened, if at one time: "two hours later: at 10 am"."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import Period, local_of
from aukio.domain.facts.effects import Shorten
from aukio.domain.facts.record import View
from aukio.domain.hours.approximate_days import approximate_on_site
from aukio.domain.hours.shortened_days import left_of_day, shortened_days
from aukio.domain.hours.timetable import Timetable
from aukio.domain.wording.phrasing import minutes_of
from aukio.domain.wording.when import ShorterDay


def shorter_day(view: View, places: Iterable[PlaceId], shorten: Shorten, period: Period) -> ShorterDay | None:
    """The first opening and the last closing of each day, where they are the same at all places and on all days.

    Hours that are about right, or by the sun, have no such time.
    """
    found: set[ShorterDay | None] = set()
    for place in places:
        for day in shortened_days(period):
            if approximate_on_site(Timetable.of(view), place, day):
                return None
            found |= _on(view, place, shorten, day)
            if len(found) > 1:
                return None
    return next(iter(found), None)


def _on(view: View, place: PlaceId, shorten: Shorten, day: date) -> set[ShorterDay | None]:
    zone, left = view.zone(place), left_of_day(view, place, shorten, day)
    if left is None:
        return set()
    return {ShorterDay(_clock(left[0].start, zone), _clock(left[-1].end, zone)) if left else None}


def _clock(instant: datetime, zone: ZoneInfo) -> int:
    return minutes_of(local_of(instant, zone))
