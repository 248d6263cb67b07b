"""Effective on-site hours by local day, with the arrangements that caused them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aukio.domain.base.mistakes import BadRequest
from aukio.domain.base.spans import Span, Spans, join
from aukio.domain.city.places import Admission, PlaceId, ServiceWeek
from aukio.domain.clock.local_time import DAY, TICK, clock_span, days_from, instant_of, midnight, plus
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.facts.record import View
from aukio.domain.hours.approximate_days import SaidSpans, approximate_hours, approximate_on_site
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.composition import admission
from aukio.domain.hours.contributions import reasons_of_day
from aukio.domain.hours.coupling import hosts
from aukio.domain.hours.during import steady_pieces
from aukio.domain.hours.ordinary_days import OrdinaryDays, Times, clock_times, makes_hours, ordinary_days
from aukio.domain.hours.service_hours import service_hours_on
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import clock_spans_on, day_spans

MOST_DAYS = 3 * 366
"""The longest range of one request, in days."""


class DayState(StrEnum):
    """Whether a place opens on a day; unknown if any minute of the day is."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Day:
    """The spans that start on a local day, as local clock times; ``because`` of the arrangements that change them.

    ``approximate`` are the hours as written where times of the day are about right or by the sun, and nothing else
    about it is unknown.
    """

    date: date
    state: DayState
    spans: SaidSpans
    because: tuple[ArrangementRef, ...]
    approximate: SaidSpans = ()

    @property
    def said(self) -> SaidSpans | None:
        """The hours for people; None where they are not known."""
        return said_hours(None if self.state is DayState.UNKNOWN else self.spans, self.approximate)


def said_hours(known: SaidSpans | None, approximate: SaidSpans) -> SaidSpans | None:
    """The hours of a day for people: its spans, or what is written where times are approximate; None: not known."""
    return approximate or None if known is None else known


def days(view: View, place: PlaceId, first: date, last: date) -> tuple[Day, ...]:
    """The on-site hours of a place from ``first`` to ``last``, both inclusive.

    Raises ``BadRequest`` for a range that ends before it begins or is longer than ``MOST_DAYS``.
    """
    if last < first:
        raise BadRequest(f"the range ends on {last}, before it begins on {first}.", next_step="Swap the two days.")
    if (last - first).days >= MOST_DAYS:
        raise BadRequest(f"the range is longer than {MOST_DAYS} days.", next_step="Ask for a shorter one.")
    found: list[Day] = []
    day = first
    while True:
        ordinary = ordinary_days(view, place, day)
        if ordinary is None:
            found.append(_day(view, place, day))
            until = day
        else:
            until = last if ordinary.last is None else min(last, ordinary.last)
            found += _ordinary_days(view, place, ordinary, day, until)
        if until >= last:
            return tuple(found)
        day = until + DAY


def _ordinary_days(view: View, place: PlaceId, ordinary: OrdinaryDays, first: date, last: date) -> Iterator[Day]:
    zone, holidays = view.zone(place), view.city.holidays
    shut = None in ordinary.weeks
    month: tuple[Times, ...] = ()
    for step in range((last - first).days + 1):
        day = first + step * DAY
        if not month or day.day == 1:
            weeks = () if shut else ordinary.weeks
            month = clock_times(weeks, holidays, zone, day.year, day.month)
        spans = month[day.day - 1]
        because = reasons_of_day(view, place, day) if ordinary.because else ()
        yield Day(day, DayState.OPEN if spans else DayState.CLOSED, spans, because)


def _day(view: View, place: PlaceId, day: date) -> Day:
    zone = view.zone(place)
    if view.node(place, midnight(day, zone)) is None:
        return Day(day, DayState.UNKNOWN, (), ())
    hours = Timetable.of(view).on_site_hours_on(place, day)
    spans = tuple(clock_span(span.start, span.end, zone) for span in hours.open)
    state = DayState.UNKNOWN if hours.unknown else DayState.OPEN if spans else DayState.CLOSED
    about = approximate_on_site(Timetable.of(view), place, day) if hours.unknown else ()
    return Day(day, state, spans, reasons_of_day(view, place, day), about)


def causes_of_hours(view: View, place: PlaceId, day: date) -> tuple[ArrangementRef, ...]:
    """The arrangements in force on a local day that affect on-site hours at a place or at what it stands in."""
    zone = view.zone(place)
    found: dict[ArrangementRef, None] = {}
    start, end = midnight(day, zone), midnight(plus(day, 1), zone)
    for interval in view.intervals(start, end):
        low = view.interval_start(interval)
        if low is not None and low >= end:
            continue
        for each in (place, *hosts(view, place, interval)):
            for applied in view.applied(each, interval):
                if any(map(makes_hours, applied.effects)):
                    found[applied.ref] = None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ChannelDay:
    """One channel on one local day; ``spans`` None is unknown; ``exceptional``: its hours differ from its normal week.

    ``admitted`` are the same minutes divided by the admission that holds in them. ``exists``: the place has the channel
    at the start of the day. ``approximate`` as in ``Day``.
    """

    date: date
    spans: tuple[tuple[str, str], ...] | None
    exceptional: bool
    admitted: tuple[tuple[tuple[str, str], Admission], ...] = ()
    exists: bool = True
    approximate: SaidSpans = ()

    @property
    def said(self) -> SaidSpans | None:
        """The hours for people; None where they are not known."""
        return said_hours(self.spans, self.approximate)

    @property
    def certain(self) -> SaidSpans | None:
        """The hours for formats with exact times only: what is open for sure; None where that is not known."""
        return tuple(span for span, _ in self.admitted) or None if self.approximate else self.spans


