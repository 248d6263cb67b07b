"""Times that are about right or by the sun: unknown in the uncertain minutes; people are given the words."""

from datetime import date, timedelta

import pytest

from aukio.domain.answers.answer import Summary
from aukio.domain.answers.daily_hours import channel_days
from aukio.domain.city.places import ChannelKind, Kind, ServiceWeek
from aukio.domain.facts.effects import Close, ClosesWithLastUnit, Effect, Hours, Offer, Shorten
from aukio.domain.facts.record import View
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.hours.service_hours import is_to_be_had
from aukio.domain.people.slots import Offered, slots
from aukio.domain.timelines import Code, compile_places
from aukio.domain.week import Week
from tests.domain.asking import ask, channel, day, open_at
from tests.domain.factories import at, fact, on_site, period, place, place_id, square, view

W = Week.parse
DESK = "square/desk"
MONDAY = "2020-03-02"
ALL_WEEK = period("2020-02-24", "2020-03-09")
OFFICE = "Mo-Su 08:00-16:00"

FERRY, BACK = "Mo-Su 06:30-22:45", "00:00 closed, 06:30 open, 09:30 closed, 19:30 unknown, 20:30 open, 22:45 closed"
CASES = (
    # (normal week, effects, minutes of Monday with the answer that begins at them)
    ("Mo-Su 10:00-~20:00", (), "00:00 closed, 10:00 open, 19:30 unknown, 20:30 closed"),
    ("Mo-Su ~08:00-16:00", (), "00:00 closed, 07:30 unknown, 08:30 open, 16:00 closed"),
    ("Mo-Su 08:00-sunset", (), "00:00 closed, 08:00 open, 13:00 unknown, 23:59 closed"),
    ("Mo-Su sunrise-sunset", (), "00:00 unknown, 11:30 open, 13:00 unknown, 23:59 closed"),
    ("Mo-Su 14:00-(sunset-01:00)", (), "00:00 closed, 14:00 unknown, 22:59 closed"),
    (FERRY, (Hours(W("Mo-Su 06:30-09:30,~20:00-22:45")),), BACK),
    (FERRY, (Close(during=W("Mo-Su 09:30-~20:00")),), BACK),
    (
        OFFICE,
        (Close(during=W("Mo-Su ~12:00-13:00")),),
        "00:00 closed, 08:00 open, 11:30 unknown, 12:30 closed, 13:00 open, 16:00 closed",
    ),
    (
        "Mo-Su 10:00-~20:00",
        (Close(during=W("Mo-Su 20:00-24:00")),),
        "00:00 closed, 10:00 open, 19:30 unknown, 20:00 closed",
    ),
    ("Mo-Su 10:00-~20:00", (Shorten(closes_early=60),), "00:00 closed, 10:00 open, 18:30 unknown, 19:30 closed"),
    ("Mo-Su ~10:00-20:00", (Shorten(opens_late=60),), "00:00 closed, 10:30 unknown, 11:30 open, 20:00 closed"),
    ("Mo-Su 10:00-~20:00", (Shorten(not_after=20 * 60),), "00:00 closed, 10:00 open, 19:30 unknown, 20:00 closed"),
    ("Mo-Su 10:00-~20:00", (Close(),), "00:00 closed"),
    ("Mo-Su 18:00-~02:00", (), "00:00 open, 01:30 unknown, 02:30 closed, 18:00 open"),
)


@pytest.mark.parametrize(("week", "effects", "expected"), CASES)
def test_the_uncertain_minutes_are_unknown(week: str, effects: tuple[Effect, ...], expected: str) -> None:
    known = square(*(fact(number, DESK, ALL_WEEK, each) for number, each in enumerate(effects)), week=week)
    table = [each for each in compile_places(known, at("2020-03-01"), at("2020-03-05")) if each is not None][-1]
    changes: list[str] = []
    state: bool | str | None = ""
    for minute in range(24 * 60):
        now = _CODES[table.at(at(MONDAY) + timedelta(minutes=minute)).channel(place_id(DESK), ChannelKind.ON_SITE)]
        if now is state and minute % 60 != 59:
            continue
        clock = f"{minute // 60:02}:{minute % 60:02}"
        assert open_at(known, DESK, f"{MONDAY}T{clock}") == [now]
        if now is not state:
            changes.append(f"{clock} {_STATES[now]}")
        state = now
    assert ", ".join(changes) == expected


_CODES = {Code.OPEN: True, Code.UNKNOWN: None, Code.CLOSED: False}
_STATES = {True: "open", False: "closed", None: "unknown"}


