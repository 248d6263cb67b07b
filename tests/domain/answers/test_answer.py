"""The rest of an answer: bookings, reasons and where they come from, what is to come, and what is not known yet."""

from dataclasses import replace
from datetime import date

import pytest

from aukio.domain.city.places import ChannelKind, Kind, Names
from aukio.domain.facts.effects import (
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    ClosesWithLastUnit,
    Effect,
    EntryToOpenUnits,
    ExistingBookings,
    Guidance,
    Hours,
    NewBookings,
    Offer,
    Passage,
    Promise,
    Strength,
    Text,
    Withhold,
)
from aukio.domain.facts.scope import AtPlace, Clause, OfOwner, OfType, Scope, Under
from aukio.domain.week import Week
from tests.domain.asking import ask
from tests.domain.factories import LONG_AGO, at, fact, mall, on_site, period, place, place_id, view

W = Week.parse
MARCH = period("2020-03-01", "2020-04-01")
NOON = "2020-03-02T12:00"
MALL = place_id("mall")
FEWER = Capacity(CapacityOf.VISITORS)
ACCEPT, STOP = NewBookings
HONOUR, CONTACT, CANCEL = ExistingBookings


# --- bookings


def bookings(where: str, effects: list[tuple[str, Effect]], when: str = NOON) -> tuple[NewBookings | None, object]:
    known = view(*(fact(number, place_, MARCH, effect) for number, (place_, effect) in enumerate(effects)))
    found = ask(known, where, when).bookings
    return found.new, found.existing


@pytest.mark.parametrize(
    ("effects", "answer"),
    [
        ([], (ACCEPT, HONOUR)),  # no effect means accept and honour
        ([("mall/desk", Bookings(new=STOP))], (STOP, HONOUR)),
        ([("mall/desk", Close())], (ACCEPT, CONTACT)),  # until a policy is chosen
        ([("mall", Close())], (ACCEPT, CONTACT)),  # the building's close takes the minute too
        ([("mall/desk", Close()), ("mall/desk", Bookings(existing=HONOUR))], (ACCEPT, HONOUR)),
        ([("mall/desk", Close()), ("mall/desk", Bookings(new=STOP))], (STOP, CONTACT)),
        ([("mall/desk", Close()), ("mall/desk", Bookings(existing=CANCEL))], (ACCEPT, CANCEL)),
        ([("mall/desk", Close((ChannelKind.PHONE,)))], (ACCEPT, HONOUR)),
        ([("mall/desk", Hours(W("Mo off")))], (ACCEPT, CONTACT)),  # whatever takes the minute
    ],
)
def test_a_booking_inside_a_close_is_a_contact_until_a_policy_is_chosen(
    effects: list[tuple[str, Effect]], answer: tuple[NewBookings, ExistingBookings]
) -> None:
    assert bookings("mall/desk", effects) == answer


def test_a_close_during_hours_touches_bookings_inside_them_only() -> None:
    close: list[tuple[str, Effect]] = [("mall/desk", Close(during=W("Mo 12:00-14:00")))]
    found = [bookings("mall/desk", close, f"2020-03-02T{when}")[1] for when in ("11:59", "12:00", "13:59", "14:00")]
    assert found == [HONOUR, CONTACT, CONTACT, HONOUR]


def test_a_close_of_the_building_does_not_touch_a_unit_with_its_own_entrance() -> None:
    desk = place("mall/desk", Kind.UNIT, on_site(), own_entrance=True)
    known = view(fact(0, "mall", MARCH, Close()), places=mall(desk))
    assert ask(known, "mall/desk", NOON).bookings.existing is HONOUR


def test_a_policy_of_the_building_is_not_one_of_its_units() -> None:
    assert bookings("mall/desk", [("mall", Bookings(STOP, CANCEL))]) == (ACCEPT, HONOUR)


# --- because, and via


@pytest.mark.parametrize(
    ("scope", "via"),
    [
        (Scope((AtPlace(place_id("mall/desk")),)), "mall/desk"),
        (Scope((OfType("service_point"),)), "mall/desk"),
        (Scope((OfOwner("city"),)), "mall/desk"),
        (Scope((Under(MALL, "service_point"),)), "mall/desk"),
        (Scope((Under(MALL),)), "mall"),
        (Scope((Under(MALL), AtPlace(place_id("mall/desk")))), "mall/desk"),
        (Scope((Under(MALL), AtPlace(place_id("town/desk")))), "mall"),
    ],
)
def test_a_reason_comes_from_the_place_or_from_the_subtree_that_brings_it(scope: Scope, via: str) -> None:
    (reason,) = ask(view(fact(0, scope, MARCH, FEWER)), "mall/desk", NOON).because
    assert (reason.version.ref.id, reason.via) == ("fact-0", via)


