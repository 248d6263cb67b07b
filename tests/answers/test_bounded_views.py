"""However many days are asked about, views cache no more results than a limit, and forgetting changes no answer."""

import random
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aukio.answers import views
from aukio.domain.answers.daily_hours import days
from aukio.domain.answers.exception_days import normal_view
from aukio.domain.answers.resolver import answer_now
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.hours.timetable import Timetable
from tests.domain.cities import ISLAND, KNOWN, LAW, MOMENTS, SmallCity, cities


@LAW
@given(cities(), MOMENTS)
def test_a_view_that_forgets_answers_as_before(city: SmallCity, asked: int) -> None:
    view, at = View(city.record, KNOWN), city.instant(asked)
    twin = view.known_as_of(KNOWN + timedelta(days=1))

    def answers() -> list[object]:
        return [(answer_now(view, each, at), days(view, each, at.date(), at.date())) for each in city.places]

    wanted = answers()
    assert view.kept.results > 0
    view.forget()
    assert view.kept.results == 0
    assert answers() == wanted
    assert twin.kept is view.kept


@given(st.integers(0, 10**6))
def test_the_views_used_last_keep_what_they_have(seed: int) -> None:
    """Whatever each has, the total is halved, and what was used longest ago goes first."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    found = [View(ISLAND.record, KNOWN) for _ in range(6)]
    for each in found:
        each.kept.results = chance.choice((0, 10, 50_000, 90_000, 400_000))
    kept = dict(views._VIEWS)
    views._VIEWS.clear()
    try:
        views._VIEWS.update({((number,), KNOWN): each for number, each in enumerate(found)})
        before = [each.kept.results for each in found]
        views.make_room()
        after = [each.kept.results for each in found]
    finally:
        views._VIEWS.clear()
        views._VIEWS.update(kept)
    assert sum(after) <= views.MOST_RESULTS
    assert (after == before) is (sum(before) <= views.MOST_RESULTS)
    gone = [number for number, each in enumerate(found) if after[number] < before[number]]
    assert all(after[number] == 0 for number in range(max(gone, default=-1) + 1))


def test_results_of_hours_without_one_arrangement_are_counted_too() -> None:
    view = View(ISLAND.record, KNOWN)
    place, first = ISLAND.places[0], day_of(KNOWN, ISLAND.record.city.zone)
    for other in (view, view.without(None)):
        before = view.kept.results
        days(other, place, first, first + timedelta(days=20))
        Timetable.of(other).on_site(place, first)
        assert view.kept.results > before


def test_normal_hours_are_computed_once_for_all_views_of_a_directory_and_counted_with_them() -> None:
    view = View(ISLAND.record, KNOWN)
    later = View(ISLAND.record, KNOWN + timedelta(days=1), like=view)
    normal, place = normal_view(view), ISLAND.places[0]
    assert normal_view(later) is normal is normal_view(normal)
    assert not normal.versions
    days(normal, place, first := day_of(KNOWN, ISLAND.record.city.zone), first + timedelta(days=20))
    normal.kept.results = views.MOST_RESULTS
    later.kept.results = 10
    kept = dict(views._VIEWS)
    views._VIEWS.clear()
    try:
        views._VIEWS.update({((1,), KNOWN): view, ((2,), KNOWN): later})
        views.make_room()
    finally:
        views._VIEWS.clear()
        views._VIEWS.update(kept)
    assert (normal.kept.results, later.kept.results) == (0, 10)
