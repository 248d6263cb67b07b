"""Local hours of a day. The engine, opening-hours-py, evaluates the ordinary rules; the others are ours.

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

Its calendars of public holidays are not used. A rule for holidays replaces all spans that start on a holiday.
A week with dates (months, days of a month, Easter) is evaluated here, day by day: the last rule that selects a day.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, Protocol

from opening_hours import OpeningHours, State

from aukio.domain.week.cycle import AnyWeek, Cycle
from aukio.domain.week.day_kinds import calendar_day, selects
from aukio.domain.week.dialect import Week
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan, Holidays, Rule, WeekParity

HOLIDAY_YEARS = range(2000, 2077)
"""The years in which days are public holidays. Before them and after them no day is one."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_CALENDAR_CYCLE_YEARS = 400  # after which dates, weekdays and ISO weeks repeat exactly
_STAND_IN_YEARS = range(2400, 2800)  # one cycle that the engine evaluates

_Minutes = list[tuple[int, int]]  # within one day, in order and apart


class PublicHolidays(Protocol):
    """The public holidays that a week asks for. Weeks are cached by it: equal calendars have the same days."""

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """The holidays from ``first`` to ``last``, both inclusive, in order; none outside ``HOLIDAY_YEARS``."""

    def __hash__(self) -> int: ...


class HolidaysNeeded(ValueError):
    """A week has a public holiday rule, and no calendar is given."""


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


def day_spans(week: AnyWeek, day: date, holidays: PublicHolidays | None) -> tuple[LocalSpan, ...]:
    """The spans that start on a local day, in order and not touching; the last may end on the next day.

    A whole day is `[00:00, next 00:00)`. Spans of two days are never merged: Friday's span over midnight may
    touch or overlap Saturday's. A span over the last midnight of the year 9999 ends at `datetime.max`.

    A week without PH rules ignores the holidays; one with them raises `HolidaysNeeded` without a calendar.
    """
    if isinstance(week, Cycle):
        week = week.week_of(day)
    return _month_spans(week, _asked(week, holidays), day.year, day.month)[day.day - 1]


def clock_spans_on(week: AnyWeek, day: date, holidays: PublicHolidays | None) -> tuple[ClockSpan, ...]:
    """The spans of the rule that decides about a local day, as written."""
    if isinstance(week, Cycle):
        week = week.week_of(day)
    asked = _asked(week, holidays)
    is_holiday = asked is not None and bool(asked.between(day, day))
    return next((rule.spans for rule in reversed(week.rules) if _decides(rule, day, is_holiday=is_holiday)), ())


def _decides(rule: Rule, day: date, *, is_holiday: bool) -> bool:
    return (is_holiday or not rule.is_for_holidays) and selects(rule, calendar_day(day))


def _asked(week: Week, holidays: PublicHolidays | None) -> PublicHolidays | None:
    if not week.has_holiday_rule:
        return None
    if holidays is None:
        raise HolidaysNeeded(f'"{week}" speaks of public holidays: it needs a calendar')
    return holidays


# A month takes some 7 kB, so 4096 of them are some 30 MB at most.
@lru_cache(maxsize=4096)
def _month_spans(
    week: Week, holidays: PublicHolidays | None, year: int, month: int
) -> tuple[tuple[LocalSpan, ...], ...]:
    first_day, count = date(year, month, 1), monthrange(year, month)[1]
    if week.has_dates:
        by_day = _minutes_by_rule(week, holidays, first_day, count)
    else:
        by_day = _by_engine(week, year, month)
        _apply_holidays(by_day, week, holidays, first_day)
    return tuple(
        tuple(_local_span(datetime(year, month, day), start, end) for start, end in spans)
        for day, spans in enumerate(by_day, start=1)
    )


def _minutes_by_rule(week: Week, holidays: PublicHolidays | None, first: date, count: int) -> list[_Minutes]:
    """The spans of ``count`` days of a week with dates, in minutes since the midnight of each."""
    feasts = frozenset(() if holidays is None else holidays.between(first, first + (count - 1) * _DAY))
    rules = tuple(reversed(week.rules))
    found: list[_Minutes] = []
    for step in range(count):
        day = first + step * _DAY
        kind = calendar_day(day)
        rule = next((r for r in rules if selects(r, kind) and (day in feasts or not r.is_for_holidays)), None)
        found.append([] if rule is None else [(span.start, span.end) for span in rule.spans])
    return found


def _by_engine(week: Week, year: int, month: int) -> list[_Minutes]:
    engine_year = year if year in HOLIDAY_YEARS else _STAND_IN_YEARS.start + year % _CALENDAR_CYCLE_YEARS
    first = datetime(engine_year, month, 1)
    return _minutes_by_origin(_parts(week), first, first + monthrange(engine_year, month)[1] * _DAY)


