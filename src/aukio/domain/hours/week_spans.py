"""The spans of a week around a local day, as instants: the opening hours of a week, and the minutes a close removes."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Span, Spans, join
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import DAY, instant_of, local_of, midnight, plus
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import View
from aukio.domain.week import AnyWeek, PublicHolidays, day_spans


def week_spans(week: AnyWeek, day: date, holidays: PublicHolidays, zone: ZoneInfo) -> Iterator[Span]:
    """The spans of a week that start on a local day, in order."""
    return (Span(instant_of(each.start, zone), instant_of(each.end, zone)) for each in day_spans(week, day, holidays))


def close_spans(view: View, place: PlaceId, close: Close, origin: date) -> Spans:
    """The spans that a close removes at a place around an origin day, as if it were in force throughout."""
    zone = view.zone(place)
    if close.during is None:
        return (Span(midnight(plus(origin, -1), zone), midnight(plus(origin, 3), zone)),)
    around = dict.fromkeys(plus(origin, step) for step in (-1, 0, 1))
    return join(span for day in around for span in week_spans(close.during, day, view.city.holidays, zone))


def starting_on(spans: Iterable[Span], day: date, zone: ZoneInfo) -> Spans:
    """The spans of one origin that start on a local day, as that day shows them.

    Hours of 24 hours or more are two spans: until the midnight after they begin, and from it. So 31 hours from 10:00
    are 10:00 to 24:00 and, the next day, 00:00 to 17:00, and never seven hours.
    """
    start, end = midnight(day, zone), midnight(plus(day, 1), zone)
    pieces = (piece for span in spans for piece in _cut_at_midnight(span, zone))
    return tuple(piece for piece in pieces if start <= piece.start < end)


def _cut_at_midnight(span: Span, zone: ZoneInfo) -> Spans:
    begins, ends = local_of(span.start, zone), local_of(span.end, zone)
    if ends - begins < DAY or (begins.time() == time() and ends - begins == DAY):
        return (span,)
    night = midnight(plus(begins.date(), 1), zone)
    return Span(span.start, night), Span(night, span.end)
