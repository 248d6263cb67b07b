"""Days on which a place only follows its weeks, with no boundary of an interval near: most days of most places.

For these days a whole month is computed from the weeks of a place and of what it stands in, without the timetable,
and days with equal spans share one result.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from aukio.domain.base.spans import Span, Spans, intersect, join
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.clock.local_time import DAY, clock_span, day_of, midnight, plus
from aukio.domain.facts.effects import ClosesWithLastUnit, Effect, HoursEffect, hours_channels
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import Basis, ChannelState
from aukio.domain.hours.composition import any_of
from aukio.domain.hours.coupling import coupled_cut, coupled_interval, hosts
from aukio.domain.hours.timetable import Timetable
from aukio.domain.hours.week_spans import starting_on, week_spans
from aukio.domain.week import AnyWeek, PublicHolidays, range_minutes


class OrdinaryDays(NamedTuple):
    """The days up to ``last`` (None: no limit) on which a place follows its week, within those of what it stands in.

    ``weeks``: the place's own first, then those of the places around it, nearest first; None is closed throughout.
    """

    weeks: tuple[AnyWeek | None, ...]
    because: tuple[ArrangementRef, ...]
    last: date | None


Minutes: TypeAlias = tuple[tuple[int, int], ...]
"""Spans that start on a day, in minutes since its beginning."""

Times: TypeAlias = tuple[tuple[str, str], ...]
"""The same spans as local clock times."""

_MINUTES_IN_DAY = 24 * 60

_MARGIN = 3
"""How many days from a boundary a span over midnight may still be affected by it."""


def ordinary_days(view: View, place: PlaceId, day: date) -> OrdinaryDays | None:
    """The ordinary days that begin with ``day``; None where the timetable is needed.

    The timetable is needed near a boundary, for hours that are inherited, unknown or partly closed, for the last-unit
    rule, and for a place with more than one on-site channel.
    """
    zone = view.zone(place)
    interval = coupled_interval(view, place, view.interval(midnight(day, zone)))
    found: tuple[OrdinaryDays, date | None] | None = view.once(
        ("ordinary_days", place, interval), lambda: _ordinary_interval(view, place, interval)
    )
    if found is None:
        return None
    days, first = found
    if (first is not None and day < first) or (days.last is not None and day > days.last):
        return None
    return days


def _ordinary_interval(view: View, place: PlaceId, interval: int) -> tuple[OrdinaryDays, date | None] | None:
    """The ordinary days of an interval, and the first of them (None: from the beginning of time)."""
    houses = (place, *hosts(view, place, interval))
    zone = view.zone(place)
    weeks: list[AnyWeek | None] = []
    for each in houses:
        if not _is_ordinary(view, each, interval) or view.zone(each) is not zone:
            return None
        weeks.append(_week_of(view, each, interval))
    starts = view.interval_start(interval)
    ends = coupled_cut(view, place).end(interval)
    because = tuple(
        dict.fromkeys(
            applied.ref
            for each in houses
            for applied in view.applied(each, interval)
            if any(map(makes_hours, applied.effects))
        )
    )
    last = None if ends is None else plus(day_of(ends, zone), -_MARGIN)
    return OrdinaryDays(tuple(weeks), because, last), None if starts is None else plus(day_of(starts, zone), _MARGIN)


def _is_ordinary(view: View, place: PlaceId, interval: int) -> bool:
    """Whether one week, or a close of all hours, is all that determines a place's own on-site hours."""
    states = _on_site(view, place, interval)
    if len(states) != 1 or states[0].basis is not Basis.WEEK:
        return False
    if states[0].shortens or any(close.during is not None for _, close in states[0].closes):
        return False
    if states[0].week is not None and states[0].week.is_approximate:
        return False
    return not any_of(view.applied(place, interval), ClosesWithLastUnit)


def _week_of(view: View, place: PlaceId, interval: int) -> AnyWeek | None:
    state = _on_site(view, place, interval)[0]
    return None if state.closes else state.week


def _on_site(view: View, place: PlaceId, interval: int) -> list[ChannelState]:
    return [each for each in Timetable.of(view).channels(place, interval) if each.key.kind is ChannelKind.ON_SITE]


