"""Two arrangements of one publication that nothing can tell apart (semantics.md section 3)."""

from dataclasses import replace

import pytest

from aukio.domain.city.places import Admission, ChannelKind, Purpose
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    ExistingBookings,
    Guidance,
    Hours,
    Offer,
    Strength,
    Withhold,
)
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under, WholeCity
from aukio.domain.week import Week
from tests.domain.desk import Desk
from tests.domain.factories import arrangement, listed, period, place_id, repeated

W = Week.parse
MARCH = period("2020-03-01", "2020-04-01")
DESK, MALL = AtPlace(place_id("mall/desk")), Under(place_id("mall"))
MORNING, EVENING = Hours(W("Mo 08:00-09:00")), Hours(W("Mo 17:00-18:00"))


def refused(one: tuple[Clause | Scope, Period, Effect], other: tuple[Clause | Scope, Period, Effect]) -> str:
    """The refusal of two arrangements in one publication; empty when they are accepted."""
    desk = Desk()
    facts = [arrangement("one", one[0], *one[1:]), arrangement("other", other[0], *other[1:])]
    try:
        return desk.refusal("2020-02-01T12:00", add=facts)
    except AssertionError:
        return ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MORNING, EVENING),
        (MORNING, replace(EVENING, channel=ChannelKind.ON_SITE)),  # without a channel it speaks of on_site, too
        (Offer(ChannelKind.PHONE), Offer(ChannelKind.PHONE, week=W("Mo 08:00-09:00"))),
        (Admit(Admission.TICKET), Admit(Admission.APPOINTMENT)),
        (Admit(Admission.TICKET, ("a", "b")), Admit(Admission.APPOINTMENT, ("b", "c"))),
        (Admit(Admission.TICKET, audience="x"), Admit(Admission.APPOINTMENT, audience="x")),
    ],
)
def test_equal_width_on_the_same_aspect_in_one_publication_is_refused(one: Effect, other: Effect) -> None:
    message = refused((DESK, MARCH, one), (DESK, MARCH, other))
    assert "'notice/one' and 'notice/other' both speak of" in message
    assert "mall/desk with equal width" in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MORNING, replace(EVENING, channel=ChannelKind.PHONE)),
        (MORNING, Close()),
        (Close(), Close(during=W("Mo 08:00-09:00"))),
        (Offer(ChannelKind.PHONE), Offer(ChannelKind.PHONE, Purpose.BOOKING)),
        (Offer(ChannelKind.PHONE), Offer(ChannelKind.CHAT)),
        (Admit(Admission.TICKET), Admit(Admission.APPOINTMENT, ("b",))),
        (Admit(Admission.TICKET, ("a",)), Admit(Admission.APPOINTMENT, ("b",))),
        (Admit(Admission.TICKET), Admit(Admission.APPOINTMENT, channel=ChannelKind.PHONE)),
        (Bookings(existing=ExistingBookings.CANCEL), Bookings(existing=ExistingBookings.HONOUR)),
        (Capacity(CapacityOf.VISITORS, 0.5), Capacity(CapacityOf.VISITORS, 0.3)),
        (Withhold(("a",)), Withhold(("a",))),
        (Guidance("mask", Strength.MUST), Guidance("mask", Strength.MAY)),
    ],
)
def test_aspects_that_need_no_winner_or_differ_do_not_clash(one: Effect, other: Effect) -> None:
    assert refused((DESK, MARCH, one), (DESK, MARCH, other)) == ""


