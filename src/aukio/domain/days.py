"""Effective on-site hours, one local day after another, with the arrangements that made them."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from aukio.domain.channels import Basis, ChannelKey
from aukio.domain.coupling import hosts, run_around, runs_around
from aukio.domain.effects import Close, ClosesWithLastUnit, Effect, Hours, Offer, hours_channels
from aukio.domain.mistakes import BadRequest
from aukio.domain.notices import ArrangementRef
from aukio.domain.places import ChannelKind, Kind, PlaceId
from aukio.domain.record import View
from aukio.domain.spans import Span, join
from aukio.domain.time import DAY, clock_span, day_of, instant_of, midnight, plus
from aukio.domain.timetable import Timetable
from aukio.domain.week import Week, day_spans

MOST_DAYS = 3 * 366
"""The longest range answered at once."""


class DayState(StrEnum):
    """Whether a place opens on a day; unknown when any minute of it is."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Day:
    """The spans that start on a local day, as local clock times."""

    date: date
    state: DayState
    spans: tuple[tuple[str, str], ...]
    because: tuple[ArrangementRef, ...]


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
    while day <= last:
        plain = plain_days(view, place, day)
        if plain is None:
            found.append(_day(view, place, day))
            day += DAY
        else:
            until = last if plain.last is None else min(last, plain.last)
            found += _plainly(plain, day, until, view.zone(place), view.city.country)
            day = until + DAY
    return tuple(found)


class PlainDays(NamedTuple):
    """Days up to ``last`` (None: all) on which a place does what one week says, or nothing at all, by itself."""

    week: Week | None
    because: tuple[ArrangementRef, ...]
    last: date | None


_MARGIN = 3
"""Days from a boundary within which a span over midnight may feel it."""


def plain_days(view: View, place: PlaceId, day: date) -> PlainDays | None:
    """The plain days that begin with ``day``; None where the timetable has to be asked.

    It has to be near a boundary, in a building, for hours that are inherited, unknown or partly closed, and wherever
    there is more than one on-site channel. Everywhere else a day is a day of the week in force.
    """
    zone = view.zone(place)
    run = run_around(view, place, view.stretch(midnight(day, zone)))
    found: tuple[PlainDays, date | None] | None = view.once(
        ("plain_days", place, run), lambda: _plain_run(view, place, run)
    )
    if found is None:
        return None
    plain, first = found
    if (first is not None and day < first) or (plain.last is not None and day > plain.last):
        return None
    return plain


def _plain_run(view: View, place: PlaceId, run: int) -> tuple[PlainDays, date | None] | None:
    """What is plain of a run, and its first plain day (None: from the beginning of time)."""
    node = view.tree(run).get(place)
    if node is None or node.kind is Kind.CENTRE or hosts(view, place, run):
        return None
    states = [each for each in Timetable.of(view).channels(place, run) if each.key.kind is ChannelKind.ON_SITE]
    if len(states) != 1 or states[0].basis is not Basis.WEEK:
        return None
    if any(close.during is not None for _, close in states[0].closes):
        return None
    zone = view.zone(place)
    runs = runs_around(view, place)
    following = bisect_right(runs, run)
    starts = view.stretch_start(run)
    ends = view.stretch_start(runs[following]) if following < len(runs) else None
    because = tuple(dict.fromkeys(each.ref for each in view.applied(place, run) if any(map(makes_hours, each.effects))))
    week = None if states[0].closes else states[0].week
    last = None if ends is None else plus(day_of(ends, zone), -_MARGIN)
    return PlainDays(week, because, last), None if starts is None else plus(day_of(starts, zone), _MARGIN)


def _plainly(plain: PlainDays, first: date, last: date, zone: ZoneInfo, country: str) -> Iterator[Day]:
    for step in range((last - first).days + 1):
        day = first + step * DAY
        spans = () if plain.week is None else _clock_times(plain.week, country, zone, day.year, day.month)[day.day - 1]
        yield Day(day, DayState.OPEN if spans else DayState.CLOSED, spans, plain.because)


@lru_cache(maxsize=4096)
def _clock_times(
    week: Week, country: str, zone: ZoneInfo, year: int, month: int
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The spans of each day of a month as clock times: where clocks skip an hour, as they show it."""
    return tuple(
        tuple(
            clock_span(each.start, each.end, zone)
            for each in join(
                Span(instant_of(span.start, zone), instant_of(span.end, zone))
                for span in day_spans(week, date(year, month, day), country)
            )
        )
        for day in range(1, monthrange(year, month)[1] + 1)
    )


def _day(view: View, place: PlaceId, day: date) -> Day:
    zone = view.zone(place)
    if view.node(place, midnight(day, zone)) is None:
        return Day(day, DayState.UNKNOWN, (), ())
    hours = Timetable.of(view).on_site_on(place, day)
    spans = tuple(clock_span(span.start, span.end, zone) for span in hours.open)
    state = DayState.UNKNOWN if hours.unknown else DayState.OPEN if spans else DayState.CLOSED
    return Day(day, state, spans, made_by(view, place, day))


def made_by(view: View, place: PlaceId, day: date) -> tuple[ArrangementRef, ...]:
    """The arrangements in force on a local day that speak of on-site hours here or of what the place stands in."""
    zone = view.zone(place)
    found: dict[ArrangementRef, None] = {}
    start, end = midnight(day, zone), midnight(day + DAY, zone)
    for stretch in view.stretches(start, end):
        low = view.stretch_start(stretch)
        if low is not None and low >= end:
            continue
        for each in (place, *hosts(view, place, stretch)):
            for applied in view.applied(each, stretch):
                if any(map(makes_hours, applied.effects)):
                    found[applied.ref] = None
    return tuple(found)


def makes_hours(effect: Effect) -> bool:
    """Whether an effect can move the on-site hours of some place."""
    match effect:
        case Hours() | Close():
            return ChannelKind.ON_SITE in hours_channels(effect)
        case Offer(channel=ChannelKind.ON_SITE) | ClosesWithLastUnit():
            return True
        case _:
            return False


@dataclass(frozen=True, slots=True)
class ChannelDay:
    """One channel on one local day; ``spans`` None is unknown. ``exceptional``: not as its normal week has it."""

    date: date
    spans: tuple[tuple[str, str], ...] | None
    exceptional: bool


def channel_days(view: View, place: PlaceId, key: ChannelKey, first: date, count: int) -> tuple[ChannelDay, ...]:
    """The effective hours of one channel over some days from ``first``."""
    return tuple(_channel_day(view, place, key, first + step * DAY) for step in range(count))


def _channel_day(view: View, place: PlaceId, key: ChannelKey, day: date) -> ChannelDay:
    zone = view.zone(place)
    timetable = Timetable.of(view)
    hours = timetable.today(place, key, day)
    spans = tuple(clock_span(span.start, span.end, zone) for span in hours.open)
    state = timetable.state(place, key, view.stretch(midnight(day, zone)))
    week = None if state is None else state.channel.week
    if key.offered or week is None:
        return ChannelDay(day, None if hours.unknown else spans, exceptional=False)
    normal = tuple(
        clock_span(instant_of(span.start, zone), instant_of(span.end, zone), zone)
        for span in day_spans(week, day, view.city.country)
    )
    return ChannelDay(day, None if hours.unknown else spans, exceptional=bool(hours.unknown) or spans != normal)
