"""The ordinary week of a channel: parse its text, print it, evaluate it for a local day."""

from aukio.domain.week.dialect import Week
from aukio.domain.week.evaluation import (
    HOLIDAY_YEARS,
    HolidaysNeeded,
    LocalSpan,
    PublicHolidays,
    day_spans,
    range_minutes,
)
from aukio.domain.week.refusal import WeekRefused
from aukio.domain.week.rules import (
    ClockSpan,
    Holidays,
    NthWeekday,
    Rule,
    Selector,
    Weekday,
    Weekdays,
    WeekParity,
)

__all__ = [
    "HOLIDAY_YEARS",
    "ClockSpan",
    "Holidays",
    "HolidaysNeeded",
    "LocalSpan",
    "NthWeekday",
    "PublicHolidays",
    "Rule",
    "Selector",
    "Week",
    "WeekParity",
    "WeekRefused",
    "Weekday",
    "Weekdays",
    "day_spans",
    "range_minutes",
]