class _Parts(NamedTuple):
    """The texts that the engine evaluates for a week; empty where it has nothing to select."""

    until_midnight: str
    after_midnight: str


@lru_cache(maxsize=4096)
def _parts(week: Week) -> _Parts:
    rules = tuple(rule for rule in week.rules if not rule.is_for_holidays)
    if not rules:
        return _Parts("", "")
    ordinary = Week(rules)
    past = str(_after_midnight(ordinary)) if ordinary.reaches_past_midnight else ""
    return _Parts(str(_until_midnight(ordinary)), past)


def _minutes_by_origin(parts: _Parts, first: datetime, after: datetime) -> list[_Minutes]:
    """The spans of the ordinary rules on each day from `first` until `after`, in minutes since its midnight."""
    by_day = _open_minutes(parts.until_midnight, first, after)
    if not parts.after_midnight:
        return by_day
    past_midnight = _open_minutes(parts.after_midnight, first, after)
    return [_joined(spans, rest) for spans, rest in zip(by_day, past_midnight, strict=True)]


def _apply_holidays(by_day: list[_Minutes], week: Week, holidays: PublicHolidays | None, first: date) -> None:
    """Replace the spans of each holiday that a rule selects; `by_day` starts at `first`."""
    if holidays is None:
        return
    rules = [rule for rule in reversed(week.rules) if rule.is_for_holidays]
    for day in holidays.between(first, first + (len(by_day) - 1) * _DAY):
        rule = next((rule for rule in rules if _selects_holiday(rule, day)), None)
        if rule is not None:
            by_day[(day - first).days] = [(span.start, span.end) for span in rule.spans]


def _selects_holiday(rule: Rule, day: date) -> bool:
    if rule.parity is not None and (rule.parity is WeekParity.ODD) != bool(day.isocalendar().week % 2):
        return False
    return isinstance(rule.selector, Holidays) and rule.selector.includes(day)


def range_minutes(
    week: AnyWeek, holidays: PublicHolidays | None, first: date, count: int
) -> tuple[list[int], list[int]]:
    """Starts and ends of the spans of `count` days from `first`, in minutes since the local midnight of `first`.

    The same spans and errors as `day_spans` of each day, without creating a value for each span. The engine
    evaluates the whole range at once when the range is within `HOLIDAY_YEARS`.
    """
    if isinstance(week, Cycle):
        return _cycle_minutes(week, holidays, first, count)
    asked = _asked(week, holidays)
    begins = datetime(first.year, first.month, first.day)
    starts: list[int] = []
    ends: list[int] = []
    if first.year in HOLIDAY_YEARS and (begins + count * _DAY).year in HOLIDAY_YEARS:
        if week.has_dates:
            by_day = _minutes_by_rule(week, asked, first, count)
        else:
            by_day = _minutes_by_origin(_parts(week), begins, begins + count * _DAY)
            _apply_holidays(by_day, week, asked, first)
        for day, spans in enumerate(by_day):
            for start, end in spans:
                starts.append(day * MINUTES_IN_DAY + start)
                ends.append(day * MINUTES_IN_DAY + end)
    else:
        for step in range(count):
            for span in day_spans(week, first + step * _DAY, asked):
                starts.append((span.start - begins) // _MINUTE)
                ends.append((span.end - begins) // _MINUTE)
    return starts, ends


def _cycle_minutes(
    cycle: Cycle, holidays: PublicHolidays | None, first: date, count: int
) -> tuple[list[int], list[int]]:
    found: list[tuple[int, int]] = []
    for week in dict.fromkeys(cycle.weeks):
        spans = zip(*range_minutes(week, holidays, first, count), strict=True)
        found += (span for span in spans if cycle.week_of(first + span[0] // MINUTES_IN_DAY * _DAY) == week)
    found.sort()
    return [start for start, _ in found], [end for _, end in found]


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


def _open_minutes(text: str, first: datetime, after: datetime) -> list[_Minutes]:
    """The open minutes of each day from `first` until `after`, both midnights."""
    days: list[_Minutes] = [[] for _ in range((after - first).days)]
    for start, end in _open(text, first, after):
        for day, minutes in _by_day(start - first, end - first):
            days[day].append(minutes)
    return days


def _open(text: str, first: datetime, after: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The intervals that the engine reports as open from `first` until `after`; it merges days that touch."""
    for start, end, state, _ in OpeningHours(text).intervals(first, after) if text else ():
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
