"""The ordinary week of a channel: parse its text, print it, evaluate it for a local day."""

from aukio.domain.week.approximate import About, Approximate, BySun, SunEvent
from aukio.domain.week.cycle import AnyWeek, Cycle, parse_normal_hours, weeks_of, with_holiday_rule_of
from aukio.domain.week.dates import DateRange, EasterDays, MonthDay, MonthDays, Months
from aukio.domain.week.dialect import Week
from aukio.domain.week.evaluation import (
    HOLIDAY_YEARS,
    HolidaysNeeded,
    LocalSpan,
    PublicHolidays,
    clock_spans_on,
    day_spans,
    range_minutes,
)
from aukio.domain.week.refusal import LONGEST_WEEK, DeadRule, WeekRefused
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
from aukio.domain.week.span_parser import parse_time

__all__ = [
    "HOLIDAY_YEARS",
    "LONGEST_WEEK",
    "About",
    "AnyWeek",
    "Approximate",
    "BySun",
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
    "SunEvent",
    "Week",
    "WeekParity",
    "WeekRefused",
    "Weekday",
    "Weekdays",
    "clock_spans_on",
    "day_spans",
    "parse_normal_hours",
    "parse_time",
    "range_minutes",
    "weeks_of",
    "with_holiday_rule_of",
]
