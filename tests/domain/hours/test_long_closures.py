"""A search for the next opening passes over closures by their limits, and finds what a search day by day finds."""

from datetime import date, datetime, timedelta

import pytest

from aukio.domain.answers.resolver import answer_now, horizon
from aukio.domain.city.places import ChannelKind, Kind
from aukio.domain.clock.local_time import days_from
from aukio.domain.facts.effects import Close
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import Week
from tests.domain.factories import HELSINKI, at, fact, mall, on_site, period, place, place_id, view

KEY = ChannelKey(ChannelKind.ON_SITE)
LIBRARY = place_id("mall/library")
NIGHT = place("square", Kind.UNIT, on_site("Mo-Su 20:00-04:00"))


@pytest.mark.parametrize("where", ["mall/library", "mall"], ids=["of the place", "of its building"])
def test_a_closure_without_an_end_costs_no_search_through_the_year(where: str) -> None:
    found = view(fact(1, where, period("2020-03-18"), Close()))
    answer = answer_now(found, LIBRARY, at("2020-05-04T10:07"))
    assert [each.opens_at for each in answer.channels] == [None]
    assert found.kept.results < 100


def first_opening(view_: View, key: ChannelKey, where: str, after: datetime, first: date) -> datetime | None:
    """The next opening as a search through 400 days finds it."""
    days = (Timetable.of(view_).effective(place_id(where), key, day).open for day in days_from(first, 402))
    return min((span.start for spans in days for span in spans if span.start > after), default=None)


@pytest.mark.parametrize("asked", ["2020-03-18T00:01", "2020-03-20T22:00", "2020-05-31T23:59", "2021-01-09T05:00"])
@pytest.mark.parametrize(
    "closed",
    [
        [Close()],
        [Close(during=Week.parse("Mo-Su 00:00-24:00"))],
        [Close((ChannelKind.ON_SITE,))],
    ],
    ids=["altogether", "by a week", "on site"],
)
@pytest.mark.parametrize(
    "until", ["2020-03-19", "2020-03-21", "2020-03-22", "2020-04-01", "2020-04-01T02:30", "2021-01-11", None]
)
def test_it_finds_the_first_opening(until: str | None, closed: list[Close], asked: str) -> None:
    when = period("2020-03-18", until)
    for where, facts in (
        ("mall/library", [fact(1, "mall/library", when, *closed)]),
        ("mall/library", [fact(1, "mall", when, *closed)]),
        ("square", [fact(1, "square", when, *closed)]),
    ):
        made = view(*facts, places=(*mall(), NIGHT))
        instant = at(asked)
        if Timetable.of(made).is_open(place_id(where), KEY, instant):
            continue
        fresh = view(*facts, places=(*mall(), NIGHT))
        first = instant.astimezone(HELSINKI).date() - timedelta(days=1)
        wanted = first_opening(fresh, KEY, where, instant, first)
        found = Timetable.of(made).next_opening(place_id(where), KEY, instant, horizon(made, instant))
        assert found == wanted
