"""Grouping days for formats that have a weekly rhythm and dated exceptions."""

from collections import Counter
from collections.abc import Hashable, Iterable
from datetime import date
from typing import TypeVar

from aukio.domain.clock.local_time import DAY

T = TypeVar("T", bound=Hashable)


def weekly_rhythm(days: Iterable[tuple[date, T | None]]) -> dict[int, T]:
    """Return the most frequent value of each weekday (0 is Monday), in order; a weekday with a None day has none."""
    counts: dict[int, Counter[T]] = {}
    without = set()
    for day, value in days:
        if value is None:
            without.add(day.weekday())
        else:
            counts.setdefault(day.weekday(), Counter())[value] += 1
    return {weekday: found.most_common(1)[0][0] for weekday, found in sorted(counts.items()) if weekday not in without}


def exception_intervals(days: Iterable[tuple[date, T | None, bool]]) -> list[tuple[date, date, T]]:
    """Return intervals of equal consecutive days as (first day, last day, value).

    A day is (day, value, whether it differs from the weekly rhythm). An interval begins and ends with days that differ;
    days between them that are equal but do not differ belong to it. A day with None interrupts an interval.
    """
    intervals: list[tuple[date, date, T]] = []
    reached: date | None = None
    for day, value, differs in days:
        if value is None:
            reached = None
            continue
        joins = bool(intervals) and intervals[-1][2] == value and reached == day - DAY
        if differs and joins:
            intervals[-1] = (intervals[-1][0], day, value)
        elif differs:
            intervals.append((day, day, value))
        reached = day if differs or joins else None
    return intervals