def channel_days(view: View, place: PlaceId, key: ChannelKey, first: date, count: int) -> tuple[ChannelDay, ...]:
    """The effective hours of one channel on ``count`` days from ``first``."""
    return tuple(_channel_day(view, place, key, day) for day in days_from(first, count))


def _channel_day(view: View, place: PlaceId, key: ChannelKey, day: date) -> ChannelDay:
    zone = view.zone(place)
    timetable = Timetable.of(view)
    hours = timetable.hours_on(place, key, day)
    spans = tuple(clock_span(span.start, span.end, zone) for span in hours.open)
    state = timetable.state(place, key, view.interval(midnight(day, zone)))
    week = None if state is None else state.channel.week
    admitted = tuple(
        (clock_span(span.start, span.end, zone), how) for span, how in _by_admission(view, place, key, hours.open)
    )
    about = approximate_hours(timetable, place, key, day) if hours.unknown else ()
    if key.offered or week is None:
        known, exists = None if hours.unknown else spans, state is not None
        return ChannelDay(day, known, exceptional=False, admitted=admitted, exists=exists, approximate=about)
    normal = tuple(
        clock_span(instant_of(span.start, zone), instant_of(span.end, zone), zone)
        for span in day_spans(week, day, view.city.holidays)
    )
    if about:
        differs = about != tuple(each.texts for each in clock_spans_on(week, day, view.city.holidays))
    else:
        differs = bool(hours.unknown) or spans != normal
    return ChannelDay(day, None if hours.unknown else spans, differs, admitted, approximate=about)


def service_days(view: View, place: PlaceId, own: ServiceWeek, first: date, count: int) -> tuple[ChannelDay, ...]:
    """The hours of a service with a week of its own, within those of the place, on ``count`` days from ``first``."""
    return tuple(_service_day(view, place, own, day) for day in days_from(first, count))


def _service_day(view: View, place: PlaceId, own: ServiceWeek, day: date) -> ChannelDay:
    zone, holidays = view.zone(place), view.city.holidays
    hours = service_hours_on(view, place, own.service, day)
    spans = tuple(clock_span(span.start, span.end, zone) for span in hours.open)
    whole = tuple(
        clock_span(instant_of(span.start, zone), instant_of(span.end, zone), zone)
        for span in day_spans(own.week, day, holidays)
    )
    about: SaidSpans = ()
    if hours.unknown and own.week.is_approximate:
        possible = tuple(clock_span(span.start, span.end, zone) for span in join((*hours.open, *hours.unknown)))
        about = tuple(each.texts for each in clock_spans_on(own.week, day, holidays)) if possible == whole else ()
    keys = Timetable.of(view).on_site_keys(place, midnight(day, zone), midnight(plus(day, 1), zone))
    pieces = _by_admission(view, place, keys[0], hours.open) if keys else []
    return ChannelDay(
        day,
        None if hours.unknown else spans,
        exceptional=spans != whole and not about and bool(reasons_of_day(view, place, day)),
        admitted=tuple((clock_span(span.start, span.end, zone), how) for span, how in pieces),
        approximate=about,
    )


def _by_admission(view: View, place: PlaceId, key: ChannelKey, opened: Spans) -> list[tuple[Span, Admission]]:
    """The open minutes of a channel, divided where its general admission changes."""
    pieces: list[tuple[Span, Admission]] = []
    for span in opened:
        for piece, applied in steady_pieces(view, place, span):
            state = Timetable.of(view).state(place, key, view.interval(piece.start))
            if state is None:
                continue
            how = admission(applied, state.channel).general
            if pieces and pieces[-1][1] is how and pieces[-1][0].end == piece.start:
                pieces[-1] = (Span(pieces[-1][0].start, piece.end), how)
            else:
                pieces.append((piece, how))
    return pieces


def channels_on(view: View, place: PlaceId, first: date, count: int) -> tuple[ChannelKey, ...]:
    """The channels that a place has on any of ``count`` days from ``first``, those of the first day first."""
    zone = view.zone(place)
    found: dict[ChannelKey, None] = {}
    start = midnight(first, zone)
    for interval in view.intervals(start, midnight(plus(first, count), zone) - TICK):
        low = view.interval_start(interval)
        if low is None or low < midnight(plus(first, count), zone):
            found |= dict.fromkeys(state.key for state in Timetable.of(view).channels(place, interval))
    return tuple(found)
