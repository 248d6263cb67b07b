"""Months, days of a month and days around Easter: which days they select, and that readers of the text agree."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aukio.domain.week import (
    DateRange,
    DeadRule,
    EasterDays,
    MonthDay,
    MonthDays,
    Months,
    Rule,
    Week,
    Weekday,
    Weekdays,
    day_spans,
    range_minutes,
)
from aukio.domain.week.dates import LONGEST_MONTHS, easter_sunday
from aukio.domain.week.dead_rules import find_dead_rule
from tests.depth import examples
from tests.domain.factories import FINLAND
from tests.domain.week.test_week_laws import (
    NTH_WEEKDAYS,
    PARITIES,
    WEEKDAY_SETS,
    clock_spans,
    engine_minutes,
    our_minutes,
)

DAY = timedelta(days=1)
EVERY_DAY = Weekdays(tuple(Weekday))


def open_on(text: str, *days: str) -> list[str]:
    """The hours on some days: ``10-18``, empty where closed."""
    found = []
    for day in map(date.fromisoformat, days):
        spans = day_spans(Week.parse(text), day, FINLAND)
        found.append(",".join(f"{span.start:%H}-{span.end:%H}" for span in spans))
    return found


CASES = (
    # (text, days, hours)
    (
        "Apr-Sep Mo-Fr 10:00-18:00; Oct-Mar Mo-Fr 10:00-16:00",
        ("2026-03-31", "2026-04-01", "2026-09-30", "2026-10-01", "2026-10-03", "2027-01-04"),
        ["10-16", "10-18", "10-18", "10-16", "", "10-16"],
    ),
    (
        "Mo-Su 10:00-18:00; Dec 24-Jan 1 off; Feb 29 12:00-14:00",
        ("2027-12-23", "2027-12-24", "2028-01-01", "2028-01-02", "2028-02-28", "2028-02-29", "2027-03-01"),
        ["10-18", "", "", "10-18", "10-18", "12-14", "10-18"],
    ),
    (
        "Mo-Su 08:00-16:00; easter -2 days-easter +1 day off; easter +49 days 10:00-12:00",
        ("2026-04-02", "2026-04-03", "2026-04-06", "2026-04-07", "2026-05-24"),
        ["08-16", "", "", "08-16", "10-12"],
    ),
    # A named day holds on a holiday; 6 December is one in Finland, and 24 December is no working day there.
    ("Mo-Su 08:00-16:00; PH off; Dec 6 10:00-12:00", ("2026-12-06", "2026-12-25"), ["10-12", ""]),
    ("Mo-Su 08:00-16:00; Dec 6 10:00-12:00; PH off", ("2026-12-06", "2026-12-05"), ["", "08-16"]),
    ("Apr-Sep Mo-Su,PH 10:00-18:00; Oct-Mar Mo-Su 09:00-10:00", ("2026-05-01", "2026-12-06"), ["10-18", "09-10"]),
    ("24/7; Jul off", ("2026-06-30", "2026-07-01", "2026-08-01"), ["00-00", "", "00-00"]),
    ("Jul-Aug week 01-53/2 Mo 10:00-12:00", ("2026-07-06", "2026-07-13"), ["", "10-12"]),
)


@pytest.mark.parametrize(("text", "days", "hours"), CASES, ids=[case[0] for case in CASES])
def test_dates_select_their_days(text: str, days: tuple[str, ...], hours: list[str]) -> None:
    assert open_on(text, *days) == hours


SAME = (
    ("24/7", "Mo-Su 00:00-24:00"),
    ("off", "Mo-Su off"),
    ("Dec 24,31 off", "Dec 24,Dec 31 off"),
    ("Dec 24-Dec 26 off", "Dec 24-26 off"),
    ("Apr-Sep Mo-Su 10:00-12:00", "Apr-Sep 10:00-12:00"),
    ("easter +01 day off", "easter +1 day off"),
    ("Dec 07 off", "Dec 7 off"),
)


@pytest.mark.parametrize(("typed", "printed"), SAME)
def test_a_text_is_printed_in_one_form(typed: str, printed: str) -> None:
    assert str(Week.parse(typed)) == printed


DEAD = (
    ("Dec 24 off; Mo-Fr 08:00-16:00", "Mo-Fr 08:00-16:00; Dec 24 off"),
    (
        "Apr-Sep Mo-Fr 10:00-18:00; Mo-Fr 10:00-16:00; PH off",
        "Mo-Fr 10:00-16:00; Apr-Sep Mo-Fr 10:00-18:00; PH off",
    ),
    ("Dec 24-26 Mo[1] off; Mo 10:00-12:00", None),
    ("Mo 08:00-16:00; Apr-Sep Mo off; Oct-Mar Mo 09:00-10:00", None),
    ("easter off; Mo-Su 08:00-16:00; PH off", "Mo-Su 08:00-16:00; easter off; PH off"),
    ("Jun 10:00-12:00; May-Jul 10:00-16:00", "May-Jul 10:00-16:00; Jun 10:00-12:00"),
)


@pytest.mark.parametrize(("text", "better"), DEAD)
def test_a_rule_with_dates_that_never_decides_is_refused(text: str, better: str | None) -> None:
    with pytest.raises(DeadRule) as refused:
        Week.parse(text)
    assert refused.value.suggestion == better
    assert better is None or str(Week.parse(better)) == better


ALIVE = (
    "Oct-Mar off; Apr-Sep Mo-Fr 10:00-18:00",
    "Dec 24 off",
    "Mo-Fr 08:00-16:00; Jul off; Jul 1 10:00-12:00",
    "Apr 1 10:00-12:00; easter 10:00-14:00",
    "Mo-Su 08:00-16:00; easter off; Apr 1 10:00-12:00",
)


@pytest.mark.parametrize("text", ALIVE)
def test_a_rule_with_dates_that_may_decide_is_accepted(text: str) -> None:
    assert str(Week.parse(text)) == text


EASTERS = (
    "2000-04-23 2008-03-23 2011-04-24 2019-04-21 2024-03-31 2025-04-20 2026-04-05 2038-04-25 2049-04-18 2285-03-22"
)


@pytest.mark.parametrize("day", [*map(date.fromisoformat, EASTERS.split())], ids=str)
def test_easter_is_that_of_the_western_churches(day: date) -> None:
    assert easter_sunday(day.year) == day


def test_borrowed_rules_for_holidays_come_before_named_days() -> None:
    week = Week.parse("Mo-Fr 08:00-16:00; Apr-Sep Sa 10:00-12:00; Dec 6 10:00-12:00")
    printed = "Mo-Fr 08:00-16:00; Apr-Sep Sa 10:00-12:00; PH off; Dec 6 10:00-12:00"
    assert str(week.closed_on_holidays()) == printed
    assert str(week.with_holiday_rule_of(Week.parse("PH off"))) == printed


# --- laws


def month_days() -> st.SearchStrategy[MonthDay]:
    return st.sampled_from([MonthDay(m, d) for m in range(1, 13) for d in range(1, LONGEST_MONTHS[m - 1] + 1)])


MONTHS = st.builds(Months, st.integers(1, 12), st.integers(1, 12))
OFFSETS = st.integers(-80, 80)
EASTER = st.tuples(OFFSETS, OFFSETS).map(lambda ends: EasterDays(min(ends), max(ends)))
RANGES: st.SearchStrategy[DateRange] = MONTHS | st.builds(MonthDays, month_days(), month_days()) | EASTER


def are_apart(ranges: Sequence[DateRange]) -> bool:
    """Whether no month is named twice, which the engine reads in a way of its own."""
    named = [month for each in ranges if isinstance(each, Months) for month in months_of(each)]
    return len(named) == len(set(named))


def months_of(named: Months) -> list[int]:
    """The months of a range, which may pass the turn of the year."""
    length = (named.last - named.first) % 12 + 1
    return [(named.first - 1 + step) % 12 + 1 for step in range(length)]


DATES = st.lists(RANGES, min_size=1, max_size=2, unique=True).filter(are_apart).map(tuple)


@st.composite
def dated_weeks(draw: st.DrawFn) -> Week:
    """Weeks in which a rule has dates; none passes midnight, where the engine lets the next day cut it."""
    selectors = WEEKDAY_SETS | NTH_WEEKDAYS | st.just(EVERY_DAY)
    rules = st.builds(Rule, selectors, clock_spans(over_midnight=False), PARITIES, st.just(()) | DATES)
    drawn = draw(st.lists(rules, min_size=1, max_size=4))
    return Week((*drawn, draw(st.builds(Rule, selectors, clock_spans(over_midnight=False), PARITIES, DATES))))


@given(dated_weeks())
def test_a_printed_week_with_dates_reads_as_itself(week: Week) -> None:
    assert Week.stored(str(week)).rules == week.rules


@settings(max_examples=examples(25, 400))
@given(dated_weeks(), st.sampled_from([date(2024, 2, 1), date(2026, 4, 1), date(2026, 12, 1), date(2027, 1, 1)]))
def test_weeks_with_dates_agree_with_the_engine_minute_by_minute(week: Week, month: date) -> None:
    assert our_minutes(week, month) == engine_minutes(str(week), month)


@given(dated_weeks(), st.dates(date(2000, 1, 1), date(2075, 1, 1)))
def test_a_range_of_days_has_the_spans_of_its_days(week: Week, first: date) -> None:
    begins = datetime(first.year, first.month, first.day)
    spans = [span for step in range(40) for span in day_spans(week, first + step * DAY, None)]
    minutes = [
        ((span.start - begins) // timedelta(minutes=1), (span.end - begins) // timedelta(minutes=1)) for span in spans
    ]
    assert [*zip(*range_minutes(week, None, first, 40), strict=True)] == minutes


@lru_cache(maxsize=1)
def every_day() -> tuple[date, ...]:
    return tuple(date(year, month, day) for year in range(2000, 2028) for month in range(1, 13)
                 for day in range(1, monthrange(year, month)[1] + 1))  # fmt: skip


@settings(max_examples=examples(5, 60), deadline=None)
@given(dated_weeks())
def test_a_week_without_its_dead_rules_has_the_same_hours(week: Week) -> None:
    rules = week.rules
    while (dead := find_dead_rule(rules)) is not None and len(rules) > 1:
        rules = rules[:dead] + rules[dead + 1 :]
    left = Week(rules)
    for day in every_day()[::11]:
        assert day_spans(week, day, FINLAND) == day_spans(left, day, FINLAND)
