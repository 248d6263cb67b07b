"""Days in a row as people say them: every day is told, and told right."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.clock.local_time import clock_span, instant_of
from aukio.domain.document.day_pattern import DatedHours, DayPattern, day_patterns
from aukio.domain.week import day_spans
from tests.domain.factories import FINLAND, square

ZONE = square().city.zone
OFFICE, LONG, LUNCH = (("08:00", "16:00"),), (("08:00", "18:00"),), (("08:00", "11:00"), ("12:00", "16:00"))
FRIDAY = date(2020, 3, 27)

hours = st.sampled_from([(), OFFICE, LONG, LUNCH, (("22:00", "02:00"),), (("00:00", "24:00"),), None])
runs = st.lists(hours, min_size=1, max_size=40).map(
    lambda each: [DatedHours(FRIDAY + timedelta(days=step), spans) for step, spans in enumerate(each)]
)


def told(rhythm: DayPattern) -> dict[date, object]:
    """What a rhythm says of each of its days, read back by the engine of weeks."""
    days = [rhythm.first + timedelta(days=step) for step in range((rhythm.last - rhythm.first).days + 1)]
    said: dict[date, object] = {}
    for day in days:
        spans = () if rhythm.week is None else day_spans(rhythm.week, day, FINLAND)
        said[day] = tuple(clock_span(instant_of(s.start, ZONE), instant_of(s.end, ZONE), ZONE) for s in spans)
    return said | {each.date: each.spans for each in rhythm.odd}


@given(runs)
def test_every_day_is_told_once_and_as_it_is(days: list[DatedHours]) -> None:
    # The nights of the two changes of clocks have hours of their own length; the engine is asked in local time.
    found: dict[date, object] = {}
    for rhythm in day_patterns(days):
        mine = told(rhythm)
        assert not found.keys() & mine.keys()
        found |= mine
    assert found == {day.date: day.spans for day in days}


def week(*seven: tuple[tuple[str, str], ...] | None) -> list[tuple[tuple[str, str], ...] | None]:
    """The hours of seven days from a Friday on."""
    return list(seven)


USUAL = week(OFFICE, (), (), OFFICE, OFFICE, OFFICE, OFFICE)
HOLIDAY = week((), (), (), OFFICE, OFFICE, OFFICE, OFFICE)
LONGER = week(LONG, (), (), LONG, LONG, LONG, LONG)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (USUAL * 4, ["Mo-Fr 08:00-16:00"]),
        (USUAL + HOLIDAY + USUAL * 2, ["Mo-Fr 08:00-16:00 but 1"]),
        (USUAL * 2 + LONGER * 2, ["Mo-Fr 08:00-16:00", "Mo-Fr 08:00-18:00"]),
        ([LONG, (), (), OFFICE, OFFICE, OFFICE, OFFICE, *USUAL * 3], ["Mo-Fr 08:00-16:00 but 1"]),
        ([()] * 28, ["closed"]),
        ([None] * 28, ["closed but 28"]),
    ],
    ids=["usual", "holiday", "longer", "first-day-differs", "closed", "unknown"],
)
def test_few_words_are_enough(days: list[tuple[tuple[str, str], ...] | None], said: list[str]) -> None:
    dated = [DatedHours(FRIDAY + timedelta(days=step), spans) for step, spans in enumerate(days)]
    found = [
        ("closed" if each.week is None else str(each.week)) + (f" but {len(each.odd)}" if each.odd else "")
        for each in day_patterns(dated)
    ]
    assert found == said


def test_what_is_not_known_is_not_closed() -> None:
    (unknown,) = day_patterns([DatedHours(FRIDAY, None)])
    assert not unknown.closed
    (closed,) = day_patterns([DatedHours(FRIDAY, ())])
    assert closed.closed
