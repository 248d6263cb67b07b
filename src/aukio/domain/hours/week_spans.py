"""The spans of a week around a local day, as instants: the opening hours of a week, and the minutes a close removes."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Span, Spans, join
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import instant_of, midnight, plus
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import View
from aukio.domain.week import PublicHolidays, Week, day_spans


def week_spans(week: Week, day: date, holidays: PublicHolidays, zone: ZoneInfo) -> Iterator[Span]:
    """The spans of a week that start on a local day, in order."""
    return (Span(instant_of(each.start, zone), instant_of(each.end, zone)) for each in day_spans(week, day, holidays))


def close_spans(view: View, place: PlaceId, close: Close, origin: date) -> Spans:
    """The spans that a close removes at a place around an origin day, as if it were in force throughout."""
    zone = view.zone(place)
    if close.during is None:
        return (Span(midnight(plus(origin, -1), zone), midnight(plus(origin, 3), zone)),)
    around = dict.fromkeys(plus(origin, step) for step in (-1, 0, 1))
    return join(span for day in around for span in week_spans(close.during, day, view.city.holidays, zone))
