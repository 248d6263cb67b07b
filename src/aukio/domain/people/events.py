"""Events and groups: their audience, the states of their dates, and their seats (R076–R077, R103–R104)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Names, PlaceId

CATEGORIES = ("public_event", "recreational_group")
"""The categories that arrangements name to cancel events."""


class OccurrenceState(StrEnum):
    """The state of a date of an event, as in schema.org's EventStatusType."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    RESCHEDULED = "rescheduled"
    """Moved from its original time."""


class SignsUp(StrEnum):
    """How people sign up: not at all, for a date, or for all dates of a group at once."""

    NOT = "not"
    DATE = "date"
    ALL = "all"


class SignUpState(StrEnum):
    """The state of a sign-up."""

    IN = "in"
    WAITING = "waiting"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"
    """The event does not take place, as its organiser has confirmed."""


COMING = frozenset({SignUpState.IN, SignUpState.WAITING})
"""States of people who intend to come."""


@dataclass(frozen=True, slots=True)
class Audience:
    """The audience of an event by date of birth; never by age, which changes (R104).

    Sign-up asks for no date of birth: people confirm that the event is for them.
    """

    born_from: date | None = None
    born_until: date | None = None

    @property
    def for_everyone(self) -> bool:
        """Whether the event is for everyone."""
        return self.born_from is None and self.born_until is None


def state_for(seats: int | None, taken: int, waiting: int) -> SignUpState:
    """The state of the next sign-up: it gets a seat only if no one is waiting."""
    if seats is None or (taken < seats and not waiting):
        return SignUpState.IN
    return SignUpState.WAITING


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """An event: what, where, organised by whom, for whom, and how to sign up."""

    number: int
    place: PlaceId
    titles: Names
    details: Names
    category: str
    audience: Audience
    signs_up: SignsUp
    seats: int | None
    organiser: str
    external: bool
    phone: str
    email: str
    lang: str


@dataclass(frozen=True, slots=True)
class EventDate:
    """One date of an event."""

    number: int
    event: PublicEvent
    start: datetime
    end: datetime
    state: OccurrenceState
    previous: datetime | None
    sequence: int
    changed: datetime
    because: str
    asked: bool
    outcome: str
    attempts: int
    notes: str


T = TypeVar("T")


def next_from_waiting(seats: int | None, taken: int, waiting: Iterable[T]) -> Iterator[T]:
    """Those waiting that get a seat now, in order."""
    left = None if seats is None else seats - taken
    for number, each in enumerate(waiting):
        if left is not None and number >= left:
            return
        yield each


class Outcome(StrEnum):
    """The decision of an organiser about a cancelled date (R077)."""

    CANCELLED = "cancelled"
    RESCHEDULED = "rescheduled"


def refuse_outcome(state: OccurrenceState, outcome: Outcome, start: datetime | None, now: datetime) -> None:
    """Raise ``Refused`` unless the date is cancelled and, for a move, the new start is in the future."""
    if state is not OccurrenceState.CANCELLED:
        raise Refused(
            f"a date that is {state} waits for no decision.", next_step="Look at the list again.", rule="moved_on"
        )
    if outcome is Outcome.RESCHEDULED and (start is None or start <= now):
        raise Refused("an event is moved to a time ahead.", next_step="Give its new date.", rule="date_is_over")
