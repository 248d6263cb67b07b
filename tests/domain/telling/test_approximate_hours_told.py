"""A notice says approximate hours as they are written, also those of one day."""

import pytest

from aukio.domain.facts.effects import Hours, Shorten
from aukio.domain.telling.shorter_day import shorter_day
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.listed_days import spans_of_its_days
from tests.domain.factories import fact, listed, period, place_id, square

DAY = period("2020-03-05", "2020-03-06")  # a Thursday


@pytest.mark.parametrize(
    ("when", "week", "spans"),
    [
        (DAY, "Th 08:00-sunset", (("08:00", "sunset"),)),
        (DAY, "Mo-Su 06:30-09:30,~20:00-24:00", (("06:30", "09:30"), ("~20:00", "24:00"))),
        (listed("2020-03-05", "2020-03-12"), "Th 22:00-~02:00", (("22:00", "~02:00"),)),
        (DAY, "Th 22:00-02:00", (("22:00", "02:00"),)),
    ],
)
def test_the_hours_of_a_day_are_told_as_written(when: object, week: str, spans: tuple[tuple[str, str], ...]) -> None:
    found = spans_of_its_days(when, Week.parse(week))  # type: ignore[arg-type]  # a period
    assert found == spans
    assert "not known" not in language("en").say_spans(found)


def test_a_shorter_day_names_no_time_where_hours_are_approximate() -> None:
    desk = place_id("square/desk")
    for week, named in (("Mo-Su 10:00-~20:00", False), ("Mo-Su 10:00-20:00", True)):
        view = square(fact(0, "square/desk", DAY, Hours(Week.parse(week))))
        assert (shorter_day(view, [desk], Shorten(closes_early=60), DAY) is not None) is named
