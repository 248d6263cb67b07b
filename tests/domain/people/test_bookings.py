"""What a publication makes of bookings (R035–R036, R078–R079, R104), and which times may be booked (R053)."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.spans import Span
from aukio.domain.city.places import Admission, Channel, ChannelKind
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    CancelEvents,
    Capacity,
    CapacityOf,
    Close,
    Effect,
    ExistingBookings,
    Guidance,
    NewBookings,
    Strength,
    Withhold,
)
from aukio.domain.facts.record import View
from aukio.domain.people.bookings import Booking, BookingKind, Change, Fate, count_fates, fate_of, fates
from aukio.domain.people.slots import Offered, Slot, desks_over, slots
from aukio.domain.week import Week
from tests.domain.factories import arrangement, at, period, place_id, square, version, view

MARCH = period("2020-03-16", "2020-05-01")
PUBLISHED = at("2020-03-15T12:00")
STOP, HONOUR, CONTACT, CANCEL = (
    NewBookings.STOP,
    ExistingBookings.HONOUR,
    ExistingBookings.CONTACT,
    ExistingBookings.CANCEL,
)


def booking(
    start: str, where: str = "mall/kela", kind: BookingKind = BookingKind.APPOINTMENT, **more: object
) -> Booking:
    """A booking of an hour."""
    begins = at(start)
    return Booking(1, kind, place_id(where), begins, begins + timedelta(hours=1), at("2020-03-01"), **more)  # type: ignore[arg-type]  # a factory takes any detail


def known(*effects: Effect, where: str = "mall/kela", when: Period = MARCH) -> Change:
    """What changes where one arrangement becomes known."""
    fact = version(arrangement("x", where, when, *effects), "2020-03-15T12:00")
    return Change(view(), view(fact), (fact,))


@pytest.mark.parametrize(
    ("effects", "fate"),
    [
        ((Admit(Admission.BOOKED_ONLY), Bookings(STOP, HONOUR)), Fate.HONOURED),
        ((Bookings(STOP),), Fate.HONOURED),
        ((Close(), Bookings(STOP, CANCEL)), Fate.CANCELLED),
        ((Close(), Bookings(STOP, CONTACT)), Fate.CONTACT),
        ((Close(), Bookings(STOP, HONOUR)), Fate.HONOURED),
        ((Close(),), Fate.CONTACT),
        ((Admit(Admission.APPOINTMENT),), Fate.KEPT),
        ((Admit(Admission.WALK_IN),), Fate.KEPT),
        ((Capacity(CapacityOf.VISITORS, 0.5),), Fate.KEPT),
        ((Guidance("mask", Strength.MUST),), Fate.KEPT),
    ],
)
def test_the_policy_decides_and_what_says_nothing_of_bookings_keeps_them(
    effects: tuple[Effect, ...], fate: Fate
) -> None:
    assert fate_of(known(*effects), booking("2020-04-02T10:00")).fate is fate


def test_a_close_without_a_policy_is_undecided() -> None:
    assert fate_of(known(Close()), booking("2020-04-02T10:00")).undecided
    assert not fate_of(known(Close(), Bookings(STOP, CONTACT)), booking("2020-04-02T10:00")).undecided


@pytest.mark.parametrize(
    ("start", "fate"),
    [
        ("2020-03-15T23:00", Fate.KEPT),
        ("2020-03-15T23:01", Fate.CONTACT),  # it runs into the period, and may be shortened
        ("2020-03-16T00:00", Fate.CANCELLED),
        ("2020-04-30T23:59", Fate.CANCELLED),
        ("2020-05-01T00:00", Fate.KEPT),
    ],
)
def test_what_starts_in_the_period_follows_its_policy_and_what_runs_into_it_is_to_be_contacted(
    start: str, fate: Fate
) -> None:
    room = booking(start, "mall/library/room", BookingKind.ROOM)
    assert fate_of(known(Bookings(STOP, CANCEL), where="mall/library/room"), room).fate is fate


def with_phone(*effects: Effect) -> Change:
    """What changes at a desk that also answers the phone."""
    fact = version(arrangement("x", "square/desk", MARCH, *effects), "2020-03-15T12:00")
    phone = Channel(ChannelKind.PHONE, week=Week.parse("Mo-Fr 09:00-12:00"))
    return Change(square(more=[phone]), square(fact, more=[phone]), (fact,))


@pytest.mark.parametrize(
    ("channel", "close", "fate"),
    [
        (ChannelKind.ON_SITE, Close((ChannelKind.ON_SITE,)), Fate.CANCELLED),
        (ChannelKind.PHONE, Close((ChannelKind.ON_SITE,)), Fate.KEPT),
        (ChannelKind.PHONE, Close((ChannelKind.PHONE,)), Fate.CANCELLED),
        (ChannelKind.ON_SITE, Close(during=Week.parse("Th 10:00-11:00")), Fate.CANCELLED),
        (ChannelKind.ON_SITE, Close(during=Week.parse("Th 12:00-13:00")), Fate.KEPT),
    ],
)
def test_an_appointment_by_telephone_outlives_a_locked_door(channel: ChannelKind, close: Close, fate: Fate) -> None:
    change = with_phone(close, Bookings(STOP, CANCEL))
    assert fate_of(change, booking("2020-04-02T10:00", "square/desk", channel=channel)).fate is fate


def test_a_building_that_closes_takes_its_rooms_with_it() -> None:
    room = booking("2020-04-02T10:00", "mall/library/room", BookingKind.ROOM)
    for policy in (HONOUR, CONTACT, CANCEL):  # it speaks of the building: what it hits beyond that is to be contacted
        fate = fate_of(known(Close(), Bookings(STOP, policy), where="mall"), room)
        assert (fate.fate, fate.undecided, fate.hit, str(fate.because)) == (Fate.CONTACT, False, True, "notice/x")


@pytest.mark.parametrize(
    ("category", "born", "fate"),
    [
        ("public_event", None, Fate.CONTACT),
        ("recreational_group", None, Fate.CONTACT),
        ("recreational_group", date(2000, 12, 31), Fate.CONTACT),
        ("recreational_group", date(2001, 1, 1), Fate.KEPT),
        ("course", None, Fate.KEPT),
    ],
)
def test_events_are_cancelled_by_category_save_those_for_who_is_excepted(
    category: str, born: date | None, fate: Fate
) -> None:
    effect = CancelEvents(("public_event", "recreational_group"), date(2001, 1, 1))
    event = booking("2020-04-02T10:00", "mall", BookingKind.EVENT, category=category, born_on_or_after=born)
    assert fate_of(known(effect, where="mall"), event).fate is fate


def test_what_has_begun_is_never_touched_and_what_is_known_already_decides_nothing_anew() -> None:
    fact = version(arrangement("x", "mall/kela", MARCH, Bookings(STOP, CANCEL)), "2020-03-15T12:00")
    after = view(fact)
    given = [booking("2020-03-14T10:00"), booking("2020-04-02T10:00")]
    change = Change(view(), after, (fact,))
    assert [each.fate for each in fates(change, given, PUBLISHED)] == [Fate.CANCELLED]
    assert [each.fate for each in fates(Change(after, after), given, PUBLISHED)] == [Fate.KEPT]
    assert count_fates(fates(change, given, PUBLISHED)) == {
        Fate.KEPT: 0,
        Fate.HONOURED: 0,
        Fate.CONTACT: 0,
        Fate.CANCELLED: 1,
    }


# --- slots

KELA = Offered(place_id("mall/kela"), "advice", ChannelKind.ON_SITE, timedelta(minutes=45), 2, timedelta(minutes=15))
NOW = at("2020-03-30T08:00")
MONDAY = date(2020, 3, 30)


def free(after: View, offered: Offered = KELA, day: date = MONDAY, now: datetime = NOW, **more: object) -> list[Slot]:
    """The slots of a day."""
    return list(slots(after, offered, day, more.get("taken", ()), now))  # type: ignore[arg-type]  # pairs of instants


def test_hours_are_cut_into_slots_with_a_pause_between() -> None:
    found = free(view())
    assert [each.start for each in found[:2]] == [at("2020-03-30T09:00"), at("2020-03-30T10:00")]
    assert len(found) == 6  # 9 to 15, the last one ends at 14:45
    assert {each.free for each in found} == {2}
    assert free(view(), day=date(2020, 3, 29)) == []


def test_what_is_taken_is_taken_from_each_slot_it_touches() -> None:
    taken = [(at("2020-03-30T10:00"), at("2020-03-30T10:45")), (at("2020-03-30T10:30"), at("2020-03-30T11:30"))]
    assert [each.free for each in free(view(), taken=taken)] == [2, 1, 2, 2, 2]


@pytest.mark.parametrize(
    ("effects", "desks"),
    [
        ((), 4),
        ((Capacity(CapacityOf.APPOINTMENTS, 0.5),), 2),
        ((Capacity(CapacityOf.APPOINTMENTS, 0.3),), 1),
        ((Capacity(CapacityOf.APPOINTMENTS, max=3),), 3),
        ((Capacity(CapacityOf.APPOINTMENTS),), 4),
        ((Capacity(CapacityOf.VISITORS, 0.5),), 4),
        ((Bookings(STOP, HONOUR),), 0),
        ((Withhold(("advice",)),), 0),
        ((Withhold(("other",)),), 4),
    ],
)
def test_fewer_appointments_are_fewer_desks_and_a_stop_is_none(effects: tuple[Effect, ...], desks: int) -> None:
    after = known(*effects).after if effects else view()
    offered = Offered(KELA.place, "advice", ChannelKind.ON_SITE, timedelta(minutes=30), 4)
    assert desks_over(after, offered, Span(at("2020-04-02T10:00"), at("2020-04-02T10:30"))) == desks


def test_a_close_takes_its_slots() -> None:
    change = known(Close(), Bookings(STOP, CONTACT), when=period("2020-03-30T11:00", "2020-03-30T13:00"))
    starts = [each.start for each in free(change.after)]
    assert at("2020-03-30T10:00") in starts
    assert at("2020-03-30T11:00") not in starts
    assert at("2020-03-30T13:00") in starts


@given(st.integers(0, 24), st.integers(1, 90))
def test_nothing_is_offered_sooner_than_the_lead_or_later_than_the_horizon(lead: int, horizon: int) -> None:
    offered = Offered(
        KELA.place,
        "advice",
        ChannelKind.ON_SITE,
        timedelta(minutes=45),
        2,
        lead=timedelta(hours=lead),
        horizon=timedelta(days=horizon),
    )
    for day in (MONDAY, date(2020, 4, 1), date(2020, 5, 15)):
        for slot in free(view(), offered, day):
            assert NOW + offered.lead <= slot.start <= NOW + offered.horizon
