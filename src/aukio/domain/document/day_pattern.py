"""Describes consecutive days in few words: date ranges, the hours of their weekdays, and the days that differ.

Fri 27 March                Mon 30 March                          Fri 10 April (a holiday)
|==8-18==|  closed  closed  |==8-16==| ... |==8-16==| closed ...  closed
'-- first: Fri 8-18 --------'-- second: Mon-Fri 8-16; odd: Fri 10 April ---------------------
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.week import Rule, Week, Weekday, Weekdays, parse_time
from aukio.domain.week.rules import MINUTES_IN_DAY, ClockSpan

Spans = tuple[tuple[str, str], ...]


class DatedHours(NamedTuple):
    """The hours of a local day, and the arrangements that caused them.

    ``spans`` are as written where times are approximate; None if they are unknown.
    """

    date: date
    spans: Spans | None
    because: tuple[ArrangementRef, ...] = ()


@dataclass(frozen=True, slots=True)
class DayPattern:
    """From ``first`` to ``last``, both inclusive; ``week`` is None if all days but the ``odd`` ones are closed."""

    first: date
    last: date
    week: Week | None
    odd: tuple[DatedHours, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it is closed on every day."""
        return self.week is None and not any(each.spans or each.spans is None for each in self.odd)


_RANGE_COST = 2
"""The cost of a new date range, in odd days."""


def day_patterns(days: Sequence[DatedHours]) -> tuple[DayPattern, ...]:
    """The date ranges that describe the days in the fewest words; a single different day, such as a holiday, is odd.

    If several ends are equally good, a range ends where the arrangements change, else on the latest day: a weekend
    between two ranges belongs to the first.
    """
    total = len(days)
    goes_on = [*(one.because == other.because for one, other in pairwise(days)), False]
    # Hours are compared for each pair of days: as numbers, which is quick.
    numbers: dict[tuple[int, Spans | None], int] = {}
    weekdays = [day.date.weekday() for day in days]
    alike = [numbers.setdefault(each, len(numbers)) for each in zip(weekdays, (day.spans for day in days), strict=True)]
    best: list[tuple[int, int]] = [(0, total)] * (total + 1)
    for start in range(total - 1, -1, -1):
        odd, counts, most = 0, [0] * len(numbers), [0] * 7
        costs: list[tuple[int, bool, int]] = []
        for end in range(start + 1, total + 1):
            weekday, number = weekdays[end - 1], alike[end - 1]
            counts[number] += 1
            if counts[number] > most[weekday]:
                most[weekday] = counts[number]
            else:
                odd += 1
            costs.append((odd + _RANGE_COST + best[end][0], goes_on[end - 1], -end))
        cost, _, end = min(costs)
        best[start] = (cost, -end)
    found: list[DayPattern] = []
    start = 0
    while start < total:
        end = best[start][1]
        found.append(_pattern(days[start:end]))
        start = end
    return tuple(found)


def _pattern(days: Sequence[DatedHours]) -> DayPattern:
    usual = {weekday: _usual(days, weekday) for weekday in {day.date.weekday() for day in days}}
    by_hours: dict[Spans, list[Weekday]] = {}
    for weekday in sorted(usual):
        spans = usual[weekday]
        if spans:
            by_hours.setdefault(spans, []).append(Weekday(weekday))
    rules = tuple(
        Rule(Weekdays(tuple(weekdays)), tuple(_clock_span(*span) for span in spans))
        for spans, weekdays in by_hours.items()
    )
    odd = tuple(day for day in days if day.spans is None or day.spans != usual[day.date.weekday()])
    return DayPattern(days[0].date, days[-1].date, Week(rules) if rules else None, odd)


def _usual(days: Sequence[DatedHours], weekday: int) -> Spans | None:
    """The hours of most days of a weekday; the earlier ones in a tie."""
    counted = Counter(day.spans for day in days if day.date.weekday() == weekday)
    return max(counted, key=lambda spans: counted[spans])


def _clock_span(start: str, end: str) -> ClockSpan:
    begins, ends = parse_time(start), parse_time(end)
    if isinstance(begins, int) and isinstance(ends, int):
        return ClockSpan(begins, ends if ends > begins else ends + MINUTES_IN_DAY)
    return ClockSpan.between(begins, ends)