def test_of_two_subtrees_the_nearest_brings_it() -> None:
    scope = Scope((Under(MALL), Under(place_id("mall/desk"))))
    (reason,) = ask(view(fact(0, scope, MARCH, FEWER)), "mall/desk/copier", NOON).because
    assert reason.via == "mall/desk"


@pytest.mark.parametrize(
    ("where", "effect", "asked", "touches"),
    [
        # from the building down
        ("mall", Close(), "mall/desk", True),
        ("mall", Hours(W("Mo 07:00-15:00")), "mall/desk", True),
        ("mall", ClosesWithLastUnit(), "mall/desk", True),
        ("mall", EntryToOpenUnits(), "mall/desk", True),
        ("mall", Close((ChannelKind.PHONE,)), "mall/desk", False),
        ("mall", FEWER, "mall/desk", False),
        ("mall/desk", Close(), "mall/desk/copier", True),
        # from rooms and machines up, to the unit and no further
        ("mall/desk/copier", Close(), "mall/desk", True),
        ("mall/desk/copier", Withhold(("copy",)), "mall/desk", True),
        ("mall/desk/copier", FEWER, "mall/desk", False),
        ("mall/library/room", Close(), "mall/library", False),  # a room provides nothing
        ("mall/library/room", Withhold(("meet",)), "mall/library", True),
        ("mall/desk/copier", Close(), "mall", False),
        ("mall/desk", Close(), "mall", False),
        ("mall/desk", Close(), "mall/library", False),
    ],
)
def test_reasons_come_down_from_buildings_and_rise_from_equipment(
    where: str, effect: Effect, asked: str, touches: bool
) -> None:
    found = ask(view(fact(0, where, MARCH, effect)), asked, NOON).because
    assert [reason.via for reason in found] == ([where] if touches else [])


def test_a_building_that_opens_longer_for_a_time_is_a_reason_at_its_units() -> None:
    desk = place("mall/desk", Kind.UNIT, on_site("Mo 08:00-22:00"))
    known = view(fact(0, "mall", MARCH, Offer(ChannelKind.ON_SITE, week=W("Mo 20:00-22:00"))), places=mall(desk))
    answer = ask(known, "mall/desk", "2020-03-02T21:00")
    assert answer.channels[0].open is True
    assert [reason.via for reason in answer.because] == ["mall"]


def test_nothing_comes_down_to_a_unit_with_an_entrance_of_its_own() -> None:
    desk = place("mall/desk", Kind.UNIT, on_site(), own_entrance=True)
    assert ask(view(fact(0, "mall", MARCH, Close()), places=mall(desk)), "mall/desk", NOON).because == ()


def test_words_carry_their_own_notice_and_are_no_reason() -> None:
    words = (
        Guidance("mask", Strength.MUST),
        Text(Names({"en": "hello"})),
        Promise(Names({"en": "more"}), date(2020, 4, 1)),
    )
    known = view(fact(0, "mall/desk", MARCH, *words), fact(1, "mall/desk", MARCH, words[0], Passage()))
    answer = ask(known, "mall/desk", NOON)
    assert [reason.version.ref.id for reason in answer.because] == ["fact-1"]
    assert [(advice.code, by.ref.id) for advice, by in answer.guidance] == [("mask", "fact-1")]
    assert [(text.text["en"], by.ref.id) for text, by in answer.texts] == [("hello", "fact-0")]
    assert [(promise.due, by.ref.id) for promise, by in answer.promises] == [(date(2020, 4, 1), "fact-0")]


def test_an_arrangement_that_loses_is_a_reason_all_the_same_and_each_stands_once() -> None:
    wide: Clause = Under(MALL)
    known = view(
        fact(1, wide, MARCH, Hours(W("Mo 10:00-12:00")), FEWER), fact(0, "mall/desk", MARCH, Hours(W("Mo 11:00-12:00")))
    )
    assert [reason.version.ref.id for reason in ask(known, "mall/desk", NOON).because] == ["fact-0", "fact-1"]


