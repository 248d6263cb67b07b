"""Tickets: which steps lead where, who is next, how long it may take, and who needs none (R066, R067)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aukio.domain.answers.answer import Status
from aukio.domain.answers.status import status
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Admission
from aukio.domain.facts.effects import Admit, Close, Effect, Withhold
from aukio.domain.people.queue_tickets import (
    OPEN,
    STEPS,
    Estimate,
    ServiceAccess,
    Step,
    TicketState,
    Waiting,
    ahead_of,
    estimate,
    service_access,
    state_after,
)
from tests.domain.factories import arrangement, at, period, place_id, version, view

NINE = datetime(2020, 3, 30, 6, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("state", "step"), list(product(TicketState, Step)))
def test_a_step_leads_on_or_is_refused(state: TicketState, step: Step) -> None:
    sources, target = STEPS[step]
    if state in sources:
        assert state_after(state, step) is target
    else:
        with pytest.raises(Refused):
            state_after(state, step)


def test_no_open_ticket_is_stuck_and_every_state_is_reached() -> None:
    for state in OPEN:
        reached, before = {state}, set[TicketState]()
        while reached != before:
            before = set(reached)
            reached |= {target for sources, target in STEPS.values() if sources & reached}
        assert TicketState.SERVED in reached
    assert {target for _sources, target in STEPS.values()} == set(TicketState)


lines = st.lists(
    st.builds(
        Waiting,
        st.integers(1, 500),
        st.integers(0, 2),
        st.integers(0, 60).map(lambda minute: NINE + minute * MINUTE),
    ),
    unique_by=lambda each: each.number,
    max_size=12,
)


@given(lines)
def test_everybody_gets_a_turn_the_urgent_first_and_then_in_order(line: list[Waiting]) -> None:
    called = []
    left = list(line)
    while left:
        first = min(left, key=lambda each: each.turn)
        assert ahead_of(first, left) == 0
        called.append(first)
        left.remove(first)
    assert sorted(called, key=lambda each: each.number) == sorted(line, key=lambda each: each.number)
    for one, other in pairwise(called):
        assert one.priority >= other.priority
        assert one.priority > other.priority or one.taken <= other.taken


@pytest.mark.parametrize(
    ("ahead", "minutes", "desks", "said"),
    [
        (0, [4, 4, 4, 4], 1, None),
        (3, [4] * 8, 0, None),
        (0, [4] * 8, 1, Estimate(0, 5)),
        (3, [4] * 8, 1, Estimate(10, 20)),
        (3, [4] * 8, 2, Estimate(5, 10)),
        (4, [2, 3, 4, 8, 9, 30], 1, Estimate(10, 45)),
        (0, [0.2] * 9, 3, Estimate(0, 5)),
    ],
)
def test_a_wait_is_a_range_or_not_known(ahead: int, minutes: list[float], desks: int, said: Estimate | None) -> None:
    assert estimate(ahead, [each * MINUTE for each in minutes], desks) == said


@given(st.integers(0, 40), st.lists(st.integers(1, 60), min_size=5, max_size=30), st.integers(1, 6))
def test_a_range_is_one_and_grows_with_the_line(ahead: int, minutes: list[int], desks: int) -> None:
    lasted = [each * MINUTE for each in minutes]
    now, later = estimate(ahead, lasted, desks), estimate(ahead + 1, lasted, desks)
    assert now is not None
    assert later is not None
    assert 0 <= now.low < now.high
    assert now.low <= later.low
    assert now.high <= later.high


MARCH = period("2020-03-01", "2020-04-01")


def answered(*effects: Effect, when: str = "2020-03-30T10:00") -> Status:
    """The laboratory at an instant."""
    facts = [version(arrangement("x", "mall/lab", MARCH, *effects))] if effects else []
    return status(view(*facts), place_id("mall/lab"), at(when))


TICKETS = Admit(Admission.TICKET, ("emergency-sampling", "sample-return"))


@pytest.mark.parametrize(
    ("effects", "service", "way"),
    [
        ((), "sampling", ServiceAccess.WALK_IN),
        ((Admit(Admission.TICKET),), "sampling", ServiceAccess.TICKET),
        ((Admit(Admission.APPOINTMENT), TICKETS), "sampling", ServiceAccess.APPOINTMENT),
        ((Admit(Admission.APPOINTMENT), TICKETS), "emergency-sampling", ServiceAccess.TICKET),
        ((Admit(Admission.APPOINTMENT), TICKETS), "sample-return", ServiceAccess.TICKET),
        ((Admit(Admission.BOOKED_ONLY),), "sampling", ServiceAccess.BOOKED_ONLY),
        ((TICKETS, Withhold(("sample-return",))), "sample-return", ServiceAccess.WITHHELD),
        ((Close(), TICKETS), "sample-return", ServiceAccess.CLOSED),
    ],
)
def test_a_ticket_is_only_for_what_is_admitted_by_one(
    effects: tuple[Effect, ...], service: str, way: ServiceAccess
) -> None:
    assert service_access(answered(*effects), service) is way


def test_at_night_nobody_needs_a_ticket() -> None:
    assert service_access(answered(TICKETS, when="2020-03-30T23:00"), "sample-return") is ServiceAccess.CLOSED


def test_who_is_held_keeps_the_time_at_which_the_ticket_was_taken() -> None:
    early, late = Waiting(1, 0, NINE), Waiting(2, 0, NINE + MINUTE)
    assert min([late, replace(early)], key=lambda each: each.turn) == early
