"""``shorten`` cuts the beginning or the end of each day's own hours, and never opens anything."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.status import status
from aukio.domain.base.spans import subtract
from aukio.domain.city.places import Channel, ChannelKind
from aukio.domain.clock.local_time import DAY, local_of, plus
from aukio.domain.facts.effects import Bookings, Close, ExistingBookings, Hours, Offer, Shorten
from aukio.domain.facts.record import View
from aukio.domain.hours.booking_policy import Asked, policy_at
from aukio.domain.hours.shortened_days import leaves_nothing
from aukio.domain.hours.timetable import Timetable
from aukio.domain.week import Week
from tests.domain.cities import KNOWN, LAW, SmallCity, cities
from tests.domain.city_facts import shortens
from tests.domain.factories import at, fact, period, place_id, square

DESK = place_id("square/desk")
W = Week.parse
BREAK = "Mo-Fr 08:00-12:00,13:00-16:00"
DAY_1 = period("2020-03-04", "2020-03-05")  # a Wednesday


def hours(view: View, day: str = "2020-03-04") -> str:
    """The hours of the desk on a day: ``10-12 13-16``."""
    found = Timetable.of(view).on_site_hours_on(DESK, date.fromisoformat(day))
    zone = view.zone(DESK)
    spans = [(local_of(span.start, zone), local_of(span.end, zone)) for span in found.open]
    return " ".join(f"{start:%-H:%M}-{end:%-H:%M}".replace(":00", "") for start, end in spans)


CASES = (
    # (week, shorten, hours)
    (BREAK, Shorten(opens_late=120), "10-12 13-16"),
    (BREAK, Shorten(opens_late=300), "13-16"),  # counted from the first opening, also through the break
    (BREAK, Shorten(opens_late=330), "13:30-16"),
    (BREAK, Shorten(opens_late=720), ""),
    (BREAK, Shorten(not_before=11 * 60), "11-12 13-16"),
    (BREAK, Shorten(not_before=7 * 60), "8-12 13-16"),
    (BREAK, Shorten(not_before=16 * 60), ""),  # after closing: closed that day
    (BREAK, Shorten(closes_early=60), "8-12 13-15"),
    (BREAK, Shorten(closes_early=240), "8-12"),
    (BREAK, Shorten(not_after=15 * 60), "8-12 13-15"),
    (BREAK, Shorten(not_after=8 * 60), ""),
    (BREAK, Shorten(not_after=18 * 60), "8-12 13-16"),
    (BREAK, Shorten(opens_late=60, not_after=14 * 60), "9-12 13-14"),
    ("Mo-Su 18:00-03:00", Shorten(not_after=2 * 60), "18-2"),  # a night ends on the next day
    ("Mo-Su 18:00-03:00", Shorten(not_after=26 * 60), "18-2"),
    ("Mo-Su 18:00-03:00", Shorten(not_after=4 * 60), ""),
    ("Mo-Su 18:00-03:00", Shorten(closes_early=240), "18-23"),
    ("Mo-Su 18:00-03:00", Shorten(opens_late=420), "1-3"),
    ("Mo-Su 18:00-03:00", Shorten(not_before=25 * 60), "1-3"),
    ("Mo-Fr off", Shorten(opens_late=60), ""),
)


@pytest.mark.parametrize(("week", "shorten", "shown"), CASES)
def test_a_day_is_cut_at_its_beginning_or_its_end(week: str, shorten: Shorten, shown: str) -> None:
    view = square(fact(0, "square/desk", DAY_1, shorten), week=week)
    wednesday = "2020-03-05" if shown == "1-3" else "2020-03-04"  # hours of a night that begin after midnight
    assert hours(view, wednesday).removesuffix(" 18-3") == shown
    assert hours(view, "2020-03-06") == hours(square(week=week), "2020-03-06")


def test_the_evening_before_keeps_its_end_and_the_last_evening_is_cut() -> None:
    """Nights belong to the day on which they begin (decision 0027)."""
    view = square(fact(0, "square/desk", DAY_1, Shorten(closes_early=60)), week="Mo-Su 18:00-03:00")
    assert [hours(view, f"2020-03-0{day}") for day in (3, 4, 5)] == ["18-3", "18-2", "18-3"]


def test_two_cuts_are_both_made_and_a_replacement_is_cut_too() -> None:
    facts = (
        fact(0, "square/desk", DAY_1, Hours(W("We 10:00-20:00"))),
        fact(1, "square/desk", DAY_1, Shorten(opens_late=60)),
        fact(2, "square/desk", DAY_1, Shorten(opens_late=120, closes_early=60)),
        fact(3, "square/desk", DAY_1, Close(during=W("We 14:00-15:00"))),
    )
    assert hours(square(*facts)) == "12-14 15-19"


def test_only_the_channels_that_are_named_are_cut() -> None:
    phone = Channel(ChannelKind.PHONE, week=W("Mo-Fr 09:00-15:00"))
    known = square(
        fact(0, "square/desk", DAY_1, Shorten(not_before=11 * 60, channels=(ChannelKind.PHONE,))), more=(phone,)
    )
    shown = {each.key.kind: each.hours_today for each in status(known, DESK, at("2020-03-04T10:00")).channels}
    assert shown[ChannelKind.ON_SITE] == (("08:00", "16:00"),)
    assert shown[ChannelKind.PHONE] == (("11:00", "15:00"),)


def test_an_offered_channel_is_cut_by_name_alone() -> None:
    offer = fact(0, "square/desk", DAY_1, Offer(ChannelKind.SELF_SERVICE, week=W("We 06:00-22:00")))
    unnamed = square(offer, fact(1, "square/desk", DAY_1, Shorten(not_before=600)))
    named = square(offer, fact(1, "square/desk", DAY_1, Shorten(not_before=600, channels=(ChannelKind.SELF_SERVICE,))))
    for view, opens in ((unnamed, "06:00"), (named, "10:00")):
        answer = status(view, DESK, at("2020-03-04T12:00"))
        assert [each.hours_today for each in answer.channels][1] == ((opens, "22:00"),)


def test_bookings_in_the_lost_minutes_alone_are_hit() -> None:
    policy = Bookings(existing=ExistingBookings.CANCEL)
    view = square(fact(0, "square/desk", DAY_1, Shorten(opens_late=120), policy))
    node = view.node(DESK, at("2020-03-04"))
    assert node is not None
    found = [
        policy_at(view, node, Asked(DESK), at(f"2020-03-04T{clock}")).existing for clock in ("08:00", "09:59", "10:00")
    ]
    assert found == [ExistingBookings.CANCEL, ExistingBookings.CANCEL, ExistingBookings.HONOUR]


def test_an_answer_holds_until_the_door_opens_and_says_when() -> None:
    view = square(fact(0, "square/desk", DAY_1, Shorten(opens_late=120)))
    answer = status(view, DESK, at("2020-03-04T09:00"))
    assert (answer.channels[0].open, answer.channels[0].opens_at) == (False, at("2020-03-04T10:00"))
    assert answer.valid_until == at("2020-03-04T10:00")
    assert [each.version.ref.id for each in answer.because] == ["fact-0"]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"opens_late": 60, "not_before": 600},
        {"closes_early": 60, "not_after": 900},
        {"opens_late": 0},
        {"not_after": 3000},
    ],
    ids=str,
)
def test_a_cut_that_says_nothing_or_two_things_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"shortened|clock time|exclude each other"):
        Shorten(**wrong)  # type: ignore[arg-type]  # channels are none of these


@LAW
@given(cities(), shortens(), st.integers(0, 12))
def test_shortening_never_opens_anything(city: SmallCity, shorten: Shorten, start: int) -> None:
    first = city.first + start * DAY
    when = period(first.isoformat(), (first + 3 * DAY).isoformat())
    before = View(city.record, KNOWN)
    cut = [fact(number, path, when, shorten) for number, path in ((10, "hall/desk"), (11, "tower"))]
    after = View(replace(city.record, versions=(*city.record.versions, *cut)), KNOWN)
    for which in city.places:
        for step in range(6):
            day = plus(first, step - 1)
            was, now = (Timetable.of(view).on_site(which, day) for view in (before, after))
            assert not subtract(now.open, was.open)
            assert not subtract(now.unknown, (*was.unknown, *was.open))


@pytest.mark.parametrize(
    ("week", "shorten", "shut"),
    [
        ("We 09:00-10:30", Shorten(opens_late=120), True),
        ("We 09:00-17:00", Shorten(closes_early=540), True),
        ("We 09:00-10:30", Shorten(opens_late=60), False),
        ("Th 09:00-10:30", Shorten(opens_late=120), False),  # it is not open that day anyway
        ("We 09:00-10:30", Shorten(opens_late=120, channels=(ChannelKind.PHONE,)), False),
    ],
)
def test_a_day_of_which_nothing_is_left_is_said_to_be_closed(week: str, shorten: Shorten, *, shut: bool) -> None:
    view = square(fact(0, "square/desk", DAY_1, shorten), week=week)
    assert leaves_nothing(view, [DESK], shorten, DAY_1) is shut


def test_a_shorter_day_of_which_nothing_is_left_is_announced_as_a_closure() -> None:
    for week, effects in (("We 09:00-10:30", (Close(),)), ("We 09:00-16:00", (Shorten(opens_late=120),))):
        known = square(fact(0, "square/desk", DAY_1, Shorten(opens_late=120)), week=week)
        changes = status(known, DESK, at("2020-03-01")).upcoming
        assert {change.version.arrangement.effects for change in changes} == {effects}
