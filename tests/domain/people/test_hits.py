"""A booking is hit by a change that takes a minute of it away, whatever takes it (no locked door)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aukio.domain.base.spans import Span
from aukio.domain.city.places import ChannelKind, Kind, PlaceVersion
from aukio.domain.facts.effects import (
    Bookings,
    Close,
    ClosesWithLastUnit,
    Effect,
    ExistingBookings,
    Hours,
    NewBookings,
    Offer,
    Withhold,
)
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.hours.booking_policy import Asked, policy_at
from aukio.domain.people.bookings import Booking, BookingFate, BookingKind, Change, Fate, fate_of
from aukio.domain.people.slots import NotBookable, Offered, is_offered_at, lengths, slots, why_not
from aukio.domain.week import Week
from tests.domain.factories import arrangement, at, fact, mall, on_site, period, place, place_id, version, view

DAY = "2020-03-04"
"""A Wednesday."""
OF_THE_DAY = period(DAY, "2020-03-05")
BEFORE = at("2020-03-01T12:00")
CANCEL = Bookings(NewBookings.STOP, ExistingBookings.CANCEL)
CONTACT = Bookings(NewBookings.STOP, ExistingBookings.CONTACT)
HONOUR = Bookings(NewBookings.STOP, ExistingBookings.HONOUR)
ROOM = place("hall", Kind.UNIT, on_site("Mo-Fr 08:00-16:00"))
LATE = place("hall", Kind.UNIT, on_site("Mo-Fr 08:00-18:00"))


def booking(start: str, end: str, where: str = "hall", day: str = DAY, **more: object) -> Booking:
    """A booking of a day, by its local times."""
    kind = more.pop("kind", BookingKind.ROOM)
    return Booking(1, kind, place_id(where), at(f"{day}T{start}"), at(f"{day}T{end}"), BEFORE, **more)  # type: ignore[arg-type]  # a factory takes any detail


def change(*versions: Version, places: tuple[PlaceVersion, ...] = (ROOM,), known: tuple[Version, ...] = ()) -> Change:
    """What becomes known when some arrangements are published over others."""
    return Change(view(*known, places=places), view(*known, *versions, places=places), versions)


def fate(of: Change, one: Booking) -> tuple[Fate, bool, bool]:
    """The fate of a booking, whether it is hit, and whether nothing was said of it."""
    found: BookingFate = fate_of(of, one)
    return found.fate, found.hit, found.undecided


def existing(view_: View, time: str, where: str = "hall", day: str = DAY) -> ExistingBookings | None:
    """The policy of a minute, as a status says it."""
    instant = at(f"{day}T{time}")
    node = view_.node(place_id(where), instant)
    assert node is not None
    return policy_at(view_, node, Asked(node.place), instant).existing


def starts(view_: View, where: str = "hall", day: str = DAY, **more: object) -> list[str]:
    """The local times offered on a day, an hour each."""
    offered = hourly(where, **more)
    return [f"{each.start.astimezone(view_.zone(offered.place)):%H}" for each in slots_of(view_, offered, day)]


def hourly(where: str = "hall", **more: object) -> Offered:
    """A room, by the hour."""
    return Offered(place_id(where), "", ChannelKind.ON_SITE, timedelta(hours=1), 1, **more)  # type: ignore[arg-type]  # a factory takes any detail


def slots_of(view_: View, offered: Offered, day: str) -> list[Span]:
    """The slots of a day, as a week before it."""
    return [Span(each.start, each.end) for each in slots(view_, offered, date.fromisoformat(day), (), BEFORE)]


# --- overlap, and a part of a day


def test_what_starts_in_the_lost_hours_is_cancelled_and_what_runs_into_them_is_to_be_contacted() -> None:
    shut = fact(1, "hall", period(f"{DAY}T14:00", f"{DAY}T18:00"), Close(), CANCEL)
    assert fate(change(shut), booking("15:00", "16:00")) == (Fate.CANCELLED, True, False)
    assert fate(change(shut), booking("13:00", "15:00")) == (Fate.CONTACT, True, False)
    assert fate(change(shut), booking("13:00", "14:00")) == (Fate.KEPT, False, False)


@pytest.mark.parametrize(
    ("policy", "starts_in", "runs_into"),
    [
        (CANCEL, Fate.CANCELLED, Fate.CONTACT),
        (CONTACT, Fate.CONTACT, Fate.CONTACT),
        (HONOUR, Fate.HONOURED, Fate.HONOURED),
    ],
)
def test_the_policy_of_a_part_of_a_day_governs_that_part(policy: Bookings, starts_in: Fate, runs_into: Fate) -> None:
    afternoon = Close(during=Week.parse("Mo-Su 14:00-18:00"))
    after = change(fact(1, "hall", OF_THE_DAY, afternoon, policy))
    assert fate(after, booking("15:00", "16:00"))[0] is starts_in
    assert fate(after, booking("13:30", "14:30"))[0] is runs_into
    assert fate(after, booking("09:00", "10:00")) == (Fate.KEPT, False, False)
    assert existing(after.after, "09:00") is ExistingBookings.HONOUR
    assert existing(after.after, "14:00") is policy.existing
    assert existing(after.after, "17:59") is policy.existing
    assert existing(after.after, "18:00") is ExistingBookings.HONOUR
    assert starts(after.after) == ["08", "09", "10", "11", "12", "13"]


def test_a_policy_without_lost_minutes_governs_its_whole_period() -> None:
    after = change(fact(1, "hall", OF_THE_DAY, CONTACT))
    assert fate(after, booking("09:00", "10:00")) == (Fate.CONTACT, False, False)
    assert starts(after.after) == []
    offered = hourly()
    wanted = Span(at(f"{DAY}T09:00"), at(f"{DAY}T10:00"))
    assert why_not(after.after, offered, wanted, (), BEFORE) is NotBookable.STOPPED


# --- whatever takes the minutes away


def lost_by(*effects: Effect, where: str = "hall") -> Version:
    """An arrangement of the day."""
    return version(arrangement("x", where, OF_THE_DAY, *effects), "2020-03-01T12:00")


def test_shorter_hours_hit_what_is_booked_after_them() -> None:
    shorter = Hours(Week.parse("Mo-Fr 08:00-16:00"))
    at_five = booking("17:00", "18:00")
    assert fate(change(lost_by(shorter), places=(LATE,)), at_five) == (Fate.CONTACT, True, True)
    after = change(lost_by(shorter, CANCEL), places=(LATE,))
    assert fate(after, at_five) == (Fate.CANCELLED, True, False)
    assert fate(after, booking("15:00", "17:00")) == (Fate.CONTACT, True, False)
    assert fate(after, booking("15:00", "16:00")) == (Fate.KEPT, False, False)
    assert existing(after.after, "15:59") is ExistingBookings.HONOUR
    assert existing(after.after, "16:00") is ExistingBookings.CANCEL
    assert existing(after.after, "18:00") is ExistingBookings.HONOUR  # it was never open then
    assert starts(after.after) == ["08", "09", "10", "11", "12", "13", "14", "15"]


def test_a_building_that_closes_earlier_hits_its_rooms_which_are_to_be_contacted() -> None:
    early = fact(1, "mall", OF_THE_DAY, Hours(Week.parse("Mo-Fr 07:00-17:00")), CANCEL)
    after = change(early, places=mall())
    room = booking("18:00", "19:00", "mall/library/room")
    assert fate(after, room) == (Fate.CONTACT, True, False)
    assert fate_of(after, room).because == early.ref
    assert existing(after.after, "18:00", "mall/library/room") is ExistingBookings.CONTACT


def test_the_last_unit_takes_its_building_and_the_rooms_of_the_building_with_it() -> None:
    hall = place("mall/hall", Kind.ROOM)
    ruled = fact(0, "mall", period("2020-01-01", "2021-01-01"), ClosesWithLastUnit())
    shut = fact(1, "mall/library", OF_THE_DAY, Hours(Week.parse("Mo-Fr 08:00-14:00")), CANCEL)
    after = change(shut, places=mall(hall), known=(ruled,))
    assert fate(after, booking("18:00", "19:00", "mall/hall")) == (Fate.CONTACT, True, False)
    assert fate(after, booking("15:00", "16:00", "mall/hall")) == (Fate.KEPT, False, False)  # others are open until 16


def test_a_directory_week_hits_what_it_takes_away() -> None:
    shorter = replace(LATE, channels=(on_site("Mo-Fr 08:00-16:00"),))
    imported = Change(view(places=(LATE,)), view(places=(shorter,)))
    assert fate(imported, booking("17:00", "18:00")) == (Fate.CONTACT, True, False)
    assert fate(imported, booking("15:30", "16:30")) == (Fate.CONTACT, True, False)
    assert fate(imported, booking("15:00", "16:00")) == (Fate.KEPT, False, False)
    honoured = Change(imported.before, imported.after, otherwise=ExistingBookings.HONOUR)
    assert fate(honoured, booking("17:00", "18:00")) == (Fate.HONOURED, True, False)


def test_an_offer_that_ends_hits_its_appointments() -> None:
    chat = Offer(ChannelKind.CHAT, week=Week.parse("Mo-Fr 09:00-15:00"))
    until_friday = version(arrangement("x", "hall", period("2020-03-01", "2020-03-07"), chat))
    ended = replace(
        until_friday,
        arrangement=replace(until_friday.arrangement, period=period("2020-03-01", DAY)),
        number=2,
    )
    ended_now = Change(view(until_friday, places=(ROOM,)), view(ended, places=(ROOM,)), (ended,))
    call = booking("10:00", "11:00", kind=BookingKind.APPOINTMENT, channel=chat.channel)
    assert fate(ended_now, call) == (Fate.CONTACT, True, True)
    said = version(arrangement("y", "hall", OF_THE_DAY, CANCEL), "2020-03-01T12:00")
    with_policy = Change(ended_now.before, view(ended, said, places=(ROOM,)), (ended, said))
    assert fate(with_policy, call) == (Fate.CANCELLED, True, False)


def test_a_withheld_service_hits_the_bookings_it_is_for() -> None:
    for_copies = booking("10:00", "11:00", kind=BookingKind.APPOINTMENT, service="copy")
    for_advice = booking("10:00", "11:00", kind=BookingKind.APPOINTMENT, service="advice")
    assert fate(change(lost_by(Withhold(("copy",)))), for_copies) == (Fate.CONTACT, True, True)
    after = change(lost_by(Withhold(("copy",)), CANCEL))
    assert fate(after, for_copies) == (Fate.CANCELLED, True, False)
    assert fate(after, for_advice) == (Fate.KEPT, False, False)


def test_equipment_that_is_all_closed_withholds_its_service_from_the_bookings_of_its_unit() -> None:
    shut = [
        fact(1, "mall/desk/copier", OF_THE_DAY, Close()),
        fact(2, "mall/desk/printer", OF_THE_DAY, Close(during=Week.parse("We 12:00-14:00"))),
    ]
    after = change(*shut, places=mall())
    copies = {"where": "mall/desk", "kind": BookingKind.APPOINTMENT, "service": "copy"}
    assert fate(after, booking("11:00", "12:00", **copies)) == (Fate.KEPT, False, False)
    assert fate(after, booking("11:30", "12:30", **copies)) == (Fate.CONTACT, True, False)


def test_a_publication_that_speaks_of_a_place_is_asked_about_every_minute_it_takes_there() -> None:
    """A policy for one arrangement does not speak for another beside it."""
    said = fact(1, "hall", period(DAY, "2020-03-05"), Close(during=Week.parse("We 08:00-10:00")), CANCEL)
    unsaid = fact(2, "hall", period(DAY, "2020-03-05"), Close(during=Week.parse("We 12:00-14:00")))
    after = change(said, unsaid)
    assert fate(after, booking("09:00", "10:00")) == (Fate.CANCELLED, True, False)
    assert fate(after, booking("12:00", "13:00")) == (Fate.CONTACT, True, True)


def test_an_older_policy_does_not_speak_for_a_new_close() -> None:
    honoured = fact(0, "hall", period("2020-03-01", "2020-04-01"), HONOUR)
    after = change(fact(1, "hall", OF_THE_DAY, Close()), known=(honoured,))
    assert fate(after, booking("09:00", "10:00")) == (Fate.CONTACT, True, True)


# --- nights

BAR = place("bar", Kind.UNIT, on_site("Mo-Su 18:00-03:00"))


def test_after_midnight_a_slot_belongs_to_the_day_on_which_it_starts_and_can_be_booked() -> None:
    known = view(places=(BAR,))
    assert starts(known, "bar") == ["00", "01", "02", "18", "19", "20", "21", "22", "23"]
    offered = hourly("bar")
    for slot in slots_of(known, offered, DAY):
        assert is_offered_at(known, offered, slot.start)
        assert why_not(known, offered, slot, (), BEFORE) is None


def test_a_room_is_booked_past_midnight() -> None:
    offered = hourly("bar", longest=timedelta(hours=3))
    known = view(places=(BAR,))
    found = [slot for day in (4, 5) for slot in slots(known, offered, date(2020, 3, day), (), BEFORE)]
    assert [each.seconds // 3600 for each in lengths(offered, found, at(f"{DAY}T23:00"))] == [1, 2, 3]
    wanted = Span(at(f"{DAY}T23:00"), at("2020-03-05T02:00"))
    assert why_not(known, offered, wanted, (), BEFORE) is None


@pytest.mark.parametrize(("day", "hours"), [("2020-03-29", 4), ("2020-10-25", 6)])
def test_a_night_of_the_clock_change_offers_each_hour_once(day: str, hours: int) -> None:
    known = view(places=(place("bar", Kind.UNIT, on_site("Mo-Su 18:00-05:00")),))
    offered = hourly("bar", horizon=timedelta(days=400))
    found = [each for each in slots_of(known, offered, day) if each.start < at(f"{day}T12:00")]
    assert len(found) == len(set(found)) == hours
    for slot in found:
        assert why_not(known, offered, slot, (), BEFORE) is None


# --- the true reason


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        ("2020-03-07T10:00", "2020-03-07T11:00", NotBookable.CLOSED),  # a Saturday
        ("2020-03-04T16:00", "2020-03-04T17:00", NotBookable.CLOSED),
        ("2020-03-04T15:30", "2020-03-04T16:30", NotBookable.CLOSED),  # it ends after closing
        ("2020-03-04T09:07", "2020-03-04T10:07", NotBookable.NO_SLOT),
        ("2020-03-04T09:00", "2020-03-04T09:30", NotBookable.NO_SLOT),
        ("2020-02-26T09:00", "2020-02-26T10:00", NotBookable.OVER),
        ("2020-03-02T07:00", "2020-03-02T08:00", NotBookable.TOO_SOON),
        ("2020-06-03T09:00", "2020-06-03T10:00", NotBookable.TOO_FAR),
        ("9999-12-27T09:00", "9999-12-27T10:00", NotBookable.TOO_FAR),
        ("0001-01-04T09:00", "0001-01-04T10:00", NotBookable.OVER),
        ("2020-03-04T08:00", "2020-03-04T12:00", NotBookable.TOO_LONG),
        ("2020-03-04T10:00", "2020-03-04T11:00", NotBookable.TAKEN),
        ("2020-03-04T09:00", "2020-03-04T11:00", NotBookable.TAKEN),
        ("2020-03-04T11:00", "2020-03-04T13:00", None),
    ],
)
def test_a_refusal_names_its_true_reason(start: str, end: str, why: NotBookable | None) -> None:
    offered = hourly(longest=timedelta(hours=3), lead=timedelta(hours=20))
    taken = [(at("2020-03-04T10:00"), at("2020-03-04T11:00"))]
    wanted = Span(at(start), at(end))
    assert why_not(view(places=(ROOM,)), offered, wanted, taken, BEFORE) is why


def test_a_withheld_service_is_the_reason_where_it_is() -> None:
    after = view(lost_by(Withhold(("copy",))), places=(ROOM,))
    offered = Offered(place_id("hall"), "copy", ChannelKind.ON_SITE, timedelta(hours=1), 1)
    wanted = Span(at(f"{DAY}T09:00"), at(f"{DAY}T10:00"))
    assert why_not(after, offered, wanted, (), BEFORE) is NotBookable.WITHHELD
