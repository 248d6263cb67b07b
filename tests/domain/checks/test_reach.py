"""What a publication can change: its checks find what examining everything would find (decision 0052)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from aukio.domain.checks import check, new_findings
from aukio.domain.checks.findings import CheckContext
from aukio.domain.checks.reach import reach
from aukio.domain.city.places import Kind, PlaceVersion
from aukio.domain.clock.local_time import TICK
from aukio.domain.facts.effects import Close, Elsewhere, Hours
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, OfType, Scope
from aukio.domain.week import Week
from tests.domain.cities import LAW, SmallCity, cities
from tests.domain.factories import at, fact, mall, on_site, period, place, place_id, record


@LAW
@given(cities(most=8))
def test_the_findings_of_a_publication_are_those_of_examining_everything(city: SmallCity) -> None:
    for known in sorted({each.known_from for each in city.record.versions}):
        before = View(city.record, known - TICK)
        after = View(city.record, known, like=before)
        versions = tuple(each for each in city.record.versions if each.known_from == known)
        old = {finding.key for finding in check(before, known)}
        whole = tuple(finding for finding in check(after, known) if finding.key not in old)

        assert new_findings(before, after, versions) == whole


PUBLISHED = at("2020-03-01T10:00")
ALL_DAY = Hours(Week.parse("Mo-Su 00:00-24:00"))
MONTH = period("2020-03-10", "2020-04-10")


def published(earlier: list[Version], new: Version, *more: PlaceVersion) -> tuple[View, View]:
    """The views before and after the last of some facts."""
    everything = record([*earlier, new], mall(*more))
    before = View(everything, new.known_from - TICK)
    return before, View(everything, new.known_from, like=before)


def reached(earlier: list[Version], new: Version, *more: PlaceVersion) -> set[str]:
    before, after = published(earlier, new, *more)
    found = reach(before, after, (new,))
    assert found is not None
    return {version.path.split("/")[0] for version in after.record.places if version.place in found.places}


def test_a_publication_reaches_the_building_of_a_place_and_no_other() -> None:
    assert reached([], fact(0, "mall/desk", MONTH, Close())) == {"mall"}


def test_it_reaches_those_that_point_into_the_building() -> None:
    pointing = fact(0, "town/library", MONTH, Elsewhere("copy", (place_id("mall/desk"),)))
    assert reached([pointing], fact(1, "mall/library", MONTH, Close())) == {"mall", "town"}


def test_it_reaches_a_place_that_bears_the_same_path_at_another_time() -> None:
    old = place("mall/annex", Kind.UNIT, on_site(), valid_until=date(2020, 3, 15))
    new = replace(place("kiosk", Kind.UNIT, on_site(), valid_from=date(2020, 3, 15)), path="mall/annex")
    before, after = published([], fact(0, "kiosk", MONTH, Close()), old, new)
    found = reach(before, after, after.versions)
    assert found is not None
    assert found.places == {place_id("kiosk"), *(each.place for each in mall() if each.path.startswith("mall"))} | {
        place_id("mall/annex")
    }


def test_a_site_separates_the_places_on_it() -> None:
    yard = [place("yard", Kind.SITE), *(place(f"yard/{each}", Kind.UNIT, on_site()) for each in ("kiosk", "shed"))]
    before, after = published([], fact(0, "yard/kiosk", MONTH, Close()), *yard)
    found = reach(before, after, after.versions)
    assert found is not None
    assert found.places == {place_id("yard/kiosk")}


@pytest.mark.parametrize("facts", [1, 29])
def test_an_interval_ends_where_something_changes_at_the_place_and_nowhere_else(facts: int) -> None:
    elsewhere = [fact(each, "town/desk", period(f"2020-04-{1 + each:02}"), Close()) for each in range(facts)]
    view = View(record([*elsewhere, fact(30, "mall/desk", MONTH, Close())], mall()), at("2020-05-01"))
    context = CheckContext(view, at("2020-03-01"))
    mine = [each.start for each in context.intervals if each.node.path == "mall/library"]
    assert mine == [at("2020-03-01"), at("2020-03-10"), at("2020-04-10")]


def test_a_place_in_scope_is_found_however_the_scope_names_it() -> None:
    scope = Scope((OfType("library"), AtPlace(place_id("mall/desk"))), (AtPlace(place_id("town/library")),))
    view = View(record([fact(0, scope, MONTH, ALL_DAY)], mall()), at("2020-05-01"))
    context = CheckContext(view, at("2020-03-01"))
    (version,) = context.versions
    paths = [node.path for node in context.selected(version, view.interval(at("2020-03-12")))]
    assert paths == ["mall/desk", "mall/library"]
