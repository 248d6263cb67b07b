"""What a publication changes, place by place (R131)."""

import pytest
from hypothesis import given

from aukio.domain.answers import impact as impact_module
from aukio.domain.answers.impact import PlaceChange, impact
from aukio.domain.city.places import Kind, PlaceVersion
from aukio.domain.clock.local_time import TICK
from aukio.domain.facts.effects import Capacity, CapacityOf, Close, ClosesWithLastUnit, Effect, Elsewhere, Hours
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import Under
from aukio.domain.week import Week
from tests.domain.cities import LAW, SmallCity, cities
from tests.domain.desk import Desk
from tests.domain.factories import arrangement, at, mall, on_site, period, place, place_id

W = Week.parse
MARCH = period("2020-03-02", "2020-04-01")
FEWER = Capacity(CapacityOf.VISITORS)


def changes(*effects: tuple[str | Under, Effect], places: tuple[PlaceVersion, ...] | None = None) -> list[PlaceChange]:
    """What the last of some facts changes; those before it are published the day before."""
    desk = Desk(places)
    *earlier, last = (
        arrangement(f"fact-{number}", where, MARCH, effect) for number, (where, effect) in enumerate(effects)
    )
    if earlier:
        desk.publish("2020-02-29T12:00", add=earlier)
    before = View(desk.record, at("2020-03-01T12:00") - TICK)
    enacted = desk.publish("2020-03-01T12:00", add=[last])
    assert enacted is not None
    return list(impact(before, desk.known("2020-03-01T12:00"), enacted.versions))


def paths(*effects: tuple[str | Under, Effect], places: tuple[PlaceVersion, ...] | None = None) -> list[str]:
    return [change.after.path for change in changes(*effects, places=places)]


def test_a_publication_that_changes_no_answer_has_no_impact() -> None:
    assert paths(("mall/desk", Hours(W("Mo-Fr 08:00-16:00; PH off")))) == []
    assert paths(("mall/desk", Close()), ("mall/desk", Hours(W("Mo 09:00-10:00")))) == []


def test_a_place_shows_its_answers_before_and_after_at_a_moment_that_tells_them_apart() -> None:
    (change,) = (each for each in changes(("mall/desk", Close())) if each.after.path == "mall/desk")
    assert change.since == at("2020-03-02")
    assert change.before.at == change.after.at == at("2020-03-02T08:00")
    assert (change.before.summary, change.after.summary) == ("open", "closed")


def test_what_stands_in_a_place_and_what_it_is_part_of_changes_too() -> None:
    assert paths(("mall/desk", Close())) == ["mall", "mall/desk", "mall/desk/copier", "mall/desk/printer"]
    assert paths(("mall/desk/printer", Close())) == ["mall/desk", "mall/desk/printer"]
    assert paths(("mall", Close())) == [
        "mall",
        "mall/desk",
        "mall/desk/copier",
        "mall/desk/printer",
        "mall/kela",
        "mall/lab",
        "mall/library",
        "mall/library/room",
    ]


def test_a_change_that_is_no_opening_is_shown_at_once() -> None:
    (change,) = changes(("mall/desk", FEWER))
    assert change.since == at("2020-03-02")
    assert change.after.capacity == (FEWER,)


@pytest.mark.parametrize(
    "effect",
    [
        Close(during=W("We 12:00-14:00")),  # from Monday on, and Monday is as before
        Hours(W("Mo-Fr 08:00-16:00; Sa 10:00-14:00; PH off")),
    ],
)
def test_a_change_of_some_weekdays_is_shown_though_the_first_day_is_as_before(effect: Effect) -> None:
    assert "mall/desk" in paths(("mall/desk", effect))


def test_a_place_whose_alternative_closes_changes_too() -> None:
    pointing = ("mall/desk", Elsewhere("copy", (place_id("town/desk"),)))
    assert "mall/desk" in paths(pointing, ("town/desk", Close()))


def test_a_room_of_a_building_changes_with_the_last_unit() -> None:
    places = mall(place("mall/meeting", Kind.ROOM))
    assert "mall/meeting" in paths(("mall", ClosesWithLastUnit()), ("mall/library", Close()), places=places)


@pytest.mark.parametrize("own_entrance", [False, True])
def test_a_building_changes_with_the_units_one_may_go_to(own_entrance: bool) -> None:
    desk = place("mall/desk", Kind.UNIT, on_site(), own_entrance=own_entrance)
    assert "mall" in paths(("mall/desk", Close()), places=mall(desk))


@LAW
@given(cities())
def test_a_place_that_is_passed_over_has_the_same_answers(city: SmallCity) -> None:
    known = sorted({each.known_from for each in city.record.versions})
    for at_ in known:
        before, after = View(city.record, at_ - TICK), View(city.record, at_)
        versions = tuple(each for each in city.record.versions if each.known_from == at_)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(impact_module, "_related", lambda tree, _: (node.place for node in tree))
            whole = impact(before, after, versions)

        assert impact(before, after, versions) == whole
