"""The places of an arrangement, also of one that is older than the record of its places."""

from dataclasses import replace
from datetime import date

import pytest

from aukio.domain.city.places import Kind, PlaceVersion
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Close
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Under, WholeCity
from aukio.domain.facts.subjects import places_of, subject_of
from tests.domain.factories import fact, mall, on_site, period, place, place_id, repeated, view

OLD = period("2015-06-01")  # the record begins in 2019
LATE = place("late", Kind.UNIT, on_site(), type="kiosk", valid_from=date(2020, 6, 1))


def named(where: str | Clause, when: Period, *places: PlaceVersion) -> list[str]:
    known = view(fact(0, where, when, Close()), places=mall(*places))
    (version,) = known.versions
    assert subject_of(known, version).tops == () or places_of(known, version) != ()
    return [node.path for node in places_of(known, version)]


@pytest.mark.parametrize(
    ("where", "when"),
    [
        (AtPlace(place_id("mall/desk")), OLD),
        (AtPlace(place_id("mall/desk")), period("2015-06-01", "2015-07-01")),
        (AtPlace(place_id("mall/desk")), repeated("FREQ=YEARLY", "2015-06-01")),
        (OfType("service_point"), OLD),
        (OfOwner("city"), repeated("FREQ=WEEKLY", "2015-06-01")),
        (Under(place_id("mall")), OLD),
        (WholeCity(), OLD),
    ],
)
def test_a_fact_older_than_the_record_has_the_places_first_known(where: Clause, when: Period) -> None:
    assert "mall/desk" in named(where, when)
    assert named(where, when) == named(where, period("2019-01-01"))


def test_a_place_first_known_is_named_as_it_was_called_then() -> None:
    desk = next(each for each in mall() if each.path == "mall/desk")
    moved = replace(desk, path="mall/counter", valid_from=date(2020, 3, 1))
    ended = replace(desk, valid_until=date(2020, 3, 1))
    known = view(fact(0, "mall/desk", OLD, Close()), places=[*(each for each in mall() if each != desk), ended, moved])
    assert [node.path for node in places_of(known, known.versions[0])] == ["mall/desk"]


@pytest.mark.parametrize(
    ("when", "found"),
    [
        (period("2020-01-01"), ["late"]),
        (period("2020-01-01", "2020-06-02"), ["late"]),
        (period("2020-01-01", "2020-06-01"), []),  # over before it opened
        (OLD, ["late"]),
    ],
)
def test_a_place_that_opens_later_is_named_by_a_fact_that_reaches_its_days(when: Period, found: list[str]) -> None:
    assert named("late", when, LATE) == found
    assert named(OfType("kiosk"), when, LATE) == found