# --- upcoming


def test_what_begins_and_what_ends_is_told_in_order_of_time() -> None:
    #        2.3.     5.3.    9.3.
    # fact-0  |----------------|
    # fact-1           |-------|
    known = view(
        fact(0, "mall/desk", period("2020-03-02", "2020-03-09"), FEWER),
        fact(1, Under(MALL), period("2020-03-05T12:00", "2020-03-09"), Close()),
    )

    def upcoming(when: str) -> list[tuple[str, str, bool]]:
        found = ask(known, "mall/desk", when).upcoming
        return [(f"{each.at:%d.%m. %H:%M}", each.version.ref.id, each.begins) for each in found]

    assert upcoming("2020-03-01T12:00") == [
        ("01.03. 22:00", "fact-0", True),
        ("05.03. 10:00", "fact-1", True),
        ("08.03. 22:00", "fact-0", False),
        ("08.03. 22:00", "fact-1", False),
    ]
    assert upcoming("2020-03-05T12:00") == [("08.03. 22:00", "fact-0", False), ("08.03. 22:00", "fact-1", False)]
    assert upcoming("2020-03-09") == []


def test_what_comes_to_the_building_comes_to_the_unit() -> None:
    known = view(fact(0, "mall", period("2020-03-05", "2020-03-06"), Close()))
    assert [each.version.ref.id for each in ask(known, "mall/desk", NOON).upcoming] == ["fact-0", "fact-0"]
    assert ask(known, "town/desk", NOON).upcoming == ()


# --- what is known


def test_a_fact_is_known_from_the_instant_of_its_publication() -> None:
    published = fact(0, "mall/desk", MARCH, Close())  # on 1 January at 12:00
    answers = {
        known: ask(view(published, known=known), "mall/desk", NOON).summary
        for known in ("2020-01-01T11:59", "2020-01-01T12:00")
    }
    assert answers == {"2020-01-01T11:59": "open", "2020-01-01T12:00": "closed"}


def test_before_anything_is_known_the_answer_is_unknown() -> None:
    answer = ask(view(known="2018-12-31"), "mall/desk", NOON)
    assert (answer.summary, answer.channels, answer.units, answer.valid_until) == ("unknown", (), (), None)


def test_before_a_place_exists_the_answer_is_unknown_until_it_does() -> None:
    answer = ask(view(), "mall/desk", "2018-12-31T12:00")
    assert answer.summary == "unknown"
    assert answer.valid_until == at("2019-01-01")


def test_after_a_place_is_gone_the_answer_is_unknown() -> None:
    (desk,) = (each for each in mall() if each.path == "mall/desk")
    day = date(2020, 3, 10)
    places = (replace(desk, valid_until=day), replace(desk, valid_from=day, gone=True))
    known = view(places=[*(each for each in mall() if each.path != "mall/desk"), *places])
    assert ask(known, "mall/desk", "2020-03-09T12:00").summary == "open"
    assert ask(known, "mall/desk", "2020-03-10T12:00").summary == "unknown"
    assert "mall/desk" not in [unit.path for unit in ask(known, "mall", "2020-03-10T12:00").units]


def test_a_directory_known_later_changes_only_what_is_known_later() -> None:
    (desk,) = (each for each in mall() if each.path == "mall/desk")
    later = at("2020-02-01")
    places = (
        replace(desk, known_until=later),
        replace(desk, known_from=later, channels=(on_site("Mo 18:00-19:00"),)),
    )
    others = [each for each in mall() if each.path != "mall/desk"]
    assert later > LONG_AGO
    assert ask(view(places=[*others, *places], known="2020-01-31"), "mall/desk", NOON).summary == "open"
    assert ask(view(places=[*others, *places]), "mall/desk", NOON).summary == "closed"


def test_a_path_means_the_place_that_bears_it_else_the_one_that_bore_it_last() -> None:
    (desk,) = (each for each in mall() if each.path == "mall/desk")
    day = date(2020, 3, 10)
    places = (replace(desk, valid_until=day), replace(desk, valid_from=day, path="mall/help"))
    known = view(places=[*(each for each in mall() if each.path != "mall/desk"), *places])
    for path in ("mall/desk", "mall/help"):
        for when in ("2020-03-09", "2020-03-10"):
            assert known.find(path, at(when)) == place_id("mall/desk")
    assert known.find("mall/nowhere", at(NOON)) is None
