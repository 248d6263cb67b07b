"""Local hours of a day. The engine, opening-hours-py, selects the rules; this module assigns spans to days.

The engine evaluates one calendar month at a time, on naive local times. It is never asked for the next change:
without a change ahead it scans to the year 9999, and where clocks skip or repeat an hour its answers contradict
each other.

The engine drops the hours after midnight of `Fr 22:00-02:00` when a rule selects Saturday. So it evaluates two
texts of the same rules: one with every span cut at midnight, one with only the part after midnight, written on
the day on which the span starts. For `Fr 22:00-02:00; Sa 10:00-12:00`:

                       Friday         Saturday
    until midnight     22-24          10-12
    after midnight     00-02          off
    joined             22-02          10-12
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from opening_hours import (  # type: ignore[attr-defined]  # its stub leaves out the error it raises
    OpeningHours,
    State,
    UnknownCountryError,
)

from aukio.domain.week.dialect import Week
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan, Rule

HOLIDAY_YEARS = range(2000, 2077)
"""The years whose public holidays the engine knows. In other years no day is a holiday."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_CALENDAR_CYCLE_YEARS = 400  # after which dates, weekdays and ISO weeks repeat exactly
_STAND_IN_YEARS = range(2400, 2800)  # one cycle that the engine evaluates, and in which it knows no holidays

_Minutes = list[tuple[int, int]]  # within one day, in order and apart


class CountryNeeded(ValueError):
    """A week has a public holiday rule, and no country is given."""


class CountryUnknown(ValueError):
    """The engine does not know the public holidays of this country; codes are upper case, such as FI."""


@dataclass(frozen=True, slots=True, order=True)
class LocalSpan:
    """`[start, end)` in local time: both are naive, and the caller applies the time zone."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not None or self.end.tzinfo is not None:
            raise ValueError("a local span holds local clock times, without an offset")
        if self.start >= self.end:
            raise ValueError("a span starts before it ends")


def day_spans(week: Week, day: date, country: str | None) -> tuple[LocalSpan, ...]:
    """The spans that start on a local day, in order and not touching; the last may end on the next day.

    A whole day is `[00:00, next 00:00)`. Spans of two days are never merged: Friday's span over midnight may
    touch or overlap Saturday's. A span over the last midnight of the year 9999 ends at `datetime.max`.

    Outside `HOLIDAY_YEARS` no day is a holiday and PH rules select nothing. A week without PH rules ignores the
    country; one with them raises `CountryNeeded` or `CountryUnknown` when the country has no calendar.
    """
    return _month_spans(week, country, day.year, day.month)[day.day - 1]


def public_holidays(first: date, last: date, country: str) -> tuple[date, ...]:
    """The public holidays of a country from `first` to `last`, both inclusive, within `HOLIDAY_YEARS`.

    Finland's include Midsummer Eve and Christmas Eve: they are ordinary days by law, but offices are closed.
    Raises `CountryUnknown`.
    """
    holidays = _holidays_of(country)
    return holidays[bisect_left(holidays, first) : bisect_right(holidays, last)]


@lru_cache(maxsize=64)
def _holidays_of(country: str) -> tuple[date, ...]:
    first, after = datetime(HOLIDAY_YEARS.start, 1, 1), datetime(HOLIDAY_YEARS.stop, 1, 1)
    return tuple(
        start.date() + day * _DAY
        for start, end in _open("PH 00:00-24:00", country, first, after)
        for day in range((end - start).days)
    )


# A month takes some 7 kB, so 4096 of them are some 30 MB at most.
@lru_cache(maxsize=4096)
def _month_spans(week: Week, country: str | None, year: int, month: int) -> tuple[tuple[LocalSpan, ...], ...]:
    if not week.has_holiday_rule:
        country = None
    elif country is None:
        raise CountryNeeded(f'"{week}" speaks of public holidays: it needs a country')
    engine_year = year if year in HOLIDAY_YEARS else _STAND_IN_YEARS.start + year % _CALENDAR_CYCLE_YEARS
    first = datetime(engine_year, month, 1)
    by_midnight = _minutes_by_origin(week, country, first, first + monthrange(engine_year, month)[1] * _DAY)
    return tuple(
        tuple(_local_span(datetime(year, month, day), start, end) for start, end in spans)
        for day, spans in enumerate(by_midnight, start=1)
    )


def _minutes_by_origin(week: Week, country: str | None, first: datetime, after: datetime) -> list[_Minutes]:
    """The spans that start on each day from `first` until `after`, in minutes since that day's midnight."""
    by_midnight = _open_minutes(str(_until_midnight(week)), country, first, after)
    if not _reaches_past_midnight(week):
        return by_midnight
    past_midnight = _open_minutes(str(_after_midnight(week)), country, first, after)
    return [_joined(spans, rest) for spans, rest in zip(by_midnight, past_midnight, strict=True)]


