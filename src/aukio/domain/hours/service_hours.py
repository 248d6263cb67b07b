"""When a service with a week of its own is to be had at a place.

That is while the place is open on site, its week holds, and no arrangement withholds it:

    desk on site          8 |================================| 16
    passports Mo-Fr 9-11        |========|
    withheld 10-12                   |xxxxxxxx|
    to be had                   |====|

Status, lists, alternatives and queue tickets ask this module; slots and bookings ask
``usable_minutes``, which has the same minutes.
"""

from datetime import date, datetime

from aukio.domain.base.spans import Span, covers, intersect, join, subtract
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import day_of, midnight, plus
from aukio.domain.facts.record import View
from aukio.domain.hours.service_weeks import service_week_spans
from aukio.domain.hours.timetable import DayHours, Timetable
from aukio.domain.hours.usable_minutes import withheld_spans
from aukio.domain.hours.week_spans import starting_on

_NO_HOURS = DayHours((), ())
_MOST_KEPT = 200_000


def service_hours(view: View, place: PlaceId, service: str, origin: date) -> DayHours:
    """The minutes of the hours that begin on a local day in which a service is to be had, and those not known."""
    kept: dict[tuple[PlaceId, str, date], DayHours] = view.once("service hours", dict)
    found = kept.get((place, service, origin))
    if found is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        found = kept[place, service, origin] = _hours(view, place, service, origin)
        view.kept.results += 1
    return found


def _hours(view: View, place: PlaceId, service: str, origin: date) -> DayHours:
    hours = Timetable.of(view).on_site(place, origin)
    week = service_week_spans(view, place, service, origin)
    opened, unknown = hours if week is None else week.limit(*hours)
    if not opened and not unknown:
        return _NO_HOURS
    ends = [*opened, *unknown]
    around = Span(min(each.start for each in ends), max(each.end for each in ends))
    holes = withheld_spans(view, place, service, around)
    return DayHours(join(subtract(opened, holes)), join(subtract(unknown, holes)))


def service_hours_on(view: View, place: PlaceId, service: str, day: date) -> DayHours:
    """The spans that start on a local day, from the hours of any day; and the unknown minutes of the day."""
    zone = view.zone(place)
    hours = _around(view, place, service, day)
    opened = join(span for each in hours for span in starting_on(each.open, day, zone))
    known = join(span for each in hours for span in each.open)
    unknown = subtract(join(span for each in hours for span in each.unknown), known)
    return DayHours(opened, intersect(unknown, (Span(midnight(day, zone), midnight(plus(day, 1), zone)),)))


def is_to_be_had(view: View, place: PlaceId, service: str, at: datetime) -> bool | None:
    """Whether a service is to be had at a place at an instant; None where that is not known."""
    hours = _around(view, place, service, day_of(at, view.zone(place)))
    if any(covers(each.open, at) for each in hours):
        return True
    return None if any(covers(each.unknown, at) for each in hours) else False


def _around(view: View, place: PlaceId, service: str, day: date) -> tuple[DayHours, ...]:
    origins = dict.fromkeys((plus(day, -1), day))
    return tuple(service_hours(view, place, service, origin) for origin in origins)


def next_start(view: View, place: PlaceId, service: str, after: datetime, before: datetime) -> datetime | None:
    """The first instant in ``(after, before)`` from which a service that is not to be had is."""
    zone = view.zone(place)
    first = before
    day = plus(day_of(after, zone), -1)
    while midnight(day, zone) < first:
        spans = service_hours(view, place, service, day).open
        first = min((*(span.start for span in spans if span.start > after), first))
        following = view.day_after(day, zone, after) if first == before else plus(day, 1)
        if following == day:  # the last day of the calendar
            break
        day = following
    return first if first < before else None


def next_end(view: View, place: PlaceId, service: str, at: datetime, before: datetime) -> datetime | None:
    """The end of the minutes around ``at`` in which a service is to be had; None where it is not known, or too late."""
    zone = view.zone(place)
    end = at
    while end < before:
        day = day_of(end, zone)
        hours = _around(view, place, service, day)
        later = max((span.end for each in hours for span in each.open if span.start <= end < span.end), default=end)
        if later == end:
            return None if any(covers(each.unknown, end) for each in hours) else end
        ahead = midnight(view.day_after(day, zone, at), zone)
        end = ahead if later > midnight(day, zone) and ahead > midnight(plus(day, 2), zone) else later
    return None
