"""Approximate times in formats: certain minutes where times are exact, the words of the sun where they exist."""

from datetime import date

import pytest

from aukio.domain.facts.effects import Close, Hours
from aukio.domain.week import Week
from aukio.formats.notices.effect_data import effects_from_data, effects_to_data
from aukio.formats.opening_hours.opening_hours_year import year_text
from aukio.formats.values.keys import Misfit
from tests.domain.factories import at, fact, period, place_id, square
from tests.formats.test_schema_org import graph, read_hours

DESK = place_id("square/desk")
FIRST = date(2020, 3, 2)


@pytest.mark.parametrize(
    ("week", "text"),
    [
        ("Mo-Su 10:00-~20:00", "Mo-Su 10:00-19:30, Mo-Su 19:30-20:30 unknown"),
        ("Mo-Su 08:00-sunset", "Mo-Su 08:00-sunset"),
        ("Sa-Su sunrise-(sunset-01:00)", "Sa-Su sunrise-(sunset-01:00)"),
    ],
)
def test_opening_hours_have_the_words_of_the_sun_and_else_unknown_minutes(week: str, text: str) -> None:
    assert year_text(square(week=week), DESK, FIRST, "en", days=28) == text


def test_a_day_with_approximate_hours_is_dated_beside_the_words_of_the_sun() -> None:
    hours = Hours(Week.parse("Mo-Su 10:00-12:00"))
    view = square(fact(0, "square/desk", period("2020-03-04", "2020-03-05"), hours), week="Mo-Su 08:00-sunset")
    assert year_text(view, DESK, FIRST, "en", days=28) == "Mo-Su 08:00-sunset; 2020 Mar 04 10:00-12:00"


def test_json_ld_has_the_minutes_that_are_certain() -> None:
    found = graph(square(week="Mo-Fr 10:00-~20:00; Sa 14:00-sunset"), DESK, at("2020-03-02"))["@graph"][0]
    week = found["openingHoursSpecification"]
    assert read_hours(week, date(2020, 3, 3)) == {("10:00", "19:30")}
    assert read_hours(week, date(2020, 3, 7)) is None  # nothing is certain
    assert read_hours(week, date(2020, 3, 8)) == set()


def test_hours_and_closes_may_be_approximate_and_other_effects_may_not() -> None:
    close = {"close": {"during": "Mo-Su 09:30-~20:00"}}
    assert effects_from_data([close], place_id) == (Close(during=Week.parse("Mo-Su 09:30-~20:00")),)
    assert effects_to_data(effects_from_data([close], place_id), str) == [close]
    with pytest.raises(Misfit, match="has a time that is not exact"):
        effects_from_data([{"admission": {"is": "appointment", "during": "Mo 09:00-sunset"}}], place_id)
