"""Checks that ask what is meant: each with a case that fires and one beside it that does not."""

import pytest

from aukio.domain.checks import Code, check
from aukio.domain.city.places import Channel, ChannelKind
from aukio.domain.facts.effects import Close, Hours, Offer, Shorten
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import AtPlace, Clause, OfType, Scope
from aukio.domain.week import Week
from tests.domain.factories import at, fact, listed, period, place_id, square

W = Week.parse
DESK = AtPlace(place_id("square/desk"))
DAY = period("2026-12-23", "2026-12-24")
MONTH = period("2026-12-01", "2027-01-01")


def codes(view: View) -> set[Code]:
    return {each.code for each in check(view, at("2026-11-01"))}


@pytest.mark.parametrize(
    ("scope", "fires"),
    [
        (Scope((OfType("library"),)), True),
        (Scope((DESK,), (DESK,)), True),
        (Scope((DESK,)), False),
        (Scope((OfType("library"), DESK)), False),
    ],
)
def test_a_scope_that_selects_no_place_is_found(scope: Scope | Clause, *, fires: bool) -> None:
    assert (Code.NO_PLACE in codes(square(fact(0, scope, DAY, Close())))) is fires


def hours(number: int, when: object, text: str) -> Version:
    return fact(number, DESK, when, Hours(W(text)))  # type: ignore[arg-type]  # a period


@pytest.mark.parametrize(
    ("facts", "fires"),
    [
        ([hours(0, DAY, "We 12:00-20:00"), hours(1, MONTH, "Mo-Fr 10:00-16:00")], True),
        ([hours(0, listed("2026-12-23", "2026-12-30"), "We 12:00-20:00"), hours(1, MONTH, "Mo-Fr 10:00-16:00")], True),
        ([hours(0, MONTH, "Mo-Fr 10:00-16:00"), hours(1, DAY, "We 12:00-20:00")], False),
        ([hours(0, DAY, "We 12:00-20:00"), hours(1, DAY, "We 10:00-16:00")], False),  # the same day, said anew
        ([hours(0, DAY, "We 12:00-20:00"), hours(1, period("2027-01-01"), "Mo-Fr 10:00-16:00")], False),
    ],
)
def test_a_special_day_under_later_hours_is_found(facts: list[Version], *, fires: bool) -> None:
    assert (Code.SPECIAL_DAY_COVERED in codes(square(*facts))) is fires


@pytest.mark.parametrize(
    ("offer", "fires"),
    [
        (Offer(ChannelKind.PICK_UP, week=W("Mo-Fr 10:00-12:00")), True),
        (Offer(ChannelKind.PHONE, week=W("Mo-Fr 10:00-12:00")), False),
    ],
)
def test_an_offer_of_a_channel_that_exists_is_found(offer: Offer, *, fires: bool) -> None:
    pick_up = Channel(ChannelKind.PICK_UP, week=W("Mo-Fr 08:00-20:00"))
    assert (Code.OFFERED_BESIDE_NORMAL in codes(square(fact(0, DESK, DAY, offer), more=[pick_up]))) is fires


@pytest.mark.parametrize(
    ("effect", "fires"), [(Shorten(opens_late=120), True), (Hours(W("We 10:00-12:00")), True), (Close(), False)]
)
def test_a_change_of_one_of_two_channels_alike_is_found(effect: Hours | Shorten | Close, *, fires: bool) -> None:
    second = Channel(ChannelKind.ON_SITE, week=W("Mo-Fr 13:00-15:00"))
    known = square(fact(0, DESK, DAY, effect), week="Mo-Fr 09:00-11:00", more=[second])
    assert (Code.CHANNELS_ALIKE in codes(known)) is fires
    assert Code.CHANNELS_ALIKE not in codes(square(fact(0, DESK, DAY, effect)))
