"""The days that a recurrence rule gives (RFC 5545), one year at a time, and the first of them.

A rule turns once for each of its years, months, weeks or days; a turn has candidates, the BY parts keep some of them,
and BYSETPOS picks from these. Turns are numbered, so a far year costs no more than a near one, and the search for a
first day looks once at each shape that a turn can have: a rule that gives no day is found out at once.
"""

from calendar import isleap, monthrange
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import takewhile

MOST_TURNS = 5000
"""How many turns of a rule are looked at for its first day: every month of the 400 years of the calendar, and more."""

_LAST_YEAR = 9998


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule with what it takes from its first day: the turns, and which days of a turn it gives.

    ``nth`` are the weekdays that BYDAY counts, as (ordinal, weekday). An empty part keeps every day.
    """

    frequency: str
    interval: int
    week_start: int = 0
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    week_numbers: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nth: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()


@lru_cache(maxsize=8192)
def days_of_year(pattern: Pattern, first: date, year: int) -> tuple[date, ...]:
    """The days of one year, from ``first`` on, in order."""
    low = max(first, date(year, 1, 1))
    last = _turn_of(pattern, date(year, 12, 31))
    turns = takewhile(lambda turn: turn <= last, _turns(pattern, first, low))
    return tuple(day for turn in turns for day in _given(pattern, turn) if day >= low and day.year == year)


def first_day(pattern: Pattern, first: date) -> date | None:
    """The first day from ``first`` on; None if ``MOST_TURNS`` give none, or the calendar ends before."""
    barren: set[Hashable] = set()
    last = _turn_of(pattern, date(_LAST_YEAR, 12, 31))
    for number, turn in enumerate(_turns(pattern, first, first)):
        if number == MOST_TURNS or turn > last:
            return None
        shape = _shape(pattern, turn)
        if shape in barren:
            continue
        given = _given(pattern, turn)
        found = next((day for day in given if day >= first), None)
        if found is not None:
            return found
        if not given:
            barren.add(shape)
    return None


def first_days(pattern: Pattern, first: date, count: int, last: date) -> Iterator[date]:
    """The first days from ``first`` on, ``count`` at most, none after ``last``."""
    left = count
    for year in range(first.year, last.year + 1):
        for day in days_of_year(pattern, first, year)[:left]:
            if day > last:
                return
            yield day
            left -= 1
        if left == 0:
            return


def _turn_of(pattern: Pattern, day: date) -> int:
    """The number of the year, month, week or day that contains a day."""
    match pattern.frequency:
        case "YEARLY":
            return day.year
        case "MONTHLY":
            return day.year * 12 + day.month - 1
        case "WEEKLY":
            return (day.toordinal() - 1 - pattern.week_start) // 7
        case _:
            return day.toordinal()


def _turns(pattern: Pattern, first: date, low: date) -> Iterator[int]:
    """The turns in order, from the one of ``low`` on, without end; those of days skip the months that are not asked."""
    begin, every = _turn_of(pattern, first), pattern.interval
    turn = begin + -(-(_turn_of(pattern, low) - begin) // every) * every
    while True:
        yield turn
        turn += every
        if pattern.frequency == "DAILY" and pattern.months:
            while turn <= date.max.toordinal() and (day := date.fromordinal(turn)).month not in pattern.months:
                after = turn + monthrange(day.year, day.month)[1] - day.day + 1
                turn += -(-(after - turn) // every) * every


def _candidates(pattern: Pattern, turn: int) -> Iterator[date]:
    match pattern.frequency:
        case "YEARLY":
            for month in sorted(pattern.months) or range(1, 13):
                yield from _days_of_month(turn, month)
        case "MONTHLY":
            year, month = divmod(turn, 12)
            yield from _days_of_month(year, month + 1)
        case "WEEKLY":
            monday = turn * 7 + 1 + pattern.week_start
            yield from map(date.fromordinal, range(max(1, monday), min(date.max.toordinal(), monday + 6) + 1))
        case _:
            yield date.fromordinal(turn)


def _days_of_month(year: int, month: int) -> Iterable[date]:
    return (date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def _shape(pattern: Pattern, turn: int) -> Hashable:
    """What decides which days a turn gives: turns of one shape give days, or give none, alike."""
    match pattern.frequency:
        case "YEARLY":
            return date(turn, 1, 1).weekday(), *(isleap(year) for year in (turn - 1, turn, turn + 1))
        case "MONTHLY":
            return turn % 12, monthrange(*_year_and_month(turn))
        case "WEEKLY":
            return tuple(day.month for day in _candidates(pattern, turn))
        case _:
            return turn


def _year_and_month(turn: int) -> tuple[int, int]:
    return turn // 12, turn % 12 + 1


def _given(pattern: Pattern, turn: int) -> list[date]:
    found = [day for day in _candidates(pattern, turn) if _fits(pattern, day)]
    if not pattern.positions:
        return found
    picked = {each - 1 if each > 0 else len(found) + each for each in pattern.positions}
    return [day for index, day in enumerate(found) if index in picked]


def _fits(pattern: Pattern, day: date) -> bool:
    return (
        (not pattern.months or day.month in pattern.months)
        and (not (pattern.weekdays or pattern.nth) or day.weekday() in pattern.weekdays or _is_nth(pattern, day))
        and (not pattern.month_days or _counts(pattern.month_days, day.day, monthrange(day.year, day.month)[1]))
        and (not pattern.year_days or _counts(pattern.year_days, _day_of_year(day), 365 + isleap(day.year)))
        and (not pattern.week_numbers or _in_weeks(pattern, day))
    )


def _is_nth(pattern: Pattern, day: date) -> bool:
    """Whether it is the nth such weekday of its month or, with FREQ=YEARLY and no BYMONTH, of its year."""
    nth = tuple(nth for nth, weekday in pattern.nth if weekday == day.weekday())
    if not nth:
        return False
    if pattern.frequency == "YEARLY" and not pattern.months:
        return _counts_in_sevens(nth, _day_of_year(day), 365 + isleap(day.year))
    return _counts_in_sevens(nth, day.day, monthrange(day.year, day.month)[1])


def _in_weeks(pattern: Pattern, day: date) -> bool:
    """Whether its week has one of the numbers; a week belongs to the year that has four of its days."""
    middle = date.fromordinal(
        min(date.max.toordinal(), _turn_of(_WEEKS[pattern.week_start], day) * 7 + 4 + pattern.week_start)
    )
    return _counts_in_sevens(pattern.week_numbers, _day_of_year(middle), 365 + isleap(middle.year))


_WEEKS = tuple(Pattern("WEEKLY", 1, week_start) for week_start in range(7))


def _day_of_year(day: date) -> int:
    return day.timetuple().tm_yday


def _counts(asked: tuple[int, ...], number: int, of: int) -> bool:
    """Whether a number of 1 to ``of`` is asked for, from the front or, below 0, from the back."""
    return number in asked or number - of - 1 in asked


def _counts_in_sevens(asked: tuple[int, ...], number: int, of: int) -> bool:
    return (number - 1) // 7 + 1 in asked or -((of - number) // 7 + 1) in asked
