"""The spans of a week around a local day, as instants: its opening hours, and what closing and shortening remove."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Span, Spans, join
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import DAY, instant_of, local_of, midnight, plus
from aukio.domain.facts.effects import Close, Shorten
from aukio.domain.facts.record import View
from aukio.domain.week import AnyWeek, PublicHolidays, day_spans

_MINUTES_IN_DAY = 24 * 60


def week_spans(week: AnyWeek, day: date, holidays: PublicHolidays, zone: ZoneInfo) -> Iterator[Span]:
    """The spans of a week that start on a local day, in order; of approximate times, all minutes that may be meant."""
    return (Span(instant_of(each.start, zone), instant_of(each.end, zone)) for each in day_spans(week, day, holidays))


def close_spans(view: View, place: PlaceId, close: Close, origin: date, *, certain: bool = False) -> Spans:
    """The spans in which a close may hold at a place around an origin day, as if it were in force throughout.

    With ``certain``, those in which it holds for sure: its hours may begin or end at an approximate time.
    """
    zone = view.zone(place)
    if close.during is None:
        return (Span(midnight(plus(origin, -1), zone), midnight(plus(origin, 3), zone)),)
    week = close.during.certain if certain else close.during
    around = dict.fromkeys(plus(origin, step) for step in (-1, 0, 1))
    return join(span for day in around for span in week_spans(week, day, view.city.holidays, zone))


def cut_spans(opened: Spans, shorten: Shorten, origin: date, zone: ZoneInfo) -> Spans:
    """What shortening takes from a day, given the spans that begin on it: from its first opening, until its last end.

    opens_late 2h              8 |xxxx|====|      |========| 20       first opening of the day
    not_before 15:00           8 |xxxxxxxxx|      |x|======| 20
    not_after 12:00            8 |====|xxxx|      |xxxxxxxx| 20
    """
    after = midnight(plus(origin, 3), zone)
    cuts = []
    if shorten.not_before is not None:
        cuts.append((midnight(origin, zone), _clock(origin, shorten.not_before, zone)))
    if shorten.opens_late is not None and opened:
        cuts.append((opened[0].start, opened[0].start + timedelta(minutes=shorten.opens_late)))
    if shorten.closes_early is not None and opened:
        cuts.append((opened[-1].end - timedelta(minutes=shorten.closes_early), opened[-1].end))
    if shorten.not_after is not None:
        cuts.append((_clock(origin, _closing_clock(opened, shorten.not_after, origin, zone), zone), after))
    return join(Span(start, end) for start, end in cuts if start < end)


def _closing_clock(opened: Spans, minutes: int, origin: date, zone: ZoneInfo) -> int:
    """A clock time as one of the next day, where hours run past midnight until at least that time: a bar until 2."""
    last = local_of(opened[-1].end, zone) if opened else None
    is_night = last is not None and last.date() > origin and minutes <= last.hour * 60 + last.minute
    return minutes + _MINUTES_IN_DAY if is_night and minutes < _MINUTES_IN_DAY else minutes


def _clock(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    days, rest = divmod(minutes, _MINUTES_IN_DAY)
    return instant_of(datetime.combine(plus(day, days), time(*divmod(rest, 60))), zone)


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
