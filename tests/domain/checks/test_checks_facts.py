"""Contradictions in and between facts: each code fires, and does not fire (semantics.md section 7)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from aukio.domain.checks import CHECKS, Code, check
from aukio.domain.city.places import Admission, Channel, ChannelKind, Contact, Kind, PlaceVersion, Purpose
from aukio.domain.clock.local_time import Period, read_local
from aukio.domain.facts.effects import (
    Admit,
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    Elsewhere,
    ExistingBookings,
    Hours,
    NewBookings,
    Normal,
    Offer,
    Withhold,
)
from aukio.domain.facts.notices import Version
from aukio.domain.facts.scope import OfType, Under
from aukio.domain.week import Week
from tests.domain.desk import Desk, ref
from tests.domain.factories import arrangement, at, fact, mall, on_site, period, place, place_id, version, view

W = Week.parse
MARCH = period("2020-03-02", "2020-04-01")
FEWER = Capacity(CapacityOf.VISITORS)


def found(
    code: Code, *facts: Version, since: str = "2020-02-01", places: Iterable[PlaceVersion] | None = None
) -> list[tuple[str, str]]:
    """Where a check fires, and for which arrangement."""
    findings = check(view(*facts, places=places), at(since))
    return [(each.place, "" if each.ref is None else each.ref.id) for each in findings if each.code is code]


def test_there_is_one_check_for_every_code_in_the_order_of_the_contract() -> None:
    assert [each.__name__ for each in CHECKS] == [code.value for code in Code]


# --- alternative_closed

POINTING = fact(0, "mall/desk", MARCH, Elsewhere("copy", (place_id("town/desk"),)))


@pytest.mark.parametrize(
    ("fact_", "fires"),
    [
        (fact(1, "town/desk", MARCH, Close()), True),
        (fact(1, "town", MARCH, Close()), True),  # the building around it
        (fact(1, "town/desk", MARCH, Withhold(("copy",))), True),
        (fact(1, "town/desk", MARCH, Withhold(("print",))), False),
        (fact(1, "town/desk", MARCH, Close(during=W("Mo 12:00-13:00"))), False),
        (fact(1, "town/desk", MARCH, Close((ChannelKind.PHONE,))), False),
        (fact(1, "town/desk", period("2020-04-01"), Close()), False),  # when nobody is pointed there any more
        (fact(1, "town/library", MARCH, Close()), False),
    ],
)
def test_an_alternative_that_is_closed_or_lacks_the_service_is_found(fact_: Version, fires: bool) -> None:
    assert found(Code.ALTERNATIVE_CLOSED, POINTING, fact_) == ([("mall/desk", "fact-0")] if fires else [])


def test_an_alternative_that_is_gone_is_found() -> None:
    places = [each for each in mall() if each.path != "town/desk"]
    assert found(Code.ALTERNATIVE_CLOSED, POINTING, places=places) == [("mall/desk", "fact-0")]


# --- channel_without_contact

PHONE = Contact(phone="+358401234567")


@pytest.mark.parametrize(
    ("offer", "fires"),
    [
        (Offer(ChannelKind.PHONE), True),
        (Offer(ChannelKind.WEB), True),
        (Offer(ChannelKind.CHAT), True),
        (Offer(ChannelKind.EMAIL), True),
        (Offer(ChannelKind.PHONE, contacts=(PHONE,)), False),
        (Offer(ChannelKind.PHONE, contacts=(Contact(phone="112"),)), False),
        (Offer(ChannelKind.PHONE, contacts=(Contact(url="https://example.org"),)), True),
        (Offer(ChannelKind.EMAIL, contacts=(PHONE,)), True),
        (Offer(ChannelKind.LETTERBOX), False),
        (Offer(ChannelKind.SELF_SERVICE), False),
    ],
)
def test_a_remote_channel_without_a_contact_is_found(offer: Offer, fires: bool) -> None:
    assert found(Code.CHANNEL_WITHOUT_CONTACT, fact(0, "mall/desk", MARCH, offer)) == (
        [("mall/desk", "fact-0")] if fires else []
    )


def test_a_normal_channel_without_a_contact_is_found_unless_it_is_closed() -> None:
    desk = place("mall/desk", Kind.UNIT, on_site(), Channel(ChannelKind.PHONE))
    shut = fact(0, "mall/desk", period("2020-01-01"), Close((ChannelKind.PHONE,)))
    assert found(Code.CHANNEL_WITHOUT_CONTACT, places=mall(desk)) == [("mall/desk", "")]
    assert found(Code.CHANNEL_WITHOUT_CONTACT, shut, places=mall(desk)) == []


# --- bookings_on_sale and close_without_policy

BOOKING_LINE = Channel(ChannelKind.PHONE, Purpose.BOOKING, contacts=(PHONE,))
BOOKABLE = mall(place("mall/desk", Kind.UNIT, on_site(), BOOKING_LINE))
STOP = fact(0, "mall/desk", MARCH, Bookings(new=NewBookings.STOP))


def test_bookings_stopped_while_they_are_taken_are_found() -> None:
    assert found(Code.BOOKINGS_ON_SALE, STOP, places=BOOKABLE) == [("mall/desk", "fact-0")]
    line_shut = fact(1, "mall/desk", MARCH, Close((ChannelKind.PHONE,)))
    accepting = fact(0, "mall/desk", MARCH, Bookings(new=NewBookings.ACCEPT))
    assert found(Code.BOOKINGS_ON_SALE, STOP, line_shut, places=BOOKABLE) == []
    assert found(Code.BOOKINGS_ON_SALE, accepting, places=BOOKABLE) == []
    assert found(Code.BOOKINGS_ON_SALE, STOP) == []  # nobody takes bookings there


@pytest.mark.parametrize(
    ("more", "fires"),
    [
        ([], True),
        ([Bookings(new=NewBookings.STOP)], True),
        ([Bookings(existing=ExistingBookings.HONOUR)], False),
    ],
)
def test_a_close_without_a_word_on_bookings_is_found_where_there_may_be_some(more: list[Bookings], fires: bool) -> None:
    closed = fact(0, "mall/desk", MARCH, Close(), *more)
    assert found(Code.CLOSE_WITHOUT_POLICY, closed, places=BOOKABLE) == ([("mall/desk", "fact-0")] if fires else [])
    assert found(Code.CLOSE_WITHOUT_POLICY, closed) == []


def test_an_admission_by_appointment_means_that_there_may_be_bookings() -> None:
    closed = fact(0, "mall/desk", MARCH, Close())
    by_appointment = fact(1, "mall/desk", MARCH, Admit(Admission.APPOINTMENT))
    normally = mall(place("mall/desk", Kind.UNIT, on_site(admission=Admission.BOOKED_ONLY)))
    assert found(Code.CLOSE_WITHOUT_POLICY, closed, by_appointment) == [("mall/desk", "fact-0")]
    assert found(Code.CLOSE_WITHOUT_POLICY, closed, places=normally) == [("mall/desk", "fact-0")]


# --- periods


def test_an_end_before_the_start_is_found_until_its_day_has_passed() -> None:
    never = fact(0, "mall/desk", period("2020-03-10", "2020-03-05"), Close())
    assert found(Code.END_BEFORE_START, never) == [("mall/desk", "fact-0")]
    assert found(Code.END_BEFORE_START, never, since="2020-03-11") == []
    assert found(Code.END_BEFORE_START, fact(0, "mall/desk", MARCH, Close())) == []


def test_an_open_end_without_a_review_is_found() -> None:
    reviewed = Period(read_local("2020-03-01"), review=read_local("2020-04-01").date())
    assert found(Code.OPEN_END_WITHOUT_REVIEW, fact(0, "mall/desk", period("2020-03-01"), FEWER)) == [
        ("mall/desk", "fact-0")
    ]
    for when in (reviewed, MARCH):
        assert found(Code.OPEN_END_WITHOUT_REVIEW, fact(0, "mall/desk", when, FEWER)) == []


@pytest.mark.parametrize(
    ("when", "since", "fires"),
    [
        (period("2020-01-01T11:59"), "2020-01-01", True),  # published on 1 January at 12:00
        (period("2020-01-01T12:00"), "2020-01-01", False),
        (period("2019-12-01", "2020-01-10"), "2020-01-05", True),
        (period("2019-12-01", "2020-01-10"), "2020-01-10", False),  # over
        (Period(read_local("2020-01-01"), inferred=True), "2020-01-01", False),
    ],
)
def test_a_start_before_the_publication_that_told_of_it_is_found(when: Period, since: str, fires: bool) -> None:
    told = fact(0, "mall/desk", when, FEWER)
    assert bool(found(Code.IN_FORCE_BEFORE_PUBLISHED, told, since=since)) is fires


# --- no_effect


def test_hours_that_a_narrower_arrangement_overrules_all_the_time_are_found() -> None:
    narrow = fact(0, "mall/desk", MARCH, Hours(W("Mo 08:00-09:00")))
    wide = fact(1, Under(place_id("mall")), period("2020-03-10", "2020-03-20"), Hours(W("Mo 10:00-12:00")))
    longer = fact(1, Under(place_id("mall")), period("2020-03-10", "2020-04-20"), Hours(W("Mo 10:00-12:00")))
    equal = fact(1, "mall/desk", MARCH, Hours(W("Mo 10:00-12:00")))
    phone = fact(1, Under(place_id("mall")), MARCH, Hours(W("Mo 10:00-12:00"), ChannelKind.PHONE))
    assert found(Code.NO_EFFECT, narrow, wide) == [("mall/desk", "fact-1")]
    assert found(Code.NO_EFFECT, narrow, longer) == []  # from April on it holds
    assert found(Code.NO_EFFECT, narrow, equal) == []  # later, not narrower
    assert found(Code.NO_EFFECT, narrow, phone) == []


def test_a_general_admission_that_a_narrower_one_overrules_is_found() -> None:
    narrow = fact(0, "mall/lab", MARCH, Admit(Admission.TICKET))
    wide = fact(1, OfType("laboratory"), MARCH, Admit(Admission.APPOINTMENT))
    named = fact(1, OfType("laboratory"), MARCH, Admit(Admission.APPOINTMENT, ("sampling",)))
    assert found(Code.NO_EFFECT, narrow, wide) == [("mall/lab", "fact-1")]
    assert found(Code.NO_EFFECT, narrow, named) == []


# --- normal_beside_close, replaced_without_decision


def test_a_place_confirmed_as_normal_and_closed_is_found() -> None:
    normal, closed = fact(0, "mall/desk", MARCH, Normal()), fact(1, "mall/desk", period("2020-03-20"), Close())
    assert found(Code.NORMAL_BESIDE_CLOSE, normal, closed) == [("mall/desk", "fact-0")]
    assert found(Code.NORMAL_BESIDE_CLOSE, normal) == []
    assert found(Code.NORMAL_BESIDE_CLOSE, normal, fact(1, "mall/desk", period("2020-04-01"), Close())) == []


@pytest.mark.parametrize(
    ("said", "fires"),
    [
        ({}, True),
        ({"end": {"notice/closed": "2020-03-20"}}, False),  # ended on purpose
        (
            {
                "add": [
                    replace(
                        arrangement("on", "mall/desk", period("2020-03-10"), Close(), notice="other"),
                        continues=ref("notice", "closed"),
                    )
                ]
            },
            False,
        ),
    ],
)
def test_a_fact_neither_carried_nor_ended_when_its_notice_was_replaced_is_found(
    said: dict[str, Any], fires: bool
) -> None:
    desk = Desk()
    desk.publish("2020-03-01T12:00", add=[arrangement("closed", "mall/desk", period("2020-03-02"), Close())])
    desk.publish("2020-03-10T12:00", notice="other", replaces=["notice"], **said)
    codes = [each.code for each in check(desk.known("2020-03-10T12:00"), at("2020-03-10T12:00"))]
    assert (Code.REPLACED_WITHOUT_DECISION in codes) is fires


# --- all of them together


def test_a_check_looks_at_a_place_and_what_is_beneath_it() -> None:
    known = view(fact(0, Under(place_id("mall")), period("2020-03-01"), FEWER))
    for where, places in (
        ("mall/library", {"mall/library"}),
        ("mall", {"mall/desk", "mall/kela", "mall/lab", "mall/library"}),
        ("town", set()),
    ):
        assert {each.place for each in check(known, at("2020-03-01"), place_id(where))} == places


def test_a_reason_given_on_a_publication_of_the_arrangement_is_shown_with_the_finding() -> None:
    desk = Desk()
    open_ended = arrangement("fewer", "mall/desk", period("2020-03-02"), FEWER)
    reason = {Code.OPEN_END_WITHOUT_REVIEW.value: "nobody knows"}
    desk.publish("2020-03-01T12:00", add=[open_ended], accepted=reason)
    desk.publish("2020-03-02T12:00", add=[arrangement("other", "mall/lab", period("2020-03-02"), FEWER)])
    accepted = {each.place: each.accepted for each in check(desk.known("2020-03-03"), at("2020-03-03"))}
    assert accepted == {"mall/desk": "nobody knows", "mall/lab": ""}


def test_what_is_over_is_not_found_any_more() -> None:
    facts = (
        version(arrangement("a", "mall/desk", period("2020-03-01", "2020-03-10"), Normal(), Close())),
        version(arrangement("b", "mall/lab", period("2020-03-01", "2020-03-10"), Offer(ChannelKind.PHONE))),
    )
    assert check(view(*facts), at("2020-03-10")) == ()
