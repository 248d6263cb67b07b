"""The hours of a local day: overriding, holidays, midnight, and the far ends of the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest

from aukio.domain.city.holidays import DatedHolidays, HolidayCalendar
from aukio.domain.week import (
    HOLIDAY_YEARS,
    HolidaysNeeded,
    LocalSpan,
    Week,
    day_spans,
)
from tests.domain.factories import FINLAND

MIDSUMMER_2020 = date(2020, 6, 20)


def hours(text: str, day: str, holidays: DatedHolidays | None = FINLAND) -> list[str]:
    """Spans as `HH:MM-HH:MM`, with `+` behind an end on the next day other than its midnight."""
    shown = []
    for span in day_spans(Week.stored(text), date.fromisoformat(day), holidays):
        assert span.start.date().isoformat() == day
        after = span.end - datetime.combine(span.start, datetime.min.time())
        whole = "24:00" if after == timedelta(days=1) else f"{span.end:%H:%M}"
        shown.append(f"{span.start:%H:%M}-{whole}{'+' if after > timedelta(days=1) else ''}")
    return shown


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # 2020-03-30 is a Monday of ISO week 14
        ("Mo-Fr 07:00-19:00; Sa 08:00-15:00", "2020-03-30", ["07:00-19:00"]),
        ("Mo-Fr 07:00-19:00; Sa 08:00-15:00", "2020-04-04", ["08:00-15:00"]),
        ("Mo-Fr 07:00-19:00; Sa 08:00-15:00", "2020-04-05", []),
        ("Mo-Th 10:00-15:00", "2020-04-03", []),
        ("Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00", "2020-04-01", ["12:00-16:00"]),
        ("Mo,We,Fr 12:00-16:00; Tu,Th 10:00-16:00", "2020-04-02", ["10:00-16:00"]),
        ("Mo-Fr 08:00-11:00,12:00-16:00", "2020-03-30", ["08:00-11:00", "12:00-16:00"]),
        # A later rule replaces the whole day of an earlier one
        ("Mo-Fr 08:00-16:00; Mo 18:00-20:00", "2020-03-30", ["18:00-20:00"]),
        ("Mo-Fr 08:00-16:00; Mo off", "2020-03-30", []),
        ("Mo off; Mo-Fr 08:00-16:00", "2020-03-30", ["08:00-16:00"]),
        # Places in the month
        ("Mo-Fr 08:00-16:00; Mo[1] 10:00-12:00", "2020-04-06", ["10:00-12:00"]),
        ("Mo-Fr 08:00-16:00; Mo[-1] off", "2020-03-30", []),
        ("Mo[5] 08:00-16:00", "2020-03-30", ["08:00-16:00"]),
        # Odd and even weeks; 2020 ends in week 53, which is followed by week 1
        ("week 01-53/2 Mo 08:00-16:00", "2020-03-30", []),
        ("week 02-53/2 Mo 08:00-16:00", "2020-03-30", ["08:00-16:00"]),
        ("week 01-53/2 Mo 08:00-16:00", "2020-12-28", ["08:00-16:00"]),
        ("week 01-53/2 Mo 08:00-16:00", "2021-01-04", ["08:00-16:00"]),
        # Public holidays: Good Friday, a Saturday, and the two eves
        ("Mo-Fr 08:00-16:00; PH off", "2020-04-10", []),
        ("Mo-Fr 08:00-16:00; PH 10:00-12:00", "2020-04-10", ["10:00-12:00"]),
        ("Mo-Fr 08:00-16:00", "2020-04-10", ["08:00-16:00"]),
        ("PH 10:00-12:00", "2020-06-20", ["10:00-12:00"]),
        ("Mo-Fr 08:00-16:00; PH off", "2020-06-19", []),
        ("Mo-Fr 08:00-16:00; PH off", "2020-12-24", []),
        # Whole days are not merged with their neighbours
        ("Mo-Su 00:00-24:00", "2020-03-30", ["00:00-24:00"]),
        ("Fr 20:00-24:00; Sa 00:00-02:00", "2020-04-03", ["20:00-24:00"]),
        ("Fr 20:00-24:00; Sa 00:00-02:00", "2020-04-04", ["00:00-02:00"]),
    ],
)
def test_a_day_has_the_hours_of_the_last_rule_that_selects_it(text: str, day: str, expected: list[str]) -> None:
    assert hours(text, day) == expected


@pytest.mark.parametrize(
    ("text", "friday", "saturday"),
    [
        # 2020-04-03 is a Friday. A span over midnight belongs to the day on which it starts.
        ("Fr 22:00-02:00", ["22:00-02:00+"], []),
        ("Fr 22:00-02:00; Sa off", ["22:00-02:00+"], []),
        ("Sa off; Fr 22:00-02:00", ["22:00-02:00+"], []),
        ("Fr 22:00-02:00; Sa 10:00-12:00", ["22:00-02:00+"], ["10:00-12:00"]),
        ("Fr-Sa 08:00-10:00,22:00-02:00", ["08:00-10:00", "22:00-02:00+"], ["08:00-10:00", "22:00-02:00+"]),
        # What is replaced loses its small hours too
        ("Fr 22:00-02:00; Fr 10:00-12:00", ["10:00-12:00"], []),
        ("Fr 22:00-02:00; Fr off", [], []),
        ("Fr 22:00-02:00; Fr 20:00-01:00", ["20:00-01:00+"], []),
        # It may run into the next day's own hours: both are given, and their union is open
        ("Fr 22:00-04:00; Sa 02:00-12:00", ["22:00-04:00+"], ["02:00-12:00"]),
        ("Fr 22:00-02:00; Sa 00:00-24:00", ["22:00-02:00+"], ["00:00-24:00"]),
        ("Fr 10:00-09:59", ["10:00-09:59+"], []),
    ],
)
def test_a_night_belongs_to_the_day_it_begins_on(text: str, friday: list[str], saturday: list[str]) -> None:
    assert (hours(text, "2020-04-03"), hours(text, "2020-04-04")) == (friday, saturday)


def test_the_night_before_a_holiday_lasts_into_the_holiday() -> None:
    week = "Mo-Su 20:00-02:00; PH off"
    assert hours(week, "2020-04-09") == ["20:00-02:00+"]
    assert hours(week, "2020-04-10") == []


def test_a_night_over_the_end_of_a_month_is_whole() -> None:
    assert hours("Mo-Su 22:00-02:00", "2020-12-31") == ["22:00-02:00+"]


@pytest.mark.parametrize("day", ["2020-03-29", "2020-10-25", "2020-03-22"])
def test_a_day_on_which_clocks_change_reads_like_any_sunday(day: str) -> None:
    assert hours("Su 01:00-03:30,03:45-05:00", day) == ["01:00-03:30", "03:45-05:00"]


def test_the_same_day_asked_twice_is_answered_from_memory() -> None:
    day = date(2020, 3, 30)
    week, again = Week.parse("Mo 08:00-16:00; PH off"), DatedHolidays.of(HolidayCalendar("FI", "18"))
    assert day_spans(week, day, FINLAND) is day_spans(week, day, again)


def test_a_week_that_says_holidays_needs_a_calendar() -> None:
    with pytest.raises(HolidaysNeeded, match="Mo 08:00-16:00; PH off"):
        day_spans(Week.parse("Mo 08:00-16:00; PH off"), date(2020, 3, 30), None)


@pytest.mark.parametrize("holidays", [None, FINLAND])
def test_a_week_without_holidays_ignores_the_calendar(holidays: DatedHolidays | None) -> None:
    assert hours("Fr 08:00-16:00", "2020-04-10", holidays) == ["08:00-16:00"]


def test_the_holidays_of_finland_in_2020_include_the_two_eves() -> None:
    holidays = FINLAND.between(date(2020, 1, 1), date(2020, 12, 31))
    assert [f"{day:%d.%m}" for day in holidays] == [
        "01.01",
        "06.01",
        "10.04",
        "12.04",
        "13.04",
        "01.05",
        "21.05",
        "31.05",
        "19.06",
        "20.06",
        "31.10",
        "06.12",
        "24.12",
        "25.12",
        "26.12",
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (MIDSUMMER_2020, MIDSUMMER_2020, (MIDSUMMER_2020,)),
        (date(2020, 6, 21), date(2020, 6, 30), ()),
        (date(2020, 6, 30), date(2020, 6, 1), ()),
        (date.min, date(1999, 12, 31), ()),
        (date(2077, 1, 1), date.max, ()),
    ],
)
def test_a_range_of_holidays_includes_both_its_ends(first: date, last: date, expected: tuple[date, ...]) -> None:
    assert FINLAND.between(first, last) == expected


def test_a_whole_calendar_of_holidays_ends_with_the_years_that_are_known() -> None:
    holidays = FINLAND.between(date.min, date.max)
    assert {day.year for day in holidays} == set(HOLIDAY_YEARS)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1999-12-24", ["08:00-16:00"]),  # a Friday
        ("2000-12-25", []),  # a Monday
        ("2076-12-25", []),  # a Friday
        ("2077-12-24", ["08:00-16:00"]),  # a Friday
    ],
)
def test_a_holiday_outside_the_known_years_is_an_ordinary_day(day: str, expected: list[str]) -> None:
    assert hours("Mo-Fr 08:00-16:00; PH off", day) == expected


@pytest.mark.parametrize("day", ["0001-01-01", "1600-02-29", "1899-12-31", "1900-01-01", "9999-12-30"])
def test_the_far_ends_of_the_calendar_have_hours_too(day: str) -> None:
    assert hours("Mo-Su 08:00-16:00,22:00-02:00; PH off", day) == ["08:00-16:00", "22:00-02:00+"]


@pytest.mark.parametrize("year", [1, 1583, 1899, 2077, 9998, 9999])
def test_weekdays_and_week_numbers_hold_in_every_year(year: int) -> None:
    week = Week.parse("Mo 10:00-11:00; week 01-53/2 Mo 11:00-12:00")
    for day in (date(year, 1, 1) + timedelta(days=step) for step in range(364)):
        opens = [span.start.hour for span in day_spans(week, day, None)]
        odd = day.isocalendar().week % 2 == 1
        assert opens == ([] if day.weekday() else [11 if odd else 10])


@pytest.mark.parametrize("text", ["Mo-Su 00:00-24:00", "Mo-Su 22:00-02:00", "Mo-Su 22:00-24:00"])
def test_the_last_midnight_there_is_ends_at_the_last_moment_there_is(text: str) -> None:
    assert day_spans(Week.stored(text), date.max, None)[-1].end == datetime.max


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2020, 4, 3, 10), datetime(2020, 4, 3, 10)),
        (datetime(2020, 4, 3, 10), datetime(2020, 4, 3, 9)),
        (datetime(2020, 4, 3, 10, tzinfo=UTC), datetime(2020, 4, 3, 11, tzinfo=UTC)),
    ],
)
def test_a_local_span_is_naive_and_ends_after_it_starts(start: datetime, end: datetime) -> None:
    with pytest.raises(ValueError, match="span"):
        LocalSpan(start, end)
