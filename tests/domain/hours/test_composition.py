"""How effects in force at one place combine: every row of the composition table (semantics.md section 4)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.places import Admission, Names
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Effect,
    Elsewhere,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Normal,
    Passage,
    Strength,
    Tell,
    Text,
    Withhold,
)
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.scope import AtPlace, Clause, Under, WholeCity, Width
from aukio.domain.hours import composition
from aukio.domain.week import Week
from tests.domain.factories import arrangement, period, place_id, version

DESK = AtPlace(place_id("mall/desk"))
MALL = Under(place_id("mall"))
CITY = WholeCity()
WIDTHS: dict[Clause, Width] = {DESK: Width(1), MALL: Width(3, -1), CITY: Width(5)}

ACCEPT, STOP = NewBookings
HONOUR, CONTACT, CANCEL = ExistingBookings
VISITORS, APPOINTMENTS, SEATS, _LANES, _DESKS = CapacityOf


def applied(*facts: tuple[Clause, Effect]) -> tuple[Applied, ...]:
    """Facts at one place; the later in the row, the later published. Narrowest first, then latest first."""
    found: list[Applied] = []
    for number, (clause, effect) in enumerate(facts):
        fact = version(arrangement(f"fact-{number}", clause, period("2020-03-01"), effect), sequence=number)
        found.insert(0, Applied(fact, WIDTHS[clause], clause))
    return tuple(sorted(found, key=lambda each: each.width))


def everywhere(*effects: Effect) -> tuple[Applied, ...]:
    return applied(*((CITY, effect) for effect in effects))


@pytest.mark.parametrize(
    ("facts", "new", "existing"),
    [
        ([], None, None),
        ([Bookings(STOP)], STOP, None),
        ([Bookings(existing=CONTACT)], None, CONTACT),
        ([Bookings(STOP), Bookings(ACCEPT)], STOP, None),
        ([Bookings(existing=CANCEL), Bookings(existing=HONOUR)], None, CANCEL),
        ([Bookings(existing=HONOUR), Bookings(existing=CONTACT)], None, CONTACT),
        ([Bookings(STOP, HONOUR), Bookings(ACCEPT, CONTACT)], STOP, CONTACT),
        ([Bookings(STOP), Bookings(existing=CANCEL), Bookings(ACCEPT, HONOUR)], STOP, CANCEL),
    ],
)
def test_of_booking_policies_the_strictest_wins_in_any_order(
    facts: list[Bookings], new: NewBookings | None, existing: ExistingBookings | None
) -> None:
    wide_first: list[Clause] = [CITY, MALL, DESK]
    for ordered in (facts, facts[::-1]):
        for clauses in (wide_first, wide_first[::-1]):
            outcome = composition.bookings(applied(*zip(clauses, ordered, strict=False)))
            assert (outcome.new, outcome.existing) == (new, existing)


def test_who_is_told_comes_from_the_strictest_policy() -> None:
    outcome = composition.bookings(
        everywhere(Bookings(existing=CANCEL, tell=Tell.MESSAGE), Bookings(existing=CONTACT, tell=Tell.STAFF))
    )
    assert outcome == Bookings(None, CANCEL, Tell.MESSAGE)


def test_an_equally_strict_policy_fills_in_who_is_told() -> None:
    outcome = composition.bookings(everywhere(Bookings(existing=CANCEL, tell=Tell.STAFF), Bookings(existing=CANCEL)))
    assert outcome.tell is Tell.STAFF


def test_who_is_told_does_not_depend_on_the_order_of_publication() -> None:
    policies = (Bookings(existing=CANCEL, tell=Tell.MESSAGE), Bookings(existing=CANCEL, tell=Tell.STAFF))
    assert composition.bookings(everywhere(*policies)) == composition.bookings(everywhere(*policies[::-1]))


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ([], []),
        ([Capacity(VISITORS, 0.5)], [Capacity(VISITORS, 0.5)]),
        ([Capacity(VISITORS, 0.5), Capacity(VISITORS, 0.3)], [Capacity(VISITORS, 0.3)]),
        ([Capacity(VISITORS, max=20), Capacity(VISITORS, max=10)], [Capacity(VISITORS, max=10)]),
        ([Capacity(VISITORS, 0.5), Capacity(VISITORS, max=10)], [Capacity(VISITORS, 0.5, 10)]),
        ([Capacity(VISITORS), Capacity(VISITORS, 0.5)], [Capacity(VISITORS, 0.5)]),
        ([Capacity(VISITORS), Capacity(VISITORS)], [Capacity(VISITORS)]),  # merely reduced
        ([Capacity(VISITORS, 0.0), Capacity(VISITORS, max=0)], [Capacity(VISITORS, 0.0, 0)]),
        ([Capacity(SEATS, 0.5), Capacity(VISITORS, 0.3)], [Capacity(VISITORS, 0.3), Capacity(SEATS, 0.5)]),
        ([Capacity(APPOINTMENTS), Capacity(SEATS, max=4)], [Capacity(APPOINTMENTS), Capacity(SEATS, max=4)]),
    ],
)
def test_of_capacities_the_smallest_ratio_and_the_smallest_maximum_win(
    facts: list[Capacity], outcome: list[Capacity]
) -> None:
    for ordered in (facts, facts[::-1]):
        assert composition.capacity(everywhere(*ordered)) == tuple(outcome)


@pytest.mark.parametrize("wrong", [(1.5, None), (-0.1, None), (None, -1)])
def test_a_capacity_that_cannot_be_is_refused(wrong: tuple[float | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"ratio|maximum"):
        Capacity(VISITORS, *wrong)


def test_withheld_services_are_a_union() -> None:
    facts = everywhere(Withhold(("copy", "print")), Withhold(("print", "voucher")))
    assert composition.withheld(facts) == {"copy", "print", "voucher"}


def test_places_to_go_instead_are_a_union_by_service() -> None:
    town, mall, kela = map(place_id, ("town/desk", "mall/desk", "mall/kela"))
    facts = everywhere(
        Elsewhere("print", (town,)),
        Elsewhere("copy", (mall, town)),
        Elsewhere("copy", (kela, mall)),
        Elsewhere("copy", nearest_type="library"),
        Elsewhere("copy", nearest_type="library"),
    )
    assert composition.elsewhere(facts) == (
        Elsewhere("copy", (kela, mall, town)),
        Elsewhere("copy", (), "library"),
        Elsewhere("print", (town,)),
    )


def test_cancelled_events_are_a_union_each_with_its_own_exception() -> None:
    all_ages = CancelEvents(("group",))
    adults = CancelEvents(("group", "public"), date(2001, 1, 1), "outdoors")
    assert composition.events(everywhere(adults, all_ages, adults)) == (all_ages, adults)


def test_a_condition_tells_cancellations_apart() -> None:
    one, other = CancelEvents(("group",), None, "outdoors"), CancelEvents(("group",), None, "small")
    assert composition.events(everywhere(one, other)) == (one, other)


MASK = Guidance("mask", Strength.MUST)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([MASK, MASK], [MASK]),
        ([Guidance("mask", Strength.SHOULD), MASK], [MASK]),  # the same advice, stronger
        ([Guidance("mask", Strength.MAY), Guidance("mask", Strength.PLEASE)], [Guidance("mask", Strength.PLEASE)]),
        # anything that differs in value, audience or area is advice of its own: a duty never swallows it
        (
            [Guidance("mask", Strength.SHOULD, "face_shield"), MASK],
            [MASK, Guidance("mask", Strength.SHOULD, "face_shield")],
        ),
        (
            [Guidance("mask", Strength.SHOULD, audience="children"), MASK],
            [MASK, Guidance("mask", Strength.SHOULD, audience="children")],
        ),
        (
            [Guidance("mask", Strength.SHOULD, area="hall"), MASK],
            [MASK, Guidance("mask", Strength.SHOULD, area="hall")],
        ),
        ([Guidance("distance", Strength.SHOULD), MASK], [MASK, Guidance("distance", Strength.SHOULD)]),
    ],
)
def test_only_identical_guidance_is_merged_and_the_strongest_comes_first(
    said: list[Guidance], told: list[Guidance]
) -> None:
    for ordered in (said, said[::-1]):
        assert [advice for advice, _ in composition.guidance(everywhere(*ordered))] == told


def test_every_strength_has_a_place_in_the_order() -> None:
    facts = [Guidance(f"code-{n}", strength) for n, strength in enumerate(reversed(Strength))]
    assert [advice.strength for advice, _ in composition.guidance(everywhere(*facts))] == list(Strength)


def test_guidance_names_the_arrangement_that_says_it_most_strongly() -> None:
    facts = everywhere(MASK, Guidance("mask", Strength.SHOULD))
    ((_, by),) = composition.guidance(facts)
    assert by.ref.id == "fact-0"


def test_a_rule_is_on_when_any_arrangement_says_so() -> None:
    facts = everywhere(Normal(), Text(Names({"en": "hello"})))
    assert composition.any_of(facts, Normal)
    assert not composition.any_of(facts, Passage)
    assert composition.any_of((*facts, *everywhere(Passage())), Passage)


def test_words_are_a_union_narrowest_first_then_latest_first() -> None:
    facts = applied(
        (CITY, Text(Names({"en": "city, earlier"}))),
        (CITY, Text(Names({"en": "city, later"}))),
        (DESK, Text(Names({"en": "desk"}))),
    )
    assert [text.text["en"] for _, text in composition.said(facts, Text)] == ["desk", "city, later", "city, earlier"]


HOURS = [Hours(Week.parse(f"Mo-Fr 08:00-{hour}:00")) for hour in (14, 15, 16, 17)]


@given(st.permutations(range(4)))
def test_narrowest_then_latest_does_not_depend_on_the_order_of_the_claims(order: list[int]) -> None:
    facts = applied((DESK, HOURS[0]), (CITY, HOURS[1]), (DESK, HOURS[2]), (MALL, HOURS[3]))
    claims = [(facts[index], facts[index].effects[0]) for index in order]

    ordered = [hours for _, hours in composition.narrowest_then_latest(claims)]

    assert ordered == [HOURS[2], HOURS[0], HOURS[3], HOURS[1]]  # the desk, later first; the building; the city


def test_a_criterion_between_width_and_latest_decides_only_where_widths_are_equal() -> None:
    general, named = Admit(Admission.WALK_IN), Admit(Admission.TICKET, services=("copy",))
    facts = applied((CITY, named), (CITY, general), (DESK, general))
    claims = list(composition.said(facts, Admit))

    ordered = composition.narrowest_then_latest(claims, then=lambda rule: -len(rule.services))

    assert [rule for _, rule in ordered] == [general, named, general]
    assert ordered[0][0].clause == DESK


def test_what_is_equal_in_width_and_publication_keeps_its_order() -> None:
    (by,) = applied((CITY, HOURS[0]))
    claims = [(by, hours) for hours in HOURS]
    assert composition.narrowest_then_latest(claims) == claims
