"""Events and groups: for whom they are, how their dates stand, and who has a seat (R076–R077, R103–R104)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import Names, PlaceId

CATEGORIES = ("public_event", "recreational_group")
"""What arrangements name when they cancel events."""


class OccurrenceState(StrEnum):
    """How a date of an event stands; the words are those of schema.org's EventStatusType."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    RESCHEDULED = "rescheduled"
    """It is at another time than it was first said to be."""


class SignsUp(StrEnum):
    """How people sign up: not at all, for a date, or for all dates of a group at once."""

    NOT = "not"
    DATE = "date"
    ALL = "all"


class SignUpState(StrEnum):
    """Whether whoever signed up has a seat."""

    IN = "in"
    WAITING = "waiting"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"
    """The event is not, and its organiser has said that it will not be."""


COMING = frozenset({SignUpState.IN, SignUpState.WAITING})
"""States in which somebody means to come."""


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom an event is, by the day they were born: never by an age, which moves (R104)."""

    born_from: date | None = None
    born_until: date | None = None

    def admits(self, born: date) -> bool:
        """Whether it is for somebody born on a day."""
        return (self.born_from is None or born >= self.born_from) and (
            self.born_until is None or born <= self.born_until
        )

    @property
    def anybody(self) -> bool:
        """Whether it is for everybody."""
        return self.born_from is None and self.born_until is None


def state_for(seats: int | None, taken: int, waiting: int) -> SignUpState:
    """How the next to sign up stands: nobody passes those who wait."""
    if seats is None or (taken < seats and not waiting):
        return SignUpState.IN
    return SignUpState.WAITING


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """An event: what, where, by whom, for whom, and how one signs up."""

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
    """One date of an event, and how many mean to come; ``waiting`` are those without a seat."""

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


def promoted(seats: int | None, taken: int, waiting: Iterable[T]) -> Iterator[T]:
    """Those who wait and now get a seat, the first first."""
    left = None if seats is None else seats - taken
    for number, each in enumerate(waiting):
        if left is not None and number >= left:
            return
        yield each


class Outcome(StrEnum):
    """What speaking with an organiser came to (R077)."""

    CANCELLED = "cancelled"
    RESCHEDULED = "rescheduled"


def refuse_outcome(state: OccurrenceState, outcome: Outcome, start: datetime | None, now: datetime) -> None:
    """Raise ``Refused`` where an outcome does not fit: only what is cancelled is decided on, only ahead is it moved."""
    if state is not OccurrenceState.CANCELLED:
        raise Refused(
            f"a date that is {state} waits for no decision.", next_step="Look at the list again.", rule="moved_on"
        )
    if outcome is Outcome.RESCHEDULED and (start is None or start <= now):
        raise Refused("an event is moved to a time ahead.", next_step="Give its new date.", rule="date_is_over")