def range_minutes(week: Week, country: str | None, first: date, count: int) -> tuple[list[int], list[int]]:
    """Starts and ends of the spans of `count` days from `first`, in minutes since the local midnight of `first`.

    The same spans and errors as `day_spans` of each day, without creating a value for each span. The engine
    evaluates the whole range at once when the range is within `HOLIDAY_YEARS`.
    """
    if week.has_holiday_rule and country is None:
        raise CountryNeeded(f'"{week}" speaks of public holidays: it needs a country')
    begins = datetime(first.year, first.month, first.day)
    starts: list[int] = []
    ends: list[int] = []
    if first.year in HOLIDAY_YEARS and (begins + count * _DAY).year in HOLIDAY_YEARS:
        by_origin = _minutes_by_origin(week, country if week.has_holiday_rule else None, begins, begins + count * _DAY)
        for day, spans in enumerate(by_origin):
            for start, end in spans:
                starts.append(day * MINUTES_IN_DAY + start)
                ends.append(day * MINUTES_IN_DAY + end)
    else:
        for step in range(count):
            for span in day_spans(week, first + step * _DAY, country):
                starts.append((span.start - begins) // _MINUTE)
                ends.append((span.end - begins) // _MINUTE)
    return starts, ends


def _reaches_past_midnight(week: Week) -> bool:
    return any(span.past_midnight for rule in week.rules for span in rule.spans)


def _until_midnight(week: Week) -> Week:
    def cut(rule: Rule) -> Rule:
        return replace(rule, spans=tuple(ClockSpan(span.start, min(span.end, MINUTES_IN_DAY)) for span in rule.spans))

    return Week(tuple(map(cut, week.rules)))


def _after_midnight(week: Week) -> Week:
    # A rule that ends by midnight becomes `off` here: it still replaces the hours after midnight of earlier rules.
    def cut(rule: Rule) -> Rule:
        past = tuple(ClockSpan(0, span.past_midnight) for span in rule.spans if span.past_midnight)
        return replace(rule, spans=past)

    return Week(tuple(map(cut, week.rules)))


def _open_minutes(text: str, country: str | None, first: datetime, after: datetime) -> list[_Minutes]:
    """The open minutes of each day from `first` until `after`, both midnights."""
    days: list[_Minutes] = [[] for _ in range((after - first).days)]
    for start, end in _open(text, country, first, after):
        for day, minutes in _by_day(start - first, end - first):
            days[day].append(minutes)
    return days


def _open(text: str, country: str | None, first: datetime, after: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The intervals that the engine reports as open from `first` until `after`; it merges days that touch."""
    try:
        engine = OpeningHours(text, country=country)
    except UnknownCountryError as error:
        raise CountryUnknown(f'the public holidays of "{country}" are not known') from error
    for start, end, state, _ in engine.intervals(first, after):
        if state == State.OPEN:
            yield start, end


def _by_day(start: timedelta, end: timedelta) -> Iterator[tuple[int, tuple[int, int]]]:
    while start < end:
        midnight = (start.days + 1) * _DAY
        until = min(end, midnight)
        before = start.days * _DAY
        yield start.days, ((start - before) // _MINUTE, (until - before) // _MINUTE)
        start = midnight


def _joined(spans: _Minutes, past_midnight: _Minutes) -> _Minutes:
    """The day's spans, the last one extended by its part after midnight."""
    if not past_midnight:
        return spans
    *others, (start, _) = spans
    ((_, past),) = past_midnight
    return [*others, (start, MINUTES_IN_DAY + past)]


def _local_span(midnight: datetime, start: int, end: int) -> LocalSpan:
    opens = midnight + start * _MINUTE
    try:
        return LocalSpan(opens, midnight + end * _MINUTE)
    except OverflowError:
        return LocalSpan(opens, datetime.max)