@pytest.mark.parametrize(
    ("one", "other", "clash_at"),
    [
        (MALL, DESK, ""),  # the narrower wins
        (MALL, OfType("service_point"), ""),
        (OfType("service_point"), OfOwner("city"), "mall/desk"),  # both of width 4
        (OfType("library"), OfOwner("city"), ""),  # nowhere the same place
        (Scope((MALL,), (DESK,)), Scope((DESK,)), ""),
        (Under(place_id("mall")), Under(place_id("mall/desk")), ""),  # a deeper root is narrower
        (WholeCity(), Scope((WholeCity(), DESK)), "mall"),  # everywhere but at the desk
        (Scope((MALL, DESK)), DESK, "mall/desk"),
    ],
)
def test_widths_are_compared_place_by_place(one: Clause | Scope, other: Clause | Scope, clash_at: str) -> None:
    message = refused((one, MARCH, MORNING), (other, MARCH, EVENING))
    assert (f"at {clash_at} with equal width" in message) if clash_at else message == ""


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        # |------|
        #        |------|
        (period("2020-03-01", "2020-03-10"), period("2020-03-10", "2020-03-20"), False),
        (period("2020-03-01", "2020-03-10T00:01"), period("2020-03-10", "2020-03-20"), True),
        (period("2020-03-01"), period("2020-03-01"), True),  # neither inside the other
        (period("2020-03-01"), period("2020-02-01", "2020-07-01"), True),
        (period("2020-03-01"), period("2020-06-01", "2020-07-01"), False),  # the inner days win
        (period("2020-03-01", "2020-07-01"), listed("2020-03-05", "2020-06-30"), False),
        (period("2020-03-01", "2020-06-30"), listed("2020-03-05", "2020-06-30"), True),
        (listed("2020-03-05", "2020-03-10"), listed("2020-03-05", "2020-03-12"), True),
        (listed("2020-03-05", "2020-03-10"), listed("2020-03-06", "2020-03-12"), False),  # no day in common
        (listed("2020-03-05", "2020-03-10"), listed("2020-03-05"), False),
        (repeated("FREQ=YEARLY", "2020-10-01", "2021-04-01"), listed("2025-12-24", "2030-12-24"), False),
        (repeated("FREQ=YEARLY", "2020-10-01", "2021-04-01"), period("2026-03-01", "2026-05-01"), True),
        (repeated("FREQ=YEARLY", "2020-10-01", "2021-04-01"), period("2026-04-01", "2026-05-01"), False),
        (repeated("FREQ=YEARLY", "2020-10-01", "2021-04-01"), repeated("FREQ=YEARLY", "2020-12-24"), False),
        (period("2020-03-10", "2020-03-01"), period("2020-03-01"), False),  # never in force
    ],
)
def test_only_periods_that_overlap_clash(one: Period, other: Period, clash: bool) -> None:
    assert bool(refused((DESK, one, MORNING), (DESK, other, EVENING))) is clash


def test_in_publications_of_their_own_the_later_wins_so_nothing_clashes() -> None:
    desk = Desk()
    desk.publish("2020-02-01T12:00", add=[arrangement("one", DESK, MARCH, MORNING)])
    desk.publish("2020-02-02T12:00", add=[arrangement("other", DESK, MARCH, EVENING)])
    assert len(desk.record.versions) == 2


def test_a_change_that_makes_two_of_one_publication_clash_is_refused() -> None:
    desk = Desk()
    one = arrangement("one", DESK, period("2020-03-01", "2020-03-10"), MORNING)
    other = arrangement("other", DESK, period("2020-03-10", "2020-03-20"), EVENING)
    desk.publish("2020-02-01T12:00", add=[one, other])
    assert "equal width" in desk.refusal(
        "2020-02-02T12:00", change=[replace(one, period=period("2020-03-01", "2020-03-15"))]
    )


def test_what_was_withdrawn_clashes_with_nothing() -> None:
    desk = Desk()
    one = arrangement("one", DESK, period("2020-03-01", "2020-03-10"), MORNING)
    other = arrangement("other", DESK, period("2020-03-10", "2020-03-20"), EVENING)
    desk.publish("2020-02-01T12:00", add=[one, other])
    desk.publish("2020-02-02T12:00", withdraw=["other"])
    assert desk.publish("2020-02-03T12:00", change=[replace(one, period=MARCH)])


@pytest.mark.parametrize(
    "effects",
    [
        (MORNING, EVENING),
        (Offer(ChannelKind.PHONE), Offer(ChannelKind.PHONE)),
        (Admit(Admission.TICKET), Admit(Admission.APPOINTMENT)),
    ],
)
def test_an_arrangement_that_says_one_thing_twice_is_refused(effects: tuple[Effect, ...]) -> None:
    assert "twice" in Desk().refusal("2020-02-01T12:00", add=[arrangement("one", DESK, MARCH, *effects)])


def test_a_place_that_opens_later_clashes_too() -> None:
    desk = Desk()
    copier = next(each for each in desk.record.places if each.path == "mall/desk/copier")
    late = replace(copier, valid_from=period("2020-03-10").start.date())
    desk.record = replace(desk.record, places=(*(p for p in desk.record.places if p is not copier), late))
    facts = [arrangement("one", AtPlace(copier.place), MARCH, MORNING)]
    facts.append(arrangement("other", AtPlace(copier.place), MARCH, EVENING))
    assert "equal width" in desk.refusal("2020-02-01T12:00", add=facts)