@lru_cache(maxsize=4096)
def clock_times(
    weeks: tuple[AnyWeek, ...], holidays: PublicHolidays, zone: ZoneInfo, year: int, month: int
) -> tuple[Times, ...]:
    """The clock times of the spans of each day of a month; where clocks skip an hour, the time shown after it."""
    count = monthrange(year, month)[1]
    if not weeks:
        return ((),) * count
    first = date(year, month, 1)
    still = _still_days(zone, first, count, len(weeks))
    minutes = [_minutes(week, holidays, year) for week in weeks] if any(still) else []
    begins = (first - date(year, 1, 1)).days + _BEFORE - len(weeks)
    width = 2 * len(weeks) + 1
    return tuple(
        _by_minutes(tuple(each[begins + step : begins + step + width] for each in minutes))
        if still[step]
        else _exactly(weeks, holidays, zone, first + step * DAY)
        for step in range(count)
    )


@lru_cache(maxsize=4096)
def _still_days(zone: ZoneInfo, first: date, count: int, around: int) -> tuple[bool, ...]:
    """For each of ``count`` days, whether the UTC offset is constant around it; False at the ends of the calendar."""
    if first.year in (1, 9999) or around >= _BEFORE:
        return (False,) * count
    noon = datetime.combine(first, time(12), zone)
    offsets = [(noon + step * DAY).utcoffset() for step in range(-around - 1, count + around + 1)]
    return tuple(len(set(offsets[step : step + 2 * around + 3])) == 1 for step in range(count))


_BEFORE = 9
"""How many days before and after a year are computed with it: more than the depth at which places stand in others."""


def minutes_of_year(week: AnyWeek, holidays: PublicHolidays, year: int) -> tuple[Minutes, ...]:
    """The spans that start on each day of a year, of a week by itself."""
    return _minutes(week, holidays, year)[_BEFORE:-_BEFORE]


@lru_cache(maxsize=4096)
def _minutes(week: AnyWeek, holidays: PublicHolidays, year: int) -> tuple[Minutes, ...]:
    """The spans of each day of a year, and of ``_BEFORE`` days before and after it."""
    first = date(year, 1, 1) - _BEFORE * DAY
    count = (date(year, 12, 31) - first).days + 1 + _BEFORE
    found: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for start, end in zip(*range_minutes(week, holidays, first, count), strict=True):
        day, minute = divmod(start, _MINUTES_IN_DAY)
        found[day].append((minute, end - day * _MINUTES_IN_DAY))
    return tuple(map(tuple, found))


@lru_cache(maxsize=16_384)
def _by_minutes(weeks: tuple[tuple[Minutes, ...], ...]) -> Times:
    """``_exactly`` for the day in the middle, with a constant UTC offset; cached, since many days are equal."""
    middle = len(weeks)

    def effective(number: int, origin: int) -> Spans:
        start = _SOME_DAY + origin * DAY
        own = join(
            Span(start + timedelta(minutes=low), start + timedelta(minutes=high)) for low, high in weeks[number][origin]
        )
        if not own or number + 1 == len(weeks):
            return own
        return intersect(own, join(span for step in (-1, 0, 1) for span in effective(number + 1, origin + step)))

    day = (_SOME_DAY + middle * DAY).date()
    spans = (span for origin in (middle - 1, middle) for span in starting_on(effective(0, origin), day, _STILL))
    return tuple(clock_span(span.start, span.end, _STILL) for span in join(spans))


_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_STILL = ZoneInfo("UTC")
"""A zone with a constant UTC offset."""


def _exactly(weeks: tuple[AnyWeek, ...], holidays: PublicHolidays, zone: ZoneInfo, day: date) -> Times:
    """``Timetable.on_site_on`` for a place that only follows weeks."""
    origins = (plus(day, -1), day)
    spans = (span for origin in origins for span in starting_on(_effective(weeks, holidays, zone, origin), day, zone))
    return tuple(clock_span(span.start, span.end, zone) for span in join(spans))


def _effective(weeks: tuple[AnyWeek, ...], holidays: PublicHolidays, zone: ZoneInfo, origin: date) -> Spans:
    """``Timetable.on_site`` for a place that only follows weeks: the first week, within the others."""
    own = join(week_spans(weeks[0], origin, holidays, zone))
    if not own or len(weeks) == 1:
        return own
    around = dict.fromkeys(plus(origin, step) for step in (-1, 0, 1))
    return intersect(own, join(span for day in around for span in _effective(weeks[1:], holidays, zone, day)))


def makes_hours(effect: Effect) -> bool:
    """Whether an effect can change the on-site hours of a place."""
    if isinstance(effect, HoursEffect):
        return ChannelKind.ON_SITE in hours_channels(effect)
    return isinstance(effect, ClosesWithLastUnit)
