"""Weeks in turn go on through the turn of the year; ISO parity begins anew."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.week import (
    Cycle,
    DeadRule,
    Week,
    WeekRefused,
    day_spans,
    parse_normal_hours,
    range_minutes,
    weeks_of,
    with_holiday_rule_of,
)
from aukio.domain.week.dead_rules import find_dead_rule
from tests.domain.factories import FINLAND
from tests.domain.week.test_week_laws import weeks

DAY = timedelta(days=1)
W = Week.parse
SATURDAYS = Cycle((W("Sa 10:00-16:00"), W("Sa off")), date(2026, 12, 19))


def open_on(week: Week | Cycle, first: date, count: int) -> list[date]:
    return [first + step * DAY for step in range(count) if day_spans(week, first + step * DAY, FINLAND)]


def test_every_second_saturday_goes_on_through_a_week_53() -> None:
    assert open_on(SATURDAYS, date(2026, 12, 14), 42) == [date(2026, 12, 19), date(2027, 1, 2), date(2027, 1, 16)]


def test_odd_iso_weeks_are_two_in_a_row_after_a_week_53() -> None:
    odd = W("week 01-53/2 Sa 10:00-16:00")
    assert open_on(odd, date(2026, 12, 14), 42) == [
        date(2026, 12, 19),
        date(2027, 1, 2),
        date(2027, 1, 9),
        date(2027, 1, 23),
    ]


@pytest.mark.parametrize("since", ["2026-12-14", "2026-12-16", "2026-12-20", "2027-01-02", "2020-12-26"])
def test_a_cycle_counts_from_the_week_of_its_date_whatever_the_day(since: str) -> None:
    same = Cycle(SATURDAYS.weeks, date.fromisoformat(since))
    in_step = (date.fromisoformat(since) - date(2026, 12, 14)).days // 7 % 2 == 0
    first = date(2026, 12, 19) if in_step else date(2026, 12, 26)
    assert open_on(same, date(2026, 12, 14), 14) == [first]
    assert same.monday.weekday() == 0
    assert same.monday <= same.since < same.monday + 7 * DAY


def test_weeks_before_the_date_take_turns_too() -> None:
    assert open_on(SATURDAYS, date(2025, 12, 15), 28) == [date(2025, 12, 20), date(2026, 1, 3)]


def test_a_holiday_rule_of_a_week_holds_in_its_turn() -> None:
    both = Cycle((W("Mo-Su 08:00-16:00; PH off"), W("Mo-Su 10:00-12:00")), date(2026, 12, 21))
    assert not day_spans(both, date(2026, 12, 25), FINLAND)
    assert day_spans(both, date(2027, 1, 1), FINLAND)


@pytest.mark.parametrize("count", [0, 1, 53])
def test_a_cycle_has_two_weeks_to_a_year_of_them(count: int) -> None:
    with pytest.raises(ValueError, match="2 to 52 weeks"):
        Cycle((W("Mo off"),) * count, date(2027, 1, 4))


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("Sa 10:00-16:00 | Sa off", 23, "a day of the first week"),
        ("Sa 10:00-16:00 | Sa of from 2027-01-04", 20, "times as HH:MM-HH:MM"),
        ("Sa 10:00-16:00 | Sa off from 4.1.2027", 29, "a day such as 2027-01-04"),
        ("Sa 10:00-16:00 |  from 2027-01-04", 17, "weekdays"),
    ],
)
def test_weeks_in_turn_that_are_none_are_refused_at_the_character(text: str, position: int, expected: str) -> None:
    with pytest.raises(WeekRefused) as refused:
        parse_normal_hours(text)
    assert (refused.value.position, refused.value.text) == (position, text)
    assert expected in refused.value.expected


def test_a_dead_rule_in_a_turn_is_refused() -> None:
    with pytest.raises(DeadRule):
        parse_normal_hours("Sa off; Mo-Sa 10:00-16:00 | Sa off from 2027-01-04")


def test_one_week_alone_is_a_week() -> None:
    assert parse_normal_hours("Mo off") == W("Mo off")


CYCLES = st.builds(
    lambda turns, since: Cycle(tuple(turns), since),
    st.lists(weeks(), min_size=2, max_size=4),
    st.dates(date(1990, 1, 1), date(2050, 12, 31)),
)


@given(CYCLES, st.dates(date(1999, 12, 1), date(2077, 2, 1)), st.integers(0, 80))
def test_a_range_has_the_spans_of_its_days(cycle: Cycle, first: date, count: int) -> None:
    midnight = datetime(first.year, first.month, first.day)
    minute = timedelta(minutes=1)
    spans = [span for step in range(count) for span in day_spans(cycle, first + step * DAY, FINLAND)]
    starts, ends = range_minutes(cycle, FINLAND, first, count)
    assert starts == [(span.start - midnight) // minute for span in spans]
    assert ends == [(span.end - midnight) // minute for span in spans]


@given(CYCLES, st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_the_same_turn_comes_again_after_as_many_weeks(cycle: Cycle, day: date) -> None:
    later = day.toordinal() + 7 * len(cycle.weeks)
    if later <= date.max.toordinal():
        assert cycle.week_of(date.fromordinal(later)) == cycle.week_of(day)


@given(CYCLES)
def test_printed_turns_read_as_themselves(cycle: Cycle) -> None:
    alive = all(find_dead_rule(week.rules) is None for week in cycle.weeks)
    if alive:
        assert Cycle.parse(str(cycle)) == cycle
    else:
        with pytest.raises(DeadRule):
            Cycle.parse(str(cycle))


@given(weeks(), CYCLES, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_a_week_borrows_the_holiday_rule_of_the_turn(week: Week, cycle: Cycle, day: date) -> None:
    borrowed = with_holiday_rule_of(week, cycle)
    assert day_spans(borrowed, day, FINLAND) == day_spans(week.with_holiday_rule_of(cycle.week_of(day)), day, FINLAND)
    assert with_holiday_rule_of(week, None) == week
    assert all(each.has_holiday_rule for each in weeks_of(borrowed.closed_on_holidays()))