def test_an_answer_says_unknown_and_the_words_stand_beside_it() -> None:
    known = square(week="Mo-Su 08:00-sunset")
    answer = ask(known, DESK, f"{MONDAY}T15:00")
    assert answer.summary is Summary.UNKNOWN
    (desk,) = answer.channels
    assert (desk.open, desk.hours_today, desk.approximate_today) == (None, None, (("08:00", "sunset"),))
    found = day(known, DESK, MONDAY)
    assert (found.state, found.spans, found.said) == ("unknown", (("08:00", "13:00"),), (("08:00", "sunset"),))
    assert ask(known, DESK, f"{MONDAY}T09:00").channels[0].closes_at is None


@pytest.mark.parametrize(
    ("week", "effects", "said", "exceptional"),
    [
        ("Mo-Su 10:00-~20:00", (), (("10:00", "~20:00"),), False),
        (OFFICE, (Hours(W("Mo-Su 10:00-~20:00")),), (("10:00", "~20:00"),), True),
        (
            "Mo-Su 10:00-~20:00",
            (Close(during=W("Mo-Su 12:00-13:00")),),
            (("10:00", "12:00"), ("13:00", "~20:00")),
            True,
        ),
        ("Mo-Su 10:00-~20:00", (Close(during=W("Mo-Su 19:45-24:00")),), (("10:00", "19:45"),), True),
        ("Mo-Su 10:00-~20:00", (Hours(None),), None, True),
        (
            "Mo-Su 06:30-22:45",
            (Close(during=W("Mo-Su 09:30-~20:00")),),
            (("06:30", "09:30"), ("~20:00", "22:45")),
            True,
        ),
        (OFFICE, (Close(during=W("Mo-Su ~12:00-13:00")),), (("08:00", "~12:00"), ("13:00", "16:00")), True),
        ("Mo-Su 18:00-~02:00", (), (("18:00", "~02:00"),), False),
    ],
)
def test_a_day_is_said_as_it_is_written(
    week: str, effects: tuple[Effect, ...], said: tuple[tuple[str, str], ...] | None, exceptional: bool
) -> None:
    known = square(*(fact(number, DESK, ALL_WEEK, each) for number, each in enumerate(effects)), week=week)
    (shown,) = channel_days(known, place_id(DESK), ChannelKey(ChannelKind.ON_SITE), date.fromisoformat(MONDAY), 1)
    assert (shown.said, shown.exceptional) == (said, exceptional)


def test_no_time_is_offered_in_uncertain_minutes() -> None:
    known = square(week="Mo-Su 10:00-~12:00")
    offered = Offered(place_id(DESK), "", ChannelKind.ON_SITE, timedelta(minutes=30), 1)
    found = slots(known, offered, date.fromisoformat(MONDAY), (), at("2020-03-01"))
    assert [f"{each.start:%H:%M}" for each in found] == ["08:00", "08:30", "09:00"]  # UTC: 10, 10:30 and 11


def test_a_building_closes_with_a_unit_that_closes_about_some_time() -> None:
    def house(*effects: Effect) -> View:
        return view(
            fact(0, "house", ALL_WEEK, *effects),
            places=[
                place("house", Kind.CENTRE, on_site("Mo-Su 07:00-22:00")),
                place("house/a", Kind.UNIT, on_site("Mo-Su 08:00-~20:00")),
                place("house/b", Kind.UNIT, on_site("Mo-Su 08:00-16:00")),
            ],
        )

    asked = [f"{MONDAY}T{clock}" for clock in ("19:29", "19:30", "20:29", "20:30")]
    assert open_at(house(ClosesWithLastUnit()), "house", *asked) == [True, None, None, False]


def test_the_hours_of_a_service_may_end_about_some_time() -> None:
    known = view(
        places=[
            place(
                "desk",
                Kind.UNIT,
                on_site(OFFICE),
                services=("copy",),
                service_weeks=(ServiceWeek("copy", W("Mo-Su 09:00-~12:00")),),
            )
        ]
    )
    asked = [
        is_to_be_had(known, place_id("desk"), "copy", at(f"{MONDAY}T{clock}")) for clock in ("09:00", "11:30", "12:30")
    ]
    assert asked == [True, None, False]


def test_an_offered_channel_may_be_approximate() -> None:
    offer = Offer(ChannelKind.PHONE, week=W("Mo-Su 09:00-~12:00"))
    known = square(fact(0, DESK, ALL_WEEK, offer))
    asked = [channel(known, DESK, f"{MONDAY}T{clock}", ChannelKind.PHONE).open for clock in ("11:29", "11:30", "12:30")]
    assert asked == [True, None, False]
