"""How a place serves at an instant, in one word (contracts.md; Q6)."""

import pytest

from aukio.domain.city.places import Admission, Channel, ChannelKind, Kind, Purpose
from aukio.domain.facts.effects import Admit, Close, Effect, EntryToOpenUnits, Hours, Offer, Passage
from aukio.domain.facts.scope import Under
from aukio.domain.week import Week
from tests.domain.asking import ask
from tests.domain.factories import fact, mall, on_site, period, place, place_id, square, view

W = Week.parse
MARCH = period("2020-03-01", "2020-04-01")
PHONE = Offer(ChannelKind.PHONE, week=W("Mo 09:00-12:00"))
BOOKING_PHONE = Offer(ChannelKind.PHONE, Purpose.BOOKING, week=W("Mo 09:00-12:00"))
CHAT, EMAIL = (Offer(kind, week=W("Mo 09:00-12:00")) for kind in (ChannelKind.CHAT, ChannelKind.EMAIL))
MACHINES = Offer(ChannelKind.SELF_SERVICE, week=W("Mo 09:00-12:00"))
BY_HAND = Close((ChannelKind.ON_SITE,))
WEB, BOX, POST = (Offer(kind) for kind in (ChannelKind.WEB, ChannelKind.LETTERBOX, ChannelKind.POST))
VIDEO, PICK_UP = (Offer(kind, week=W("Mo 09:00-12:00")) for kind in (ChannelKind.VIDEO, ChannelKind.PICK_UP))


@pytest.mark.parametrize(
    ("effects", "when", "summary"),
    [
        # on site first, by the general admission
        ([], "10:00", "open"),
        ([Admit(Admission.TICKET)], "10:00", "open"),
        ([Admit(Admission.APPOINTMENT)], "10:00", "by_appointment"),
        ([Admit(Admission.BOOKED_ONLY)], "10:00", "booked_only"),
        ([Admit(Admission.APPOINTMENT, ("copy",))], "10:00", "open"),
        ([PHONE, Passage()], "10:00", "open"),
        # then machines
        ([BY_HAND, MACHINES, PHONE, Passage()], "10:00", "self_service"),
        ([BY_HAND, MACHINES], "12:00", "closed"),
        # then a person who answers now, for service
        ([Close(), PHONE], "10:00", "remote_only"),
        ([Close(), CHAT], "10:00", "remote_only"),
        ([Close(), EMAIL, Passage()], "10:00", "remote_only"),
        ([Close(), PHONE], "12:00", "closed"),
        ([Close(), PHONE], "08:59", "closed"),
        ([Close(), BOOKING_PHONE], "10:00", "closed"),
        ([Close(), WEB], "10:00", "closed"),
        ([Close(), BOX], "10:00", "closed"),
        ([Close(), POST], "10:00", "closed"),
        ([Close(), PICK_UP], "10:00", "closed"),
        ([Close(), VIDEO], "10:00", "remote_only"),
        ([Close(), VIDEO], "12:00", "closed"),
        # then passage
        ([Close(), Passage()], "10:00", "passage_only"),
        ([Close(), Passage(), PHONE], "12:00", "passage_only"),
        # then nothing
        ([Close()], "10:00", "closed"),
        ([], "16:00", "closed"),  # the closing minute
        ([], "15:59", "open"),
        ([], "08:00", "open"),
        ([], "07:59", "closed"),
        ([Hours(W("Mo off"))], "10:00", "closed"),
    ],
)
def test_the_summary_climbs_down_the_ladder(effects: list[Effect], when: str, summary: str) -> None:
    known = square(*(fact(number, "square/desk", MARCH, effect) for number, effect in enumerate(effects)))
    assert ask(known, "square/desk", f"2020-03-02T{when}").summary == summary


@pytest.mark.parametrize(
    ("effects", "summary"),
    [
        ([], "unknown"),
        ([PHONE], "remote_only"),
        ([MACHINES], "self_service"),
        ([Close()], "closed"),
        ([WEB, BOX], "unknown"),
        ([Hours(W("Mo 08:00-16:00"))], "open"),
    ],
)
def test_hours_nobody_stated_are_unknown_unless_something_else_is_open(effects: list[Effect], summary: str) -> None:
    known = square(*(fact(number, "square/desk", MARCH, effect) for number, effect in enumerate(effects)), week=None)
    assert ask(known, "square/desk", "2020-03-02T10:00").summary == summary


def test_the_general_admission_of_the_open_channel_counts() -> None:
    # the desk by appointment is shut; a drop-in corner is offered
    corner = Offer(ChannelKind.ON_SITE, week=W("Mo 16:00-18:00"))
    known = square(
        fact(0, "square/desk", MARCH, corner),
        more=(Channel(ChannelKind.ON_SITE, Purpose.ENQUIRIES, W("Mo 18:00-19:00"), Admission.APPOINTMENT),),
    )
    assert [ask(known, "square/desk", f"2020-03-02T{hour}:30").summary for hour in ("15", "17", "18", "19")] == [
        "open",
        "open",
        "by_appointment",
        "closed",
    ]


def test_a_library_that_is_closed_may_be_walked_through_while_the_building_is_open() -> None:
    known = view(fact(0, "mall/library", MARCH, Close(), Passage()))
    assert [
        (answer.passage, answer.summary)
        for answer in (
            ask(known, "mall/library", f"2020-03-02T{when}") for when in ("06:59", "07:00", "19:59", "20:00")
        )
    ] == [(False, "closed"), (True, "passage_only"), (True, "passage_only"), (False, "closed")]


def test_a_closed_machine_is_closed_and_one_behind_an_open_door_is_open() -> None:
    known = view(fact(0, "mall/desk/copier", MARCH, Close()))
    assert ask(known, "mall/desk/copier", "2020-03-02T10:00").summary == "closed"
    assert ask(known, "mall/desk/printer", "2020-03-02T10:00").summary == "open"
    assert ask(known, "mall/desk/printer", "2020-03-02T17:00").summary == "closed"


def test_a_building_that_admits_nobody_is_closed_even_if_a_phone_is_answered() -> None:
    shut = fact(0, Under(place_id("mall")), MARCH, Close())
    known = view(shut, fact(1, "mall", MARCH, EntryToOpenUnits(), PHONE))
    assert ask(known, "mall", "2020-03-02T10:00").summary == "closed"


def test_a_site_answers_nothing_of_its_own() -> None:
    places = mall(place("square", Kind.SITE), place("square/desk", Kind.UNIT, on_site()))
    answer = ask(view(places=places), "square", "2020-03-02T10:00")
    assert (answer.summary, answer.channels, answer.units) == ("unknown", (), ())
