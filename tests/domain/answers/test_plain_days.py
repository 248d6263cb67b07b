"""A range of days says what each day says by itself, however it was worked out."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from aukio.domain.answers import daily_hours as days_module
from aukio.domain.answers.daily_hours import days
from aukio.domain.facts.record import View
from tests.depth import examples
from tests.domain.cities import ISLAND, KNOWN, LAW, NIGHT, SmallCity, cities


@LAW
@given(cities(other_clocks=True, most=examples(3, 5)), st.integers(-20, 20))
@example(ISLAND, 20)
@example(NIGHT, -3)
def test_days_of_a_range_are_those_of_the_timetable(city: SmallCity, step: int) -> None:
    view = View(city.record, KNOWN)
    first = city.first + timedelta(days=step)
    for place in city.places:
        pure = [days_module._day(view, place, first + timedelta(days=day)) for day in range(20)]
        assert list(days(view, place, first, first + timedelta(days=19))) == pure


def test_days_about_a_change_of_the_clock_and_the_end_of_a_year_agree() -> None:
    view = View(ISLAND.record, KNOWN)
    first = date(2019, 12, 1)
    for place in ISLAND.places:
        pure = [days_module._day(view, place, first + timedelta(days=day)) for day in range(800)]
        assert list(days(view, place, first, first + timedelta(days=799))) == pure
