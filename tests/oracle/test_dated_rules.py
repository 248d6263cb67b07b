"""How effective hours are written with dated rules. 2020-03-02 is a Monday; Good Friday is 2020-04-10."""

from datetime import date

import pytest

from aukio.domain.city.places import Kind
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Close, Effect, Hours
from aukio.domain.week import Week
from tests.domain.factories import fact, on_site, period, place, place_id, square, view
from tests.oracle.dated_rules import DatedDay, dated_day, opening_hours_text, write

W = Week.parse


def text(first: str, last: str, *facts: tuple[Period, Effect], week: str | None = "Mo-Fr 08:00-16:00; PH off") -> str:
    known = square(
        *(fact(number, "square/desk", when, effect) for number, (when, effect) in enumerate(facts)), week=week
    )
    return opening_hours_text(known, place_id("square/desk"), date.fromisoformat(first), date.fromisoformat(last))


def test_equal_days_in_a_row_are_one_rule() -> None:
    assert text("2020-03-02", "2020-03-09") == (
        "2020 Mar 02-06 08:00-16:00; 2020 Mar 07-08 off; 2020 Mar 09 08:00-16:00"
    )


def test_a_run_may_cross_the_end_of_a_month_and_of_a_year() -> None:
    assert text("2020-03-30", "2020-04-03") == "2020 Mar 30-2020 Apr 03 08:00-16:00"
    assert text("2020-12-28", "2021-01-03", week="Mo-Su 00:00-24:00") == "2020 Dec 28-2021 Jan 03 00:00-24:00"


def test_holidays_are_days_like_others_in_the_text() -> None:
    assert text("2020-04-08", "2020-04-14") == (
        "2020 Apr 08-09 08:00-16:00; 2020 Apr 10-13 off; 2020 Apr 14 08:00-16:00"
    )


def test_unknown_days_are_unknown() -> None:
    new = (period("2020-03-04", "2020-03-05"), Hours(W("We 10:00-12:00")))
    assert text("2020-03-03", "2020-03-05", new, week=None) == (
        "2020 Mar 03 unknown; 2020 Mar 04 10:00-12:00; 2020 Mar 05 unknown"
    )


def test_what_is_partly_unknown_says_both() -> None:
    closed = (period("2020-03-04"), Close(during=W("We 00:00-10:00")))
    assert text("2020-03-04", "2020-03-04", closed, week=None) == "2020 Mar 04 10:00-24:00 unknown"
    places = [place("b", Kind.CENTRE, on_site("Mo-Fr 08:00-12:00")), place("b/bar", Kind.UNIT, on_site(None))]
    both = view(fact(0, "b/bar", period("2020-03-04", "2020-03-04T10:00"), Hours(W("We 09:00-10:00"))), places=places)
    assert opening_hours_text(both, place_id("b/bar"), date(2020, 3, 4), date(2020, 3, 4)) == (
        "2020 Mar 04 09:00-10:00, 2020 Mar 04 10:00-12:00 unknown"
    )


@pytest.mark.parametrize(
    ("week", "written"),
    [
        # the small hours stand in the rule of the day they fall on
        ("Fr 22:00-02:00", "2020 Mar 06 22:00-24:00; 2020 Mar 07 00:00-02:00; 2020 Mar 08 off"),
        ("Fr 22:00-02:00; Sa 01:00-03:00", "2020 Mar 06 22:00-24:00; 2020 Mar 07 00:00-03:00; 2020 Mar 08 off"),
        ("Fr 22:00-02:00; Sa 02:00-03:00", "2020 Mar 06 22:00-24:00; 2020 Mar 07 00:00-03:00; 2020 Mar 08 off"),
        ("Fr-Sa 22:00-02:00", "2020 Mar 06 22:00-24:00; 2020 Mar 07 00:00-02:00,22:00-24:00; 2020 Mar 08 00:00-02:00"),
        ("Mo-Su 00:00-24:00", "2020 Mar 06-08 00:00-24:00"),
    ],
)
def test_nights_are_cut_at_midnight(week: str, written: str) -> None:
    assert text("2020-03-06", "2020-03-08", week=week) == written


def test_a_fact_that_begins_at_a_minute_is_seen_to_the_minute() -> None:
    closed = (period("2020-03-04T12:07", "2020-03-05T09:31"), Close())
    assert text("2020-03-04", "2020-03-05", closed) == "2020 Mar 04 08:00-12:07; 2020 Mar 05 09:31-16:00"


def test_a_place_that_does_not_exist_is_unknown() -> None:
    places = [place("desk", Kind.UNIT, on_site("Mo-Su 08:00-16:00"), valid_from=date(2020, 3, 4))]
    assert opening_hours_text(view(places=places), place_id("desk"), date(2020, 3, 3), date(2020, 3, 4)) == (
        "2020 Mar 03 unknown; 2020 Mar 04 08:00-16:00"
    )


@pytest.mark.parametrize(
    ("day", "week", "shown"),
    [
        (date(2020, 3, 29), "Su 00:00-24:00", ((0, 1440),)),
        (date(2020, 3, 29), "Su 02:00-03:00", ((120, 240),)),  # 03:00 is 04:00 that day
        (date(2020, 10, 25), "Su 00:00-24:00", ((0, 1440),)),
        (date(2020, 10, 25), "Su 02:00-05:00", ((120, 300),)),
        (date(2020, 10, 25), "Su 03:15-03:45,04:00-05:00", ((195, 225), (240, 300))),
    ],
)
def test_days_on_which_clocks_change_are_written_as_the_clock_shows_them(
    day: date, week: str, shown: tuple[tuple[int, int], ...]
) -> None:
    assert dated_day(square(week=week), place_id("square/desk"), day).open == shown


def test_spans_that_the_repeated_hour_lays_over_one_another_are_one() -> None:
    # the second 03:30, half an hour after the first 04:00 would be, is written as the first
    closed = (period("2020-10-25T03:50", "2020-10-25T04:00"), Close())
    assert text("2020-10-25", "2020-10-25", closed, week="Su 02:00-06:00") == "2020 Oct 25 02:00-03:50,04:00-06:00"


def test_no_days_are_no_text() -> None:
    assert write([]) == ""
    assert write([DatedDay(date(2020, 3, 2), (), ())]) == "2020 Mar 02 off"
