"""The time in which nothing shown of some places differs, over generated cities: what pages are kept for."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.answer import Status
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.answers.resolver import answer_now
from aukio.domain.answers.status import status
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import TICK, day_of
from aukio.domain.facts.record import View
from aukio.domain.hours.coupling import affecting_arrangements
from tests.domain.cities import KNOWN, LAW, MOMENTS, SmallCity, cities

THOUSANDTHS = st.lists(st.integers(0, 999), min_size=1, max_size=3)
"""Where to look between the two ends."""


@LAW
@given(cities(), MOMENTS, THOUSANDTHS)
def test_nothing_differs_in_a_steady_time(city: SmallCity, asked: int, inside: list[int]) -> None:
    _nothing_differs(city, asked, inside)


@LAW
@given(cities(other_clocks=True, most=3), MOMENTS, THOUSANDTHS)
def test_nothing_differs_in_a_steady_time_where_places_live_by_other_clocks(
    city: SmallCity, asked: int, inside: list[int]
) -> None:
    _nothing_differs(city, asked, inside)


def _nothing_differs(city: SmallCity, asked: int, inside: list[int]) -> None:
    view, at = View(city.record, KNOWN), city.instant(asked)
    since, until = unchanged_span(view, city.places, at)
    assert since <= at < until
    assert day_of(since, view.city.zone) == day_of(until - TICK, view.city.zone)
    for instant in (since, *(since + (until - since) * each / 1000 for each in inside), until - TICK):
        assert unchanged_span(view, city.places, instant) == (since, until)
        for place in city.places:
            assert _shown(view, place, instant) == _shown(view, place, at)


def _shown(view: View, place: PlaceId, instant: datetime) -> tuple[Status, object]:
    answer = replace(answer_now(view, place, instant), at=KNOWN)
    return answer, [each.version.ref for each in affecting_arrangements(view, place, view.interval(instant))]


@LAW
@given(cities(), MOMENTS)
def test_a_steady_time_ends_no_later_than_any_of_its_answers(city: SmallCity, asked: int) -> None:
    view, at = View(city.record, KNOWN), city.instant(asked)
    _since, until = unchanged_span(view, city.places, at)
    for place in city.places:
        end = status(view, place, at).valid_until
        assert end is None or until <= end
