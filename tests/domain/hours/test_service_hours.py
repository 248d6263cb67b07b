"""The week of one service at a place, within the hours of the place: passports are handed out from 9 to 11."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.selection import StateFilter
from aukio.domain.answers.status import status
from aukio.domain.base.spans import Span
from aukio.domain.city.places import ChannelKind, Kind, ServiceWeek
from aukio.domain.facts.effects import Close, Effect, Elsewhere, Hours, Withhold
from aukio.domain.facts.record import View
from aukio.domain.hours.service_hours import is_to_be_had
from aukio.domain.hours.timetable import Timetable
from aukio.domain.hours.usable_minutes import usable_spans
from aukio.domain.people.queue_tickets import ServiceAccess, service_access
from aukio.domain.people.slots import NotBookable, Offered, slots, why_not
from aukio.domain.week import Cycle, Week
from tests.domain.cities import KNOWN, LAW, QUARTER, SmallCity, cities
from tests.domain.city_places import PATHS
from tests.domain.factories import at, fact, on_site, period, place, place_id, view

W = Week.parse
DESK = place_id("square/desk")
SPRING = period("2020-03-02", "2020-04-01")  # a Monday


def square(
    *effects: Effect, own: Week | Cycle | str = "Mo-Fr 09:00-11:00", week: str | None = "Mo-Fr 08:00-16:00; PH off"
) -> View:
    """A desk that hands out passports in the hours of ``own``, and takes applications whenever it is open."""
    mine = ServiceWeek("passport", W(own) if isinstance(own, str) else own)
    desk = place("square/desk", Kind.UNIT, on_site(week), services=("passport", "application"), service_weeks=(mine,))
    facts = [fact(number, "square/desk", SPRING, effect) for number, effect in enumerate(effects)]
    return view(*facts, places=[place("square", Kind.SITE), desk])


MONDAY, GOOD_FRIDAY = "2020-03-02", "2020-04-10"


@pytest.mark.parametrize(
    ("given_", "when", "is_open", "today", "valid_until"),
    [
        (square(), f"{MONDAY}T08:30", False, [("09:00", "11:00")], f"{MONDAY}T09:00"),
        (square(), f"{MONDAY}T09:00", True, [("09:00", "11:00")], f"{MONDAY}T11:00"),
        (square(), f"{MONDAY}T11:00", False, [("09:00", "11:00")], f"{MONDAY}T16:00"),
        (square(), f"{GOOD_FRIDAY}T10:00", False, [], "2020-04-14T00:00"),  # the desk is closed on Easter Monday, too
        (square(week="24/7", own="Mo-Fr 09:00-11:00; PH off"), f"{GOOD_FRIDAY}T10:00", False, [], "2020-04-14T00:00"),
        (square(own="Mo-Fr 14:00-18:00"), f"{MONDAY}T15:00", True, [("14:00", "16:00")], f"{MONDAY}T16:00"),
        (square(Close(during=W("Mo 10:00-24:00"))), f"{MONDAY}T10:00", False, [("09:00", "10:00")], None),
        (square(Withhold(("passport",), W("Mo 09:30-10:00"))), f"{MONDAY}T09:45", False, None, f"{MONDAY}T10:00"),
        (square(Withhold(("application",))), f"{MONDAY}T09:45", True, [("09:00", "11:00")], f"{MONDAY}T11:00"),
        (square(Hours(W("Mo-Fr 10:00-14:00"))), f"{MONDAY}T10:00", True, [("10:00", "11:00")], f"{MONDAY}T11:00"),
        (square(week=None), f"{MONDAY}T10:00", None, None, f"{MONDAY}T11:00"),
        (square(week=None), f"{MONDAY}T12:00", False, None, "2020-03-03T09:00"),
        (square(week="Fr 18:00-04:00", own="Fr 22:00-02:00"), "2020-03-07T01:00", True, [], "2020-03-07T02:00"),
        (
            square(own=Cycle((W("Mo 09:00-11:00"), W("Tu 09:00-11:00")), date(2020, 3, 2))),
            "2020-03-10T10:00",
            True,
            [("09:00", "11:00")],
            "2020-03-10T11:00",
        ),
    ],
)
def test_a_service_with_a_week_is_to_be_had_within_it_while_the_place_is_open(
    given_: View, when: str, is_open: bool | None, today: list[tuple[str, str]] | None, valid_until: str | None
) -> None:
    answer = status(given_, DESK, at(when))
    (own,) = answer.services
    assert (own.service, own.open) == ("passport", is_open)
    if today is not None:
        assert own.hours_today == tuple(today)
    if valid_until is not None:
        assert answer.valid_until == at(valid_until)


def test_the_answer_names_the_next_start_and_the_end() -> None:
    waiting, going_on = (
        status(square(), DESK, at(when)).services[0] for when in ("2020-03-06T12:00", "2020-03-09T09:30")
    )
    assert (waiting.opens_at, waiting.closes_at) == (at("2020-03-09T09:00"), None)
    assert (going_on.opens_at, going_on.closes_at) == (None, at("2020-03-09T11:00"))
    never = status(square(own="Sa 09:00-11:00"), DESK, at("2020-03-09T09:30")).services[0]
    assert (never.open, never.opens_at) == (False, None)
    always = status(square(own="24/7", week="24/7"), DESK, at("2020-03-09T09:30")).services[0]
    assert (always.open, always.closes_at) == (True, None)


@pytest.mark.parametrize(
    ("when", "wanted", "matches"),
    [
        ("10:00", StateFilter(open=True, services=frozenset({"passport"})), True),
        ("12:00", StateFilter(open=True, services=frozenset({"passport"})), False),
        ("12:00", StateFilter(open=False, services=frozenset({"passport"})), True),
        ("12:00", StateFilter(open=True, services=frozenset({"application"})), True),
        ("12:00", StateFilter(open=True, services=frozenset({"application", "passport"})), False),
        ("12:00", StateFilter(open=True, channel=ChannelKind.ON_SITE, services=frozenset({"passport"})), False),
        ("12:00", StateFilter(services=frozenset({"passport"})), True),
        ("20:00", StateFilter(open=False, services=frozenset({"passport"})), True),
    ],
)
def test_a_list_of_places_for_a_service_knows_its_week(when: str, wanted: StateFilter, matches: bool) -> None:
    assert wanted.matches(status(square(), DESK, at(f"{MONDAY}T{when}"))) is matches


def test_a_place_named_as_the_alternative_has_the_state_of_the_service() -> None:
    desk = place(
        "square/desk",
        Kind.UNIT,
        on_site(),
        services=("passport",),
        service_weeks=(ServiceWeek("passport", W("Mo-Fr 09:00-11:00")),),
    )
    other = fact(0, "square/stall", SPRING, Elsewhere("passport", (DESK,)))
    known = view(other, places=[place("square", Kind.SITE), desk, place("square/stall", Kind.UNIT, on_site())])
    before, then = (status(known, place_id("square/stall"), at(f"{MONDAY}T{clock}")) for clock in ("10:00", "12:00"))
    assert [each.elsewhere[0].places[0].open for each in (before, then)] == [True, False]
    assert before.elsewhere[0].places[0].hours_today == (("09:00", "11:00"),)
    assert before.valid_until == at(f"{MONDAY}T11:00")


def test_times_for_a_service_are_offered_in_its_week_only_and_a_queue_ticket_is_given_then() -> None:
    known, now = square(), at("2020-03-01T12:00")
    offered = {
        service: Offered(DESK, service, ChannelKind.ON_SITE, timedelta(minutes=40), 1)
        for service in ("passport", "application")
    }
    day = date(2020, 3, 3)
    assert [slot.start for slot in slots(known, offered["passport"], day, (), now)] == [
        at(f"2020-03-03T{clock}") for clock in ("09:00", "09:40", "10:20")
    ]
    assert len(list(slots(known, offered["application"], day, (), now))) == 12
    noon = Span(at("2020-03-03T12:00"), at("2020-03-03T12:40"))
    assert why_not(known, offered["passport"], noon, (), now) is NotBookable.CLOSED
    answers = (status(known, DESK, at(f"2020-03-03T{clock}")) for clock in ("10:00", "12:00"))
    assert [service_access(each, "passport") for each in answers] == [ServiceAccess.WALK_IN, ServiceAccess.CLOSED]


def test_a_week_that_begins_with_a_later_version_leaves_the_days_before_as_they_were() -> None:
    weekly = {"services": ("passport",), "service_weeks": (ServiceWeek("passport", W("Mo-Su 09:00-11:00")),)}
    old = place("square/desk", Kind.UNIT, on_site("24/7"), services=("passport",), valid_until=date(2020, 3, 4))
    new = place("square/desk", Kind.UNIT, on_site("24/7"), valid_from=date(2020, 3, 4), **weekly)
    known = view(places=[place("square", Kind.SITE), old, new])
    days = Span(at("2020-03-03T00:00"), at("2020-03-05T00:00"))
    assert usable_spans(known, DESK, ChannelKind.ON_SITE, days, service="passport") == (
        Span(at("2020-03-03T00:00"), at("2020-03-04T00:00")),
        Span(at("2020-03-04T09:00"), at("2020-03-04T11:00")),
    )


def test_a_week_is_of_a_service_of_the_place_once() -> None:
    passport = ServiceWeek("passport", W("Mo 09:00-11:00"))
    for services, weeks in (((), (passport,)), (("passport",), (passport, passport))):
        with pytest.raises(ValueError, match="is a service of the place"):
            place("square", Kind.UNIT, services=services, service_weeks=weeks)


@LAW
@given(cities(), st.integers(0, 96 * 10))
def test_a_service_is_to_be_had_only_while_its_place_is_open_and_where_times_are_usable(
    city: SmallCity, quarters: int
) -> None:
    known = View(city.record, KNOWN)
    desks = [place_id(path) for path in PATHS if path.endswith("desk")]
    for step in range(0, 96, 5):
        t = city.instant(quarters + step)
        for desk in desks:
            if known.node(desk, t) is None:
                continue
            state = is_to_be_had(known, desk, "copy", t)
            whole = Timetable.of(known).is_open_on_site(desk, t)
            assert state is False or whole is state
            usable = usable_spans(known, desk, ChannelKind.ON_SITE, Span(t, t + QUARTER), service="copy")
            assert bool(usable) is (state is not False)
