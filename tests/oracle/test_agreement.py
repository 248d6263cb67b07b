"""Our hours against independent readers of `opening_hours`, minute by minute.

The text leaves our house as dated rules and is read by programs that know nothing of arrangements, buildings or
zones. They read it on a naive clock, so the hour that is skipped in spring and the one that comes twice in autumn are
left out: a naive clock shows one hour that is none, and cannot show the other twice.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from tests.depth import some
from tests.domain.cities import KNOWN, LAW, SmallCity, cities
from tests.oracle.dated_rules import opening_hours_text
from tests.oracle.espoo import NOW, espoo
from tests.oracle.ours import ambiguous, masked, our_minutes
from tests.oracle.readers import Days, read_with_engine, read_with_npm

YEARS = (Days(date(2020, 1, 1), date(2020, 12, 31)), Days(date(2021, 1, 1), date(2021, 12, 31)))


@pytest.fixture(scope="module")
def view() -> View:
    """The Espoo record as known now."""
    return View(espoo(), NOW)


def places(view: View) -> dict[str, PlaceId]:
    """Every place of the record, by path."""
    return {version.path: version.place for version in view.record.places}


def test_the_espoo_record_has_all_its_places(view: View) -> None:
    assert len(places(view)) > 25
    assert "iso-omena/service-point/photocopier" in places(view)


def test_one_hour_is_left_out_in_spring_and_one_in_autumn(view: View) -> None:
    for days in YEARS:
        left_out = ambiguous(days, view.city.zone)
        assert [(hour.stop - hour.start, hour.start // 60 % 24) for hour in left_out] == [(60, 3), (60, 3)]


@pytest.mark.parametrize("days", YEARS, ids=["2020", "2021"])
def test_a_year_of_every_place_of_the_espoo_record_agrees_with_the_engine(view: View, days: Days) -> None:
    for path, place in some(places(view).items(), 4, YEARS.index(days)):
        left_out = ambiguous(days, view.zone(place))
        theirs = read_with_engine(opening_hours_text(view, place, *days), days)
        assert masked(theirs, left_out) == masked(our_minutes(view, place, days), left_out), path


@pytest.mark.parametrize("days", YEARS, ids=["2020", "2021"])
def test_a_year_of_every_place_of_the_espoo_record_agrees_with_npm(view: View, days: Days) -> None:
    asked = some(places(view).items(), 4, YEARS.index(days))
    texts = [opening_hours_text(view, place, *days) for _, place in asked]
    for (path, place), theirs in zip(asked, read_with_npm(texts, days), strict=True):
        left_out = ambiguous(days, view.zone(place))
        assert masked(theirs, left_out) == masked(our_minutes(view, place, days), left_out), path


@LAW
@given(cities())
def test_two_weeks_of_a_generated_city_agree_with_the_engine(city: SmallCity) -> None:
    view, days = View(city.record, KNOWN), _around(city)
    for place in city.places:
        left_out = ambiguous(days, view.zone(place))
        theirs = read_with_engine(opening_hours_text(view, place, *days), days)
        assert masked(theirs, left_out) == masked(our_minutes(view, place, days), left_out)


@LAW
@given(st.data())
def test_two_weeks_of_a_generated_city_agree_with_npm(data: st.DataObject) -> None:
    city = data.draw(cities())
    view, days = View(city.record, KNOWN), _around(city)
    texts = [opening_hours_text(view, place, *days) for place in city.places]
    for place, theirs in zip(city.places, read_with_npm(texts, days), strict=True):
        left_out = ambiguous(days, view.zone(place))
        assert masked(theirs, left_out) == masked(our_minutes(view, place, days), left_out)


def _around(city: SmallCity) -> Days:
    first = date.fromordinal(city.first.toordinal() - 2)
    return Days(first, date.fromordinal(first.toordinal() + 15))
