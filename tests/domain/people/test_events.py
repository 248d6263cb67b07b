"""Events: for whom they are, who has a seat, and what an organiser may decide (R077, R103–R104)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.base.mistakes import Refused
from aukio.domain.facts.effects import Bookings, CancelEvents, Close, Effect, ExistingBookings, NewBookings
from aukio.domain.people.bookings import Booking, BookingKind, Change, Fate, fate_of
from aukio.domain.people.events import (
    Audience,
    OccurrenceState,
    Outcome,
    SignUpState,
    next_from_waiting,
    refuse_outcome,
    state_for,
)
from aukio.domain.wording.events import say_audience
from tests.domain.factories import arrangement, at, period, place_id, version, view

NOON = datetime(2021, 6, 1, 9, tzinfo=UTC)
BORN = date(2001, 1, 1)


@pytest.mark.parametrize(
    ("whom", "fi", "sv", "en"),
    [
        (Audience(), "", "", ""),
        (
            Audience(BORN),
            "Vuonna 2001 tai sen jälkeen syntyneille.",
            "För dem som är födda 2001 eller senare.",
            "For people born in 2001 or later.",
        ),
        (
            Audience(date(2009, 1, 1), date(2014, 12, 31)),
            "Vuosina 2009–2014 syntyneille.",
            "För dem som är födda 2009–2014.",
            "For people born in 2009–2014.",
        ),
        (
            Audience(born_until=date(1960, 6, 30)),
            "30.6.1960 tai sitä ennen syntyneille.",
            "För dem som är födda den 30.6.1960 eller tidigare.",
            "For people born on 30 June 1960 or earlier.",
        ),
    ],
)
def test_an_audience_is_said_by_year_of_birth_and_never_by_age(whom: Audience, fi: str, sv: str, en: str) -> None:
    assert [say_audience(whom, lang) for lang in ("fi", "sv", "en")] == [fi, sv, en]


@pytest.mark.parametrize(
    ("seats", "taken", "waiting", "state"),
    [
        (None, 1000, 0, SignUpState.IN),
        (2, 0, 0, SignUpState.IN),
        (2, 1, 0, SignUpState.IN),
        (2, 2, 0, SignUpState.WAITING),
        (2, 1, 1, SignUpState.WAITING),  # nobody passes those who wait
    ],
)
def test_who_comes_next_has_a_seat_or_waits(seats: int | None, taken: int, waiting: int, state: SignUpState) -> None:
    assert state_for(seats, taken, waiting) is state


@given(seats=st.none() | st.integers(0, 20), taken=st.integers(0, 20), waiting=st.integers(0, 20))
def test_seats_go_to_the_first_who_wait_and_never_to_more_than_there_are(
    seats: int | None, taken: int, waiting: int
) -> None:
    line = list(range(waiting))
    up = list(next_from_waiting(seats, taken, line))
    assert up == line[: len(up)]
    if seats is None:
        assert up == line
    else:
        assert taken + len(up) <= max(seats, taken)
        assert len(up) == min(waiting, max(seats - taken, 0))


@pytest.mark.parametrize("state", list(OccurrenceState))
@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_what_is_cancelled_is_decided_on(state: OccurrenceState, outcome: Outcome) -> None:
    start = NOON + timedelta(days=30)
    if state is OccurrenceState.CANCELLED:
        refuse_outcome(state, outcome, start, NOON)
    else:
        with pytest.raises(Refused):
            refuse_outcome(state, outcome, start, NOON)


def test_an_event_is_moved_to_a_time_ahead() -> None:
    for start in (None, NOON, NOON - timedelta(days=1)):
        with pytest.raises(Refused):
            refuse_outcome(OccurrenceState.CANCELLED, Outcome.RESCHEDULED, start, NOON)


GROUP = ("recreational_group",)
EXCEPT = CancelEvents(GROUP, BORN, "special_safety_guidelines_are_followed")


@pytest.mark.parametrize(
    ("effects", "category", "born", "fate"),
    [
        ((CancelEvents(("public_event",)),), "public_event", None, Fate.CONTACT),
        ((CancelEvents(("public_event",)),), "recreational_group", None, Fate.KEPT),
        ((EXCEPT,), "recreational_group", None, Fate.CONTACT),
        ((EXCEPT,), "recreational_group", date(2000, 12, 31), Fate.CONTACT),
        ((EXCEPT,), "recreational_group", BORN, Fate.KEPT),
        ((EXCEPT,), "recreational_group", date(2012, 1, 1), Fate.KEPT),
        ((Close(),), "public_event", None, Fate.CONTACT),  # nobody can be where it is shut
        ((Close(), Bookings(NewBookings.STOP, ExistingBookings.CANCEL)), "public_event", None, Fate.CONTACT),
        ((Close(), Bookings(NewBookings.STOP, ExistingBookings.HONOUR)), "public_event", None, Fate.HONOURED),
        ((Bookings(NewBookings.STOP, ExistingBookings.CANCEL),), "public_event", None, Fate.KEPT),  # it is no booking
    ],
)
def test_what_becomes_of_an_event(effects: tuple[Effect, ...], category: str, born: date | None, fate: Fate) -> None:
    fact = version(arrangement("x", "mall/kela", period("2020-03-16", "2020-05-01"), *effects), "2020-03-15T12:00")
    begins = at("2020-04-02T12:00")
    event = Booking(
        1,
        BookingKind.EVENT,
        place_id("mall/kela"),
        begins,
        begins + timedelta(hours=1),
        at("2020-03-01"),
        category=category,
        born_on_or_after=born,
    )
    assert fate_of(Change(view(), view(fact), (fact,)), event).fate is fate
