"""Hours for a single day hold on a public holiday, too; longer ones keep the holiday rule of the normal week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.city.places import ChannelKind, Kind
from aukio.domain.clock.local_time import Period
from aukio.domain.facts.effects import Hours, Offer
from aukio.domain.facts.notices import with_planned
from aukio.domain.facts.scope import AtPlace
from aukio.domain.timelines import Code, compile_places
from aukio.domain.week import Week
from tests.domain.asking import channel, hours
from tests.domain.desk import Desk
from tests.domain.factories import FINLAND, arrangement, at, fact, on_site, period, place, place_id, square
from tests.domain.week.test_week_laws import weeks

W = Week.parse
DESK = AtPlace(place_id("square/desk"))
EASTER_MONDAY = "2020-04-13"
OFFICE = "Mo-Fr 08:00-16:00; PH off"


@pytest.mark.parametrize(
    ("normal", "new", "start", "until", "shown"),
    [
        (OFFICE, "Mo 08:30-17:30", "2020-04-13", "2020-04-14", "08:30-17:30"),
        ("Mo-Fr 08:00-16:00; PH 09:00-10:00", "Mo-Su 12:00-14:00", "2020-04-13", "2020-04-14", "12:00-14:00"),
        (OFFICE, "Mo 08:30-17:30; PH off", "2020-04-13", "2020-04-14", "-"),  # said so
        (OFFICE, "Mo 08:30-17:30; PH 12:00-13:00", "2020-04-13", "2020-04-14", "12:00-13:00"),
        (OFFICE, "Tu 08:30-17:30", "2020-04-13", "2020-04-14", "-"),  # says nothing of a Monday
        (OFFICE, "Mo 08:30-17:30", "2020-04-13T12:00", "2020-04-14", "12:00-17:30"),
        (OFFICE, "Mo-Su 08:30-17:30", "2020-04-13", "2020-04-15", "-"),  # two days: the holiday rule
        (OFFICE, "Mo-Su 08:30-17:30", "2020-04-12", "2020-04-14", "-"),
        (OFFICE, "Mo-Su 08:30-17:30", "2020-04-13", None, "-"),
        ("Mo-Fr 08:00-16:00", "Mo-Su 08:30-17:30", "2020-04-13", None, "08:30-17:30"),  # it has no rule
    ],
)
def test_hours_on_a_holiday(normal: str, new: str, start: str, until: str | None, shown: str) -> None:
    known = square(fact(0, DESK, period(start, until), Hours(W(new))), week=normal)
    assert hours(known, "square/desk", EASTER_MONDAY) == shown


@pytest.mark.parametrize(
    ("start", "until", "shown"),
    [("2020-04-13", "2020-04-14", (("10:00", "12:00"),)), ("2020-04-13", "2020-04-15", ()), ("2020-04-13", None, ())],
)
def test_an_offer_on_a_holiday(start: str, until: str | None, shown: tuple[tuple[str, str], ...]) -> None:
    offer = Offer(ChannelKind.PHONE, week=W("Mo-Su 10:00-12:00"))
    known = square(fact(0, DESK, period(start, until), offer), week=OFFICE)
    assert channel(known, "square/desk", EASTER_MONDAY, ChannelKind.PHONE).hours_today == shown


def desk_of(week: str) -> Desk:
    return Desk([place("square", Kind.SITE), place("square/desk", Kind.UNIT, on_site(week))])


def test_an_end_does_not_turn_a_week_into_a_day() -> None:
    desk = desk_of(OFFICE)
    spring = arrangement("spring", "square/desk", period("2020-04-13", "2020-04-18"), Hours(W("Mo-Fr 10:00-12:00")))
    desk.publish("2020-04-01", add=[spring])
    desk.publish("2020-04-13T09:00", end={"spring": "2020-04-14"})
    assert hours(desk.known("2020-04-02"), "square/desk", EASTER_MONDAY) == "-"
    assert hours(desk.known("2020-04-20"), "square/desk", EASTER_MONDAY) == "-"
    assert with_planned(desk.record.versions) == desk.record.versions


def test_a_day_that_ends_earlier_is_that_day_all_the_same() -> None:
    desk = desk_of(OFFICE)
    monday = arrangement("monday", "square/desk", period("2020-04-13", "2020-04-14"), Hours(W("Mo 10:00-14:00")))
    desk.publish("2020-04-01", add=[monday])
    desk.publish("2020-04-13T09:00", end={"monday": "2020-04-13T12:00"})
    desk.publish("2020-04-13T10:00", end={"monday": "2020-04-13T11:00"})
    assert hours(desk.known("2020-04-20"), "square/desk", EASTER_MONDAY) == "10:00-11:00"
    assert with_planned(desk.record.versions) == desk.record.versions


def test_a_replaced_notice_ends_what_was_meant_for_a_week() -> None:
    desk = desk_of(OFFICE)
    spring = arrangement("spring", "square/desk", period("2020-04-13", "2020-04-18"), Hours(W("Mo-Fr 10:00-12:00")))
    desk.publish("2020-04-01", add=[spring])
    other = arrangement(
        "new", "square/desk", period("2020-04-16", "2020-04-18"), Hours(W("Mo-Fr 11:00-12:00")), notice="b"
    )
    desk.publish("2020-04-14T09:00", notice="b", add=[other], replaces=["notice"])
    assert hours(desk.known("2020-04-20"), "square/desk", EASTER_MONDAY) == "-"
    assert with_planned(desk.record.versions) == desk.record.versions


HOLIDAYS = st.sampled_from(FINLAND.between(date(2020, 2, 1), date(2020, 11, 30)))


@given(weeks(over_midnight=False), weeks(over_midnight=False), HOLIDAYS)
def test_the_week_of_a_single_day_alone_decides_about_it(normal: Week, new: Week, day: date) -> None:
    when = period(day.isoformat(), (day + timedelta(days=1)).isoformat())
    known = square(fact(0, DESK, when, Hours(new)), week=str(normal))
    assert hours(known, "square/desk", day.isoformat()) == hours(square(week=str(new)), "square/desk", day.isoformat())
    compiled = list(compile_places(known, at("2020-01-05"), at("2020-12-20")))[-1]
    assert compiled is not None
    state = channel(known, "square/desk", f"{day}T12:00").open
    found = compiled.at(at(f"{day}T12:00"))
    row = found.rows([place_id("square/desk")])[0]
    assert bool(found.channels[row, 0] == Code.OPEN) == bool(state)


@pytest.mark.parametrize(
    ("when", "single"),
    [
        (period("2020-04-13", "2020-04-14"), True),
        (period("2020-04-13T10:00", "2020-04-13T12:00"), True),
        (period("2020-04-13T10:00", "2020-04-14"), True),
        (period("2020-04-13", "2020-04-14T00:01"), False),
        (period("2020-04-13", "2020-04-15"), False),
        (period("2020-04-13"), False),
        (period("2020-04-13", "2020-04-13"), False),
        (period("2020-04-14", "2020-04-13"), False),
    ],
)
def test_a_period_is_within_one_day(when: Period, single: bool) -> None:
    assert when.within_one_day is single
