"""Queue tickets: what may become of one, who is next, how long it may take, and who needs none (R066, R067).

A number is given once a day in a unit. Priority goes before time; who was held, or comes after all, keeps the time at
which the ticket was taken.
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
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    """Asked to wait a little: a form is missing, a sample is taken."""
    SERVED = "served"
    NO_SHOW = "no_show"
    LEFT = "left"
    """Its holder went away, and said so."""


class Step(StrEnum):
    """What is done with a ticket."""

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
"""From which states each step leads, and where to."""

OPEN = frozenset({_W, _C, _S, _H})
"""States in which somebody is still to be served, or is being served."""

AT_A_DESK = frozenset({_C, _S})
"""States in which a ticket belongs to one desk."""


def stepped(state: TicketState, step: Step) -> TicketState:
    """The state after a step. Raises ``Refused`` where the step does not lead from there."""
    sources, target = STEPS[step]
    if state not in sources:
        raise Refused(
            f"a ticket that is {state.replace('_', ' ')} cannot take the step '{step}'.",
            next_step="Somebody was here before you: look at how it stands now.",
            rule="moved_on",
        )
    return target


@dataclass(frozen=True, slots=True)
class Waiting:
    """A ticket as it stands in line: the higher the priority, the earlier."""

    number: int
    priority: int
    taken: datetime

    @property
    def turn(self) -> tuple[int, datetime, int]:
        """Sorted by it, the first is next."""
        return -self.priority, self.taken, self.number


def next_of(line: Iterable[Waiting]) -> Waiting | None:
    """Who is next."""
    return min(line, key=lambda each: each.turn, default=None)


def ahead_of(ticket: Waiting, line: Iterable[Waiting]) -> int:
    """How many are called before a ticket, if nobody more urgent comes."""
    return sum(each.turn < ticket.turn for each in line)


_LEAST_SEEN = 5
"""Services that must have been seen before anything is said of the wait."""
_GRAIN = 5
_LOW, _HIGH = 0.25, 0.75


@dataclass(frozen=True, slots=True)
class Estimate:
    """A wait in whole minutes, from ``low`` to ``high``."""

    low: int
    high: int


def estimate(ahead: int, recent: Sequence[timedelta], desks: int) -> Estimate | None:
    """How long somebody waits with so many before them; None while too little is known, or where no desk calls.

    From the middle half of recent services: an honest range, not a promise. Low and high are rounded outwards to five
    minutes.
    """
    if len(recent) < _LEAST_SEEN or desks < 1:
        return None
    lasted = sorted(each.total_seconds() / 60 for each in recent)
    low, high = (lasted[round((len(lasted) - 1) * share)] for share in (_LOW, _HIGH))
    soonest = ahead * low / desks // _GRAIN * _GRAIN
    latest = ceil((ahead + 1) * high / desks / _GRAIN) * _GRAIN
    return Estimate(int(soonest), max(_GRAIN, latest))


class Way(StrEnum):
    """How somebody with an errand is served now."""

    TICKET = "ticket"
    WALK_IN = "walk_in"
    """One goes straight in."""
    APPOINTMENT = "appointment"
    BOOKED_ONLY = "booked_only"
    WITHHELD = "withheld"
    """It cannot be had here now."""
    CLOSED = "closed"


def way_of(answer: Status, service: str) -> Way:
    """How an errand is served by what is in force: a ticket is given only where one is admitted by it."""
    if service in answer.withheld:
        return Way.WITHHELD
    door = next((each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE), None)
    if door is None or door.open is not True:
        return Way.CLOSED
    return Way(admission_of(door, service).value)


def admission_of(door: ChannelAnswer, service: str) -> Admission:
    """How a channel admits whoever comes for a service: what is said of the service goes before what is said of all."""
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
        "A number is given once a day in a unit. Whoever is held, moved, or comes after all keeps the time at which",
        "the ticket was taken.",
    ]
    return "\n".join(lines) + "\n"
