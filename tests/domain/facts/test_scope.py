"""Which places an arrangement speaks of, and how wide it speaks there (semantics.md section 3)."""

from dataclasses import dataclass, replace

import pytest

from aukio.domain.city.places import PlaceId
from aukio.domain.facts.effects import Capacity, CapacityOf
from aukio.domain.facts.scope import (
    AtPlace,
    Clause,
    OfOwner,
    OfType,
    Scope,
    Under,
    WholeCity,
    Width,
    matches,
    narrowest,
)
from tests.domain.asking import ask
from tests.domain.factories import arrangement, mall, period, place_id, version, view

MALL, DESK, LIBRARY, ROOM = map(place_id, ("mall", "mall/desk", "mall/library", "mall/library/room"))


@dataclass(frozen=True)
class Here:
    """mall/library/room, seen alone."""

    place: PlaceId = ROOM
    type: str = "meeting_room"
    owner: str = "city"
    ancestors: tuple[PlaceId, ...] = (LIBRARY, MALL)


# narrowest first; a deeper root is narrower
TABLE: list[tuple[Clause, Width]] = [
    (AtPlace(ROOM), Width(1)),
    (Under(LIBRARY, "meeting_room"), Width(2, -2)),
    (Under(MALL, "meeting_room"), Width(2, -1)),
    (Under(LIBRARY), Width(3, -2)),
    (Under(MALL), Width(3, -1)),
    (OfType("meeting_room"), Width(4)),
    (OfOwner("city"), Width(4)),
    (WholeCity(), Width(5)),
]


@pytest.mark.parametrize(("clause", "width"), TABLE)
def test_a_clause_that_picks_a_place_has_its_width_there(clause: Clause, width: Width) -> None:
    assert narrowest(Scope((clause,)), Here()) == (width, clause)


def test_the_widths_are_in_the_order_of_the_table() -> None:
    widths = [width for _, width in TABLE]
    assert widths == sorted(widths)


@pytest.mark.parametrize(
    "clause",
    [
        AtPlace(LIBRARY),
        Under(ROOM),  # strictly beneath: not the root itself
        Under(LIBRARY, "library"),
        Under(place_id("town")),
        Under(place_id("town"), "meeting_room"),
        OfType("library"),
        OfOwner("hus"),
    ],
)
def test_a_clause_that_does_not_pick_a_place_says_nothing_there(clause: Clause) -> None:
    assert not matches(clause, Here())
    assert narrowest(Scope((clause,)), Here()) is None


def test_the_narrowest_clause_that_matches_counts_whatever_their_order() -> None:
    for clauses in ((WholeCity(), AtPlace(ROOM), Under(MALL)), (Under(MALL), AtPlace(ROOM), WholeCity())):
        assert narrowest(Scope(clauses), Here()) == (Width(1), AtPlace(ROOM))


def test_clauses_that_do_not_match_do_not_make_it_narrower() -> None:
    assert narrowest(Scope((AtPlace(LIBRARY), WholeCity())), Here()) == (Width(5), WholeCity())


@pytest.mark.parametrize("clause", [clause for clause, _ in TABLE])
def test_an_exception_takes_a_place_out_however_wide_it_is(clause: Clause) -> None:
    assert narrowest(Scope((AtPlace(ROOM),), (clause,)), Here()) is None


def test_an_exception_that_does_not_match_takes_nothing_out() -> None:
    assert narrowest(Scope((WholeCity(),), (OfType("library"), Under(ROOM))), Here()) is not None


def test_a_scope_has_at_least_one_clause() -> None:
    with pytest.raises(ValueError, match="at least one clause"):
        Scope(())


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        (Scope((Under(MALL),)), "mall/library mall/library/room mall/desk mall/desk/copier mall/desk/printer mall/lab"),
        (Scope((Under(MALL),), (OfType("laboratory"), Under(LIBRARY), Under(DESK))), "mall/library mall/desk"),
        (Scope((OfType("library"),)), "mall/library town/library"),
        (Scope((Under(MALL, "library"),)), "mall/library"),
        (Scope((OfOwner("city"),)), "mall/desk town/desk"),
        (Scope((AtPlace(MALL), AtPlace(place_id("town")))), "mall town"),
        (Scope((OfType("no_such_type"),)), ""),
    ],
)
def test_a_scope_picks_these_places_of_a_small_city(scope: Scope, places: str) -> None:
    fact = version(arrangement("fact", scope, period("2020-03-01"), Capacity(CapacityOf.VISITORS)))
    city = [each for each in mall() if each.path != "mall/kela"]
    known = view(fact, places=city)
    touched = [each.path for each in city if ask(known, each.path, "2020-03-02T12:00").capacity]
    assert sorted(touched) == sorted(places.split())


def test_places_of_a_type_are_those_of_the_day_asked_about() -> None:
    # mall/lab    laboratory |=========| library from 10 March
    lab = next(each for each in mall() if each.path == "mall/lab")
    day = period("2020-03-10").start.date()
    turned = (replace(lab, valid_until=day), replace(lab, valid_from=day, type="library"))
    fact = version(arrangement("fact", OfType("library"), period("2020-03-01"), Capacity(CapacityOf.VISITORS)))
    known = view(fact, places=[*(each for each in mall() if each is not lab), *turned])
    assert not ask(known, "mall/lab", "2020-03-09T12:00").capacity
    assert ask(known, "mall/lab", "2020-03-10T12:00").capacity
