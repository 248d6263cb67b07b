"""How full a place is: readings in any order, limits, staleness, and nothing invented (R089–R094)."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.facts.effects import Capacity, CapacityOf
from aukio.domain.people.occupancy import (
    FULL_FOR,
    STALE,
    DayCount,
    Occupancy,
    OccupancyLevel,
    Reading,
    UsualOccupancy,
    busiest,
    changes_at,
    count_after,
    count_readings,
    limit_of,
    occupancy_at,
    ratio_of,
)

NOON = datetime(2021, 6, 1, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def reading(minute: int, delta: int = 0, about: int | None = None) -> Reading:
    """A reading some minutes after noon."""
    return Reading(NOON + minute * MINUTE, delta, about)


readings = st.lists(
    st.tuples(st.integers(0, 200), st.integers(-3, 3), st.none() | st.integers(0, 50)).map(
        lambda each: reading(each[0], 0 if each[2] is not None else each[1], each[2])
    ),
    max_size=8,
    unique_by=lambda each: each.at,
)


def told(given: list[Reading]) -> DayCount:
    """The tally after readings, one by one, as they arrive."""
    day_count, seen = DayCount(), list[Reading]()
    for each in given:
        later = sum(other.delta for other in seen if other.at > each.at)
        day_count = count_after(day_count, each, later=later)
        seen.append(each)
    return day_count


@given(readings, st.randoms())
def test_the_order_of_arrival_makes_no_difference(given: list[Reading], random: object) -> None:
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert told(shuffled) == count_readings(given)


def test_what_happened_before_somebody_looked_does_not_count_however_late_it_is_told() -> None:
    given = [reading(0, 5), reading(10, about=2), reading(5, 3), reading(11, 1)]
    for order in permutations(given):
        assert told(list(order)).inside == 3


VISITORS, SEATS = CapacityOf.VISITORS, CapacityOf.SEATS


@pytest.mark.parametrize(
    ("base", "capacities", "limit"),
    [
        (None, (), None),
        (200, (), 200),
        (200, (Capacity(VISITORS, 0.5),), 100),
        (201, (Capacity(VISITORS, 0.5),), 100),
        (200, (Capacity(VISITORS, 0.5), Capacity(VISITORS, 0.25)), 50),
        (200, (Capacity(VISITORS, max=30),), 30),
        (None, (Capacity(VISITORS, max=30),), 30),
        (None, (Capacity(VISITORS, 0.5),), None),
        (200, (Capacity(SEATS, 0.5),), 200),
        (200, (Capacity(VISITORS),), 200),
        (200, (Capacity(VISITORS, 0.0),), 0),
    ],
)
def test_the_limit_is_the_base_times_the_ratio_in_force(
    base: int | None, capacities: tuple[Capacity, ...], limit: int | None
) -> None:
    assert limit_of(base, capacities) == limit


def test_of_an_unknown_base_only_the_ratio_is_known() -> None:
    assert ratio_of((Capacity(VISITORS, 0.5), Capacity(SEATS, 0.1))) == 0.5
    assert ratio_of(()) is None


@pytest.mark.parametrize(
    ("day_count", "limit", "said"),
    [
        (None, 100, Occupancy(OccupancyLevel.UNKNOWN, limit=100)),
        (DayCount(), 100, Occupancy(OccupancyLevel.UNKNOWN, limit=100)),
        (DayCount(77, None, NOON), 100, Occupancy(OccupancyLevel.ROOM, 77, 100, 23, NOON)),
        (DayCount(100, None, NOON), 100, Occupancy(OccupancyLevel.FULL, 100, 100, 0, NOON)),
        (DayCount(104, None, NOON), 100, Occupancy(OccupancyLevel.FULL, 104, 100, 0, NOON)),
        (DayCount(-2, None, NOON), 100, Occupancy(OccupancyLevel.ROOM, 0, 100, 100, NOON)),
        (DayCount(12, None, NOON), None, Occupancy(OccupancyLevel.ROOM, 12, as_of=NOON)),
        (DayCount(0, None, NOON), 0, Occupancy(OccupancyLevel.FULL, 0, 0, 0, NOON)),
        (DayCount(3, None, NOON - STALE - MINUTE), 100, Occupancy(OccupancyLevel.UNKNOWN, limit=100)),
        (DayCount(3, None, NOON, NOON + FULL_FOR), 100, Occupancy(OccupancyLevel.FULL, limit=100, left=0, as_of=NOON)),
        (DayCount(3, None, NOON, NOON), 100, Occupancy(OccupancyLevel.ROOM, 3, 100, 97, NOON)),
    ],
)
def test_what_may_be_said(day_count: DayCount | None, limit: int | None, said: Occupancy) -> None:
    assert occupancy_at(day_count, limit, NOON) == said


@given(
    st.none() | st.integers(-5, 300),
    st.integers(0, 90),
    st.none() | st.integers(1, 30),
    st.none() | st.integers(0, 200),
    st.integers(0, 200),
)
def test_until_it_is_said_to_change_nothing_changes(
    inside: int | None, age: int, full: int | None, limit: int | None, wait: int
) -> None:
    day_count = None
    if inside is not None:
        day_count = DayCount(inside, None, NOON - age * MINUTE, None if full is None else NOON + full * MINUTE)
    until = changes_at(day_count, NOON)
    then = NOON + wait * MINUTE
    if until is None or then < until:
        assert occupancy_at(day_count, limit, then) == occupancy_at(day_count, limit, NOON)


def test_usual_crowds_are_means_over_days_and_know_no_one() -> None:
    assert busiest([(0, 9, 10), (0, 9, 20), (0, 10, 5), (6, 9, 1)]) == (
        UsualOccupancy(0, 9, 15, 2),
        UsualOccupancy(0, 10, 5, 1),
        UsualOccupancy(6, 9, 1, 1),
    )
