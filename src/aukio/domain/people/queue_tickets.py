"""Queue tickets: their states and steps, order, expected waits, and which services need one (R066, R067).

A ticket number is unique per unit and day. Priority comes before time; a ticket that was held, or returns after a
missed call, keeps the time at which it was taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from aukio.domain.answers.answer import ChannelAnswer, Status
from aukio.domain.base.diagrams import state_diagram
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Admission, ChannelKind


class TicketState(StrEnum):
    """The state of a ticket."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    """Asked to wait: a form is missing, a sample is taken."""
    SERVED = "served"
    NO_SHOW = "no_show"
    LEFT = "left"
    """Its holder left, and reported it."""


class Step(StrEnum):
    """A step that changes a ticket."""

    CALL = "call"
    RECALL = "recall"
    SERVE = "serve"
    FINISH = "finish"
    HOLD = "hold"
    RESUME = "resume"
    MOVE = "move"
    MISS = "miss"
    RETURN = "return"
    LEAVE = "leave"


_W, _C, _S, _H = TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.HELD

STEPS: dict[Step, tuple[frozenset[TicketState], TicketState]] = {
    Step.CALL: (frozenset({_W}), _C),
    Step.RECALL: (frozenset({_C}), _C),
    Step.SERVE: (frozenset({_C}), _S),
    Step.FINISH: (frozenset({_C, _S}), TicketState.SERVED),
    Step.HOLD: (frozenset({_C, _S}), _H),
    Step.RESUME: (frozenset({_H}), _C),
    Step.MOVE: (frozenset({_W, _C, _S, _H}), _W),
    Step.MISS: (frozenset({_C}), TicketState.NO_SHOW),
    Step.RETURN: (frozenset({TicketState.NO_SHOW}), _W),
    Step.LEAVE: (frozenset({_W, _C, _H}), TicketState.LEFT),
}
"""The states from which each step leads, and its target."""

OPEN = frozenset({_W, _C, _S, _H})
"""States of people who wait for service or are being served."""

AT_A_DESK = frozenset({_C, _S})
"""States in which a ticket belongs to one desk."""


def state_after(state: TicketState, step: Step) -> TicketState:
    """The state after a step. Raises ``Refused`` if the step is not possible in ``state``."""
    sources, target = STEPS[step]
    if state not in sources:
        raise Refused(
            f"a ticket that is {state.replace('_', ' ')} cannot take the step '{step}'.",
            next_step="Another person changed it before you: reload the page to see its state.",
            rule="moved_on",
        )
    return target


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting ticket: a higher priority is called earlier."""

    number: int
    priority: int
    taken: datetime

    @property
    def turn(self) -> tuple[int, datetime, int]:
        """The sort key of the order in which tickets are called."""
        return -self.priority, self.taken, self.number


def ahead_of(ticket: Waiting, line: Iterable[Waiting]) -> int:
    """How many tickets are called before this one, unless a more urgent one arrives."""
    return sum(each.turn < ticket.turn for each in line)


_LEAST_SEEN = 5
"""The fewest services measured from which a wait is estimated."""
_GRAIN = 5
_LOW, _HIGH = 0.25, 0.75


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated wait in whole minutes, from ``low`` to ``high``."""

    low: int
    high: int


def estimate(ahead: int, recent: Sequence[timedelta], desks: int) -> Estimate | None:
    """The wait with ``ahead`` people before; None with too few measured services, or without a calling desk.

    From the middle half of recent service times: a range, not a promise. ``low`` is rounded down and ``high`` up to
    five minutes.
    """
    if len(recent) < _LEAST_SEEN or desks < 1:
        return None
    lasted = sorted(each.total_seconds() / 60 for each in recent)
    low, high = (lasted[round((len(lasted) - 1) * share)] for share in (_LOW, _HIGH))
    soonest = ahead * low / desks // _GRAIN * _GRAIN
    latest = ceil((ahead + 1) * high / desks / _GRAIN) * _GRAIN
    return Estimate(int(soonest), max(_GRAIN, latest))


class ServiceAccess(StrEnum):
    """How a person who comes for a service is served now."""

    TICKET = "ticket"
    WALK_IN = "walk_in"
    """Without a ticket."""
    APPOINTMENT = "appointment"
    BOOKED_ONLY = "booked_only"
    WITHHELD = "withheld"
    """Not available here now."""
    CLOSED = "closed"


def service_access(answer: Status, service: str) -> ServiceAccess:
    """How people are served for a service under the arrangements in force; a ticket only if admission requires one."""
    if service in answer.withheld:
        return ServiceAccess.WITHHELD
    door = next((each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE), None)
    if door is None or door.open is not True:
        return ServiceAccess.CLOSED
    own = answer.own_hours_of(service)
    if own is not None and own.open is not True:
        return ServiceAccess.CLOSED
    return ServiceAccess(admission_of(door, service).value)


def admission_of(door: ChannelAnswer, service: str) -> Admission:
    """How a channel admits people for a service: the rule for the service before the general one."""
    named = (each.is_ for each in door.admission_for if service in each.services and each.audience is None)
    return next(named, door.admission)


def markdown() -> str:
    """The steps as a page of the reference."""
    lines = [
        "# What becomes of a queue ticket",
        "",
        "Printed from `aukio.domain.people.queue_tickets`; do not edit by hand.",
        "",
        *state_diagram(TicketState.WAITING, STEPS, (state for state in TicketState if state not in OPEN)),
        "",
        "A number is unique per unit and day. A ticket that is held, moved, or returns after a missed call keeps the",
        "time at which it was taken.",
    ]
    return "\n".join(lines) + "\n"
