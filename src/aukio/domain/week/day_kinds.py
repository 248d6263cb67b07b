"""All that a rule of a week asks of a day, and whether it selects the day."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from aukio.domain.week.dates import EasterDays, MonthDay, easter_sunday, includes
from aukio.domain.week.rules import Holidays, NthWeekday, Rule, Weekday, Weekdays, WeekParity


class DayKind(NamedTuple):
    """What a rule without dates asks: ``nth`` from the start of the month, 1 to 5; ``last`` from its end, -1 to -5."""

    weekday: Weekday
    nth: int
    last: int
    parity: WeekParity


DAY_KINDS = tuple(
    DayKind(weekday, nth, nth - count - 1, parity)
    for weekday in Weekday
    for count in (4, 5)  # how often the weekday comes in the month
    for nth in range(1, count + 1)
    for parity in WeekParity
)
"""Every kind of day; each comes in 400 years."""


class CalendarDay(NamedTuple):
    """All that a rule asks of a day of one year; ``from_easter`` counts days from Easter Sunday of the year."""

    kind: DayKind
    day: MonthDay
    from_easter: int


@lru_cache(maxsize=4096)
def calendar_day(day: date) -> CalendarDay:
    """What rules ask of a day."""
    length = monthrange(day.year, day.month)[1]
    parity = WeekParity.ODD if day.isocalendar().week % 2 else WeekParity.EVEN
    kind = DayKind(Weekday(day.weekday()), (day.day - 1) // 7 + 1, -((length - day.day) // 7) - 1, parity)
    return CalendarDay(kind, MonthDay(day.month, day.day), (day - easter_sunday(day.year)).days)


@cache
def calendar_days(*, around_easter: bool) -> tuple[CalendarDay, ...]:
    """The days of 28 years; without ``around_easter`` one of each kind, whatever its distance from Easter.

    In 28 years every date falls on every weekday, in years of both lengths and after years of both lengths, and Easter
    is early and late.
    """
    first = date(2000, 1, 1)
    days = (first + timedelta(days=step) for step in range((date(2028, 1, 1) - first).days))
    found = map(calendar_day.__wrapped__, days)
    return tuple(found) if around_easter else tuple(dict.fromkeys(each._replace(from_easter=0) for each in found))


def selects(rule: Rule, day: CalendarDay) -> bool:
    """Whether a rule selects a day: of holidays if it is for holidays, else of other days."""
    if rule.dates and not includes(rule.dates, day.day, day.from_easter):
        return False
    return selects_kind(rule, day.kind)


def selects_kind(rule: Rule, kind: DayKind) -> bool:
    """Whether a rule selects a kind of day, apart from its dates."""
    if rule.parity not in (None, kind.parity):
        return False
    match rule.selector:
        case Weekdays(days):
            return kind.weekday in days
        case NthWeekday(day, nths):
            return kind.weekday is day and (kind.nth in nths or kind.last in nths)
        case Holidays(days):
            return not days or kind.weekday in days


def asks_for_easter(rule: Rule) -> bool:
    """Whether a rule counts days from Easter."""
    return any(isinstance(each, EasterDays) for each in rule.dates)
