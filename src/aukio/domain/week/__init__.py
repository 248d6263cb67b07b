"""The ordinary week of a channel: parse its text, print it, evaluate it for a local day."""

from aukio.domain.week.cycle import AnyWeek, Cycle, parse_normal_hours, weeks_of, with_holiday_rule_of
from aukio.domain.week.dates import DateRange, EasterDays, MonthDay, MonthDays, Months
from aukio.domain.week.dialect import Week
from aukio.domain.week.evaluation import (
    HOLIDAY_YEARS,
    HolidaysNeeded,
    LocalSpan,
    PublicHolidays,
    day_spans,
    range_minutes,
)
from aukio.domain.week.refusal import DeadRule, WeekRefused
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
    "AnyWeek",
    "ClockSpan",
    "Cycle",
    "DateRange",
    "DeadRule",
    "EasterDays",
    "Holidays",
    "HolidaysNeeded",
    "LocalSpan",
    "MonthDay",
    "MonthDays",
    "Months",
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
    "parse_normal_hours",
    "range_minutes",
    "weeks_of",
    "with_holiday_rule_of",
]
