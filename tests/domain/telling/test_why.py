"""Every layer of every aspect, what it said, and whether it won (contracts.md: ``aukio why``)."""

import pytest

from aukio.domain.city.places import Admission, ChannelKind, Kind, SpecificAdmission
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    ClosesWithLastUnit,
    Effect,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Offer,
    Strength,
    Withhold,
)
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import Under
from aukio.domain.telling.why import why
from aukio.domain.week import Week
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming
from tests.domain.factories import OFFICE, at, fact, mall, on_site, period, place, place_id, square, view

W = Week.parse
MARCH = period("2020-03-01", "2020-04-01")
ENGLISH = language("en")
NAMING = Naming(place=str, service=str)
MALL = Under(place_id("mall"))
_, CONTACT, CANCEL = ExistingBookings


def layers(known: View, path: str, aspect: str, kind: ChannelKind | None = None) -> list[tuple[str, bool]]:
    """Who spoke of an aspect, and whether they won."""
    found = why(known, place_id(path), at("2020-03-02T12:00"), NAMING, ENGLISH)
    return [
        (layer.source, layer.won)
        for each in found
        if each.aspect == aspect and kind in (None, each.channel)
        for layer in each.layers
    ]


def test_every_place_speaks_of_hours_and_admission() -> None:
    found = why(square(), place_id("square/desk"), at("2020-03-02T12:00"), NAMING, ENGLISH)
    assert [(each.aspect, each.channel) for each in found] == [
        ("hours", ChannelKind.ON_SITE),
        ("admission", ChannelKind.ON_SITE),
    ]
    assert found[0].layers[0].said == ENGLISH.say_week(W(OFFICE))


def test_a_place_that_does_not_exist_has_no_layers() -> None:
    assert why(view(), place_id("mall/desk"), at("2018-01-01"), NAMING, ENGLISH) == ()


def test_one_replacement_wins_and_every_close_does() -> None:
    known = square(
        fact(0, "square/desk", MARCH, Hours(W("Mo 10:00-12:00"))),
        fact(1, Under(place_id("square")), MARCH, Hours(W("Mo 09:00-12:00"))),
        fact(2, Under(place_id("square")), MARCH, Close(during=W("Mo 11:00-12:00"))),
    )
    assert layers(known, "square/desk", "hours") == [
        ("normal", False),
        ("notice/fact-0", True),
        ("notice/fact-1", False),
        ("notice/fact-2", True),
    ]


def test_a_building_that_takes_minutes_from_a_unit_wins() -> None:
    late = place("mall/desk", Kind.UNIT, on_site("Mo 08:00-22:00"))
    assert layers(view(places=mall(late)), "mall/desk", "hours") == [("normal", True), ("mall", True)]
    assert layers(view(), "mall/desk", "hours") == [("normal", True), ("mall", False)]


def test_the_last_unit_wins_when_it_clips_the_table() -> None:
    ruled = fact(0, "mall", MARCH, ClosesWithLastUnit())
    assert layers(view(ruled), "mall", "hours") == [("normal", True), ("notice/fact-0", True)]
    long = place("mall/library", Kind.UNIT, on_site("Mo-Fr 08:00-22:00"))
    assert layers(view(ruled, places=mall(long)), "mall", "hours") == [("normal", True), ("notice/fact-0", False)]


def test_the_last_unit_rule_wins_where_no_unit_opens_at_all() -> None:
    known = view(fact(0, "mall", MARCH, ClosesWithLastUnit()), fact(1, MALL, MARCH, Close()))
    assert ("notice/fact-0", True) in layers(known, "mall", "hours")


def test_of_two_offers_one_wins() -> None:
    known = square(
        fact(0, "square/desk", MARCH, Offer(ChannelKind.PHONE, week=W("Mo 10:00-12:00"))),
        fact(1, Under(place_id("square")), MARCH, Offer(ChannelKind.PHONE, week=W("Mo 09:00-12:00"))),
    )
    assert layers(known, "square/desk", "hours", ChannelKind.PHONE) == [
        ("notice/fact-0", True),
        ("notice/fact-1", False),
    ]


def test_of_admissions_the_narrowest_wins_and_exceptions_that_survive_do() -> None:
    known = view(
        fact(0, "mall/lab", MARCH, Admit(Admission.TICKET, ("emergency",))),
        fact(1, MALL, MARCH, Admit(Admission.APPOINTMENT)),
        fact(2, MALL, MARCH, Admit(Admission.BOOKED_ONLY)),
    )
    assert layers(known, "mall/lab", "admission") == [
        ("normal", False),
        ("notice/fact-0", True),
        ("notice/fact-2", True),
        ("notice/fact-1", False),
    ]


def test_a_normal_exception_that_survives_wins() -> None:
    channel = on_site(admission_for=(SpecificAdmission(Admission.TICKET, ("emergency",)),))
    known = view(fact(0, MALL, MARCH, Admit(Admission.APPOINTMENT)), places=mall(place("mall/lab", Kind.UNIT, channel)))
    assert layers(known, "mall/lab", "admission") == [("normal", False), ("normal", True), ("notice/fact-0", True)]


def test_of_two_normal_exceptions_only_the_one_that_survives_wins() -> None:
    exceptions = tuple(SpecificAdmission(Admission.TICKET, (service,)) for service in ("emergency", "return"))
    lab = place("mall/lab", Kind.UNIT, on_site(admission_for=exceptions))
    known = view(fact(0, "mall/lab", MARCH, Admit(Admission.APPOINTMENT, ("emergency",))), places=mall(lab))
    assert layers(known, "mall/lab", "admission") == [
        ("normal", True),
        ("normal", False),  # emergency: the arrangement names it
        ("normal", True),
        ("notice/fact-0", True),
    ]


@pytest.mark.parametrize(
    ("facts", "aspect", "won"),
    [
        ([Bookings(existing=CANCEL), Bookings(existing=CONTACT)], "bookings", [True, False]),
        ([Bookings(new=NewBookings.STOP), Bookings(new=NewBookings.ACCEPT)], "bookings", [True, False]),
        ([Capacity(CapacityOf.SEATS, 0.3), Capacity(CapacityOf.SEATS, 0.5)], "capacity", [True, False]),
        ([Capacity(CapacityOf.SEATS, max=5), Capacity(CapacityOf.VISITORS, max=9)], "capacity", [True, True]),
        ([Guidance("mask", Strength.MUST), Guidance("mask", Strength.MAY)], "guidance", [True, False]),
        ([Withhold(("copy",)), Withhold(("copy",))], "services", [True, True]),
    ],
)
def test_what_is_part_of_the_outcome_wins(facts: list[Effect], aspect: str, won: list[bool]) -> None:
    known = square(*(fact(number, "square/desk", MARCH, effect) for number, effect in enumerate(facts)))
    assert sorted(layers(known, "square/desk", aspect)) == [(f"notice/fact-{n}", each) for n, each in enumerate(won)]


@pytest.mark.parametrize(
    ("facts", "aspect"),
    [
        ([Bookings(NewBookings.STOP, CONTACT), Bookings(existing=CANCEL)], "bookings"),
        ([Capacity(CapacityOf.SEATS, 0.3, 10), Capacity(CapacityOf.SEATS, max=5)], "capacity"),
    ],
)
def test_an_effect_wins_when_half_of_it_is_part_of_the_outcome(facts: list[Effect], aspect: str) -> None:
    known = square(*(fact(number, "square/desk", MARCH, effect) for number, effect in enumerate(facts)))
    assert ("notice/fact-0", True) in layers(known, "square/desk", aspect)
