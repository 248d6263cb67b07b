"""Times that are not exact: what a text may say, which minutes are certain, and that printing reads back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.week import About, Approximate, BySun, ClockSpan, SunEvent, Week, WeekRefused, day_spans
from tests.domain.factories import FINLAND

MONDAY = date(2020, 3, 2)


@pytest.mark.parametrize(
    ("text", "certain", "possible"),
    [
        ("Mo-Su 10:00-~20:00", "Mo-Su 10:00-19:30", "Mo-Su 10:00-20:30"),
        ("Mo-Su ~08:00-16:00", "Mo-Su 08:30-16:00", "Mo-Su 07:30-16:00"),
        ("Mo 06:30-09:30,~20:00-22:45", "Mo 06:30-09:30,20:30-22:45", "Mo 06:30-09:30,19:30-22:45"),
        ("Mo ~10:00-10:15", "Mo off", "Mo 09:30-10:15"),
        ("Fr 22:00-~02:00", "Fr 22:00-01:30", "Fr 22:00-02:30"),
        ("Mo-Su 08:00-sunset", "Mo-Su 08:00-13:00", "Mo-Su 08:00-23:59"),
        ("Mo-Su sunrise-sunset", "Mo-Su 11:30-13:00", "Mo-Su 00:00-23:59"),
        ("Mo-Su 14:00-sunset", "Mo-Su off", "Mo-Su 14:00-23:59"),
        ("Mo-Su 08:00-(sunset-01:00)", "Mo-Su 08:00-12:00", "Mo-Su 08:00-22:59"),
        ("Mo-Su (sunrise+00:30)-12:00", "Mo-Su off", "Mo-Su 00:30-12:00"),
        ("Mo-Su 22:00-sunrise", "Mo-Su 22:00-24:00", "Mo-Su 22:00-11:30"),
        ("Mo-Su dusk-dawn", "Mo-Su 23:59-24:00", "Mo-Su 13:00-11:30"),
        ("Apr-Sep 08:00-dusk; Oct-Mar 08:00-16:00", "Apr-Sep 08:00-13:00; Oct-Mar 08:00-16:00", None),
    ],
)
def test_the_minutes_of_approximate_times(text: str, certain: str, possible: str | None) -> None:
    week = Week.parse(text)
    assert str(week) == text
    assert week.is_approximate
    assert str(week.certain) == certain
    if possible is not None:
        assert str(week.possible) == possible
    assert not week.certain.is_approximate
    assert not week.possible.is_approximate


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("Mo ~23:45-24:00", 4, "an opening that is surely over by midnight"),
        ("Mo 10:00-Sunset", 10, 'try "sunset"'),
        ("Mo (sunset-07:00)-20:00", 12, "six hours at most"),
        ("Mo (sunset)-20:00", 11, "an offset, as in (sunset-01:00)"),
        ("Mo (noon-01:00)-20:00", 5, "dawn, sunrise, sunset or dusk"),
        ("Mo ~10:00-~10:00", 11, "other than the opening"),
        ("Mo 10:00-~14:00,~14:30-16:00", 17, "overlaps"),
        ("Mo ~20:00-19:45", 11, "less than 24 hours"),
    ],
)
def test_what_cannot_be_meant_is_refused_where_it_stands(text: str, column: int, said: str) -> None:
    with pytest.raises(WeekRefused) as refused:
        Week.parse(text)
    assert refused.value.position + 1 == column
    assert said in str(refused.value)


QUARTERS = st.integers(4, 88).map(lambda quarter: quarter * 15)
TIMES = QUARTERS | QUARTERS.map(About) | st.builds(BySun, st.sampled_from(SunEvent), st.sampled_from((0, -60, 30)))


@given(TIMES, TIMES)
def test_a_printed_span_reads_as_itself_and_certain_minutes_are_possible(
    opens: int | Approximate, closes: int | Approximate
) -> None:
    try:
        span = ClockSpan.between(opens, closes)
    except ValueError:
        return
    week = Week.stored(f"Mo {span}")
    assert week.rules[0].spans == (span,)
    certain, possible = day_spans(week.certain, MONDAY, FINLAND), day_spans(week.possible, MONDAY, FINLAND)
    assert possible == day_spans(week, MONDAY, FINLAND)
    assert len(possible) == 1
    assert all(possible[0].start <= each.start and each.end <= possible[0].end for each in certain)
    assert span.is_approximate or certain == possible
