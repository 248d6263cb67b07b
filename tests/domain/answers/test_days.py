"""Effective hours one local day after another, and why (contracts.md: ``aukio hours``)."""

from dataclasses import replace
from datetime import date

import pytest

from aukio.domain.answers.daily_hours import MOST_DAYS, days
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import ChannelKind
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import (
    Bookings,
    Capacity,
    CapacityOf,
    Close,
    ClosesWithLastUnit,
    Effect,
    Hours,
    NewBookings,
    Offer,
    Shorten,
)
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import Week
from tests.domain.asking import day, hours
from tests.domain.factories import at, fact, listed, mall, period, place_id, square, view

W = Week.parse
MARCH = period("2020-03-02", "2020-04-01")
MONDAY = date(2020, 3, 2)


def test_a_range_shows_every_day_with_both_ends() -> None:
    shown = days(square(), place_id("square/desk"), date(2020, 3, 6), date(2020, 3, 9))
    assert [(str(each.date), each.state.value, each.spans) for each in shown] == [
        ("2020-03-06", "open", (("08:00", "16:00"),)),
        ("2020-03-07", "closed", ()),
        ("2020-03-08", "closed", ()),
        ("2020-03-09", "open", (("08:00", "16:00"),)),
    ]


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadRequest, match="before it begins"):
        days(square(), place_id("square/desk"), MONDAY, date(2020, 3, 1))


def test_a_range_of_more_than_three_years_is_refused() -> None:
    last = date.fromordinal(MONDAY.toordinal() + MOST_DAYS)
    with pytest.raises(BadRequest, match="longer than"):
        days(square(), place_id("square/desk"), MONDAY, last)


@pytest.mark.parametrize(
    ("where", "effect", "reason"),
    [
        ("mall/desk", Close(), True),
        ("mall/desk", Close(during=W("Mo 08:00-09:00")), True),
        ("mall/desk", Hours(W("Mo 10:00-12:00")), True),
        ("mall", Close(), True),
        ("mall", ClosesWithLastUnit(), False),  # it changes the hours of the building alone
        ("mall", Hours(W("Mo 07:00-19:00")), False),  # shorter, but not for the desk
        ("mall", Hours(W("Mo 09:00-19:00")), True),
        ("mall/desk", Hours(W("Mo 08:00-16:00")), False),  # its normal hours
        ("mall/desk", Close(during=W("Mo 17:00-18:00")), False),  # it is closed then anyway
        ("mall/desk", Offer(ChannelKind.ON_SITE, week=W("Mo 17:00-18:00")), True),
        ("mall/desk", Capacity(CapacityOf.VISITORS), False),
        ("mall/desk", Bookings(new=NewBookings.STOP), False),
        ("mall/library", Close(), False),
    ],
)
def test_the_reasons_of_a_day_are_what_makes_its_hours(where: str, effect: Effect, reason: bool) -> None:
    known = view(fact(0, where, MARCH, effect))
    assert [ref.id for ref in day(known, "mall/desk", "2020-03-02").because] == (["fact-0"] if reason else [])
    assert day(known, "mall/desk", "2020-04-01").because == ()


def test_a_fact_that_begins_during_a_day_is_a_reason_of_that_day() -> None:
    known = square(fact(0, "square/desk", period("2020-03-02T15:00", "2020-03-03T00:00"), Close()))
    because = [len(day(known, "square/desk", on).because) for on in ("2020-03-01", "2020-03-02", "2020-03-03")]
    assert because == [0, 1, 0]


def test_an_arrangement_is_no_reason_of_the_days_on_which_it_changes_nothing() -> None:
    known = view(
        fact(0, "mall/desk", MARCH, Close()),
        fact(1, "mall", MARCH, Close()),
        fact(2, "mall/desk", MARCH, Hours(W("Mo-Fr 08:00-12:00"))),
    )
    fridays, saturday, holiday = "2020-03-06", "2020-03-07", "2020-03-08"
    reasons = [{ref.id for ref in day(known, "mall/desk", on).because} for on in (fridays, saturday, holiday)]
    assert reasons == [{"fact-0", "fact-1", "fact-2"}, set(), set()]


def test_a_room_without_hours_has_the_reasons_of_its_unit_and_of_its_building() -> None:
    known = view(fact(0, "mall/library", MARCH, Close()), fact(1, "mall", MARCH, Hours(W("Mo 12:00-14:00"))))
    assert {ref.id for ref in day(known, "mall/library/room", "2020-03-02").because} == {"fact-0", "fact-1"}
    assert day(known, "mall/library/room", "2020-03-01").because == ()


def test_a_day_on_which_the_place_does_not_exist_is_unknown() -> None:
    (desk,) = (each for each in mall() if each.path == "mall/desk")
    opened = replace(desk, valid_from=date(2020, 3, 3))
    known = view(places=[*(each for each in mall() if each is not desk and each.path != "mall/desk"), opened])
    assert [hours(known, "mall/desk", on) for on in ("2020-03-02", "2020-03-03")] == ["unknown", "08:00-16:00"]


def test_a_day_that_is_open_or_closed_at_every_minute_is_not_unknown() -> None:
    # normal    ????????????????????????????   nobody stated hours
    # offered        |22======02|     |22==    every night
    # closed    xxxxx|          |xxxxx|        from 02 to 22
    night = Offer(ChannelKind.ON_SITE, week=W("Mo-Su 22:00-02:00"))
    known = square(fact(0, "square/desk", MARCH, night, Close(during=W("Mo-Su 02:00-22:00"))), week=None)
    assert Timetable.of(known).is_open_on_site(place_id("square/desk"), at("2020-03-10T01:00")) is True
    assert hours(known, "square/desk", "2020-03-10") == "22:00-02:00"


@pytest.mark.parametrize(
    ("effect", "night"),
    [
        (Shorten(not_after=60), "18:00-01:00"),
        (Shorten(not_after=25 * 60), "18:00-01:00"),
        (Shorten(closes_early=60), "18:00-02:00"),
        (Hours(W("Mo-Su 18:00-02:00")), "18:00-02:00"),
    ],
)
@pytest.mark.parametrize("when", [period("2020-03-02", "2020-03-03"), listed("2020-03-02")])
def test_what_cuts_a_night_after_midnight_is_the_reason_of_its_evening(
    effect: Effect, night: str, when: Period
) -> None:
    known = square(fact(0, "square/desk", when, effect), week="Mo-Su 18:00-03:00")
    assert hours(known, "square/desk", "2020-03-02") == night
    reasons = [[ref.id for ref in day(known, "square/desk", f"2020-03-0{on}").because] for on in (1, 2, 4)]
    assert reasons == [[], ["fact-0"], []]
