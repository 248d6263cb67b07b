"""The dates to which a rule of a week may be limited: months, days of a month, and days around Easter.

They return every year. A day of one year only is no part of a week: it belongs to a notice.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""How many days each month has at most."""

FARTHEST_FROM_EASTER = 80
"""Days around Easter that a rule may name: from Septuagesima to well past Corpus Christi, always within the year."""

NAMED_AT_MOST = 7
"""A range of at most so many days names its days; a longer one is a season."""


class MonthDay(NamedTuple):
    """A day of every year; 29 February of leap years."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.day}"


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months, both inclusive; they may pass the turn of the year (`Oct-Mar`)."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not (1 <= self.first <= 12 and 1 <= self.last <= 12):
            raise ValueError("months are 1 to 12")

    def __str__(self) -> str:
        first, last = MONTHS[self.first - 1], MONTHS[self.last - 1]
        return first if self.first == self.last else f"{first}-{last}"


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Days of every year, both inclusive; they may pass the turn of the year (`Dec 24-Jan 2`)."""

    first: MonthDay
    last: MonthDay

    def __post_init__(self) -> None:
        for month, day in (self.first, self.last):
            if not (1 <= month <= 12 and 1 <= day <= LONGEST_MONTHS[month - 1]):
                raise ValueError("a day of a month exists at least in leap years")

    def __str__(self) -> str:
        if self.first == self.last:
            return str(self.first)
        within = self.first.month == self.last.month and self.first < self.last
        return f"{self.first}-{self.last.day if within else self.last}"


@dataclass(frozen=True, slots=True)
class EasterDays:
    """Days counted from Easter Sunday of the western churches: -2 is Good Friday, 1 is Easter Monday."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not -FARTHEST_FROM_EASTER <= self.first <= self.last <= FARTHEST_FROM_EASTER:
            raise ValueError(f"days around Easter are in order, at most {FARTHEST_FROM_EASTER} from it")

    def __str__(self) -> str:
        first, last = _easter_text(self.first), _easter_text(self.last)
        return first if first == last else f"{first}-{last}"


DateRange: TypeAlias = Months | MonthDays | EasterDays
Dates: TypeAlias = tuple[DateRange, ...]
"""Ranges of which any may hold; none at all is every day of the year."""


def includes(ranges: Dates, day: MonthDay, from_easter: int) -> bool:
    """Whether any of the ranges contains a day, which lies ``from_easter`` days after Easter Sunday of its year."""
    return any(_contains(each, day, from_easter) for each in ranges)


def _contains(dates: DateRange, day: MonthDay, from_easter: int) -> bool:
    match dates:
        case Months(first, last):
            return (day.month - first) % 12 <= (last - first) % 12
        case MonthDays(first_day, last_day):
            if first_day <= last_day:
                return first_day <= day <= last_day
            return day >= first_day or day <= last_day
        case EasterDays(first, last):
            return first <= from_easter <= last


def dates_text(ranges: Dates) -> str:
    """The text of a list of ranges: ``Apr-Sep``, ``Dec 24,Dec 31``."""
    return ",".join(map(str, ranges))


def names_its_days(ranges: Dates) -> bool:
    """Whether each range is about a few days, such as Christmas, and not about a season."""
    return bool(ranges) and all(_names_days(each) for each in ranges)


def _names_days(dates: DateRange) -> bool:
    match dates:
        case Months():
            return False
        case MonthDays():
            return len(_days_of(dates)) <= NAMED_AT_MOST
        case EasterDays(first, last):
            return last - first < NAMED_AT_MOST


def may_meet(one: Dates, other: Dates) -> bool:
    """Whether a day of some year may lie in both; no ranges at all is every day."""
    if not one or not other or any(isinstance(each, EasterDays) for each in (*one, *other)):
        return True
    return any(_days_of(mine) & _days_of(theirs) for mine in one for theirs in other)


_YEAR = tuple(MonthDay(month, day) for month in range(1, 13) for day in range(1, LONGEST_MONTHS[month - 1] + 1))


@lru_cache(maxsize=1024)
def _days_of(dates: DateRange) -> frozenset[MonthDay]:
    return frozenset(day for day in _YEAR if _contains(dates, day, FARTHEST_FROM_EASTER + 1))


@lru_cache(maxsize=1024)
def easter_sunday(year: int) -> date:
    """Easter Sunday of the western churches in a year of the Gregorian calendar (the anonymous Gregorian algorithm)."""
    golden, (century, in_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (8 * century + 13) // 25
    moon = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (2 * rest + 2 * (in_century // 4) + 32 - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _easter_text(offset: int) -> str:
    if not offset:
        return "easter"
    return f"easter {offset:+} day{'' if abs(offset) == 1 else 's'}"
