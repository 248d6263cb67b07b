"""The values of an answer: how a place serves at one instant, as known at another.

The shapes mirror contracts.md. "Closed" is never a boolean: a place has a summary, and each channel has a state of
its own (Q6).
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from aukio.domain.city.places import (
    STAFFED_REMOTE,
    Admission,
    Channel,
    ChannelKind,
    Kind,
    Names,
    PlaceId,
    Purpose,
    SpecificAdmission,
)
from aukio.domain.facts.effects import (
    Bookings,
    CancelEvents,
    Capacity,
    ExistingBookings,
    Guidance,
    NewBookings,
    Promise,
    Text,
)
from aukio.domain.facts.notices import Version
from aukio.domain.hours.channels import ChannelKey
from aukio.domain.week import AnyWeek

ClockSpans: TypeAlias = tuple[tuple[str, str], ...]


class Summary(StrEnum):
    """How a place serves at an instant, as one code."""

    OPEN = "open"
    BY_APPOINTMENT = "by_appointment"
    BOOKED_ONLY = "booked_only"
    REMOTE_ONLY = "remote_only"
    SELF_SERVICE = "self_service"
    PASSAGE_ONLY = "passage_only"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ChannelAnswer:
    """One channel at an instant; ``open`` None is unknown, ``hours_today`` None if any minute of the day is.

    ``approximate_today`` are then the hours as written, if all that is unknown are times that are about right or by
    the sun.
    """

    key: ChannelKey
    channel: Channel
    open: bool | None
    admission: Admission
    admission_for: tuple[SpecificAdmission, ...]
    hours_today: ClockSpans | None
    opens_at: datetime | None
    closes_at: datetime | None
    approximate_today: ClockSpans = ()

    @property
    def said_today(self) -> ClockSpans | None:
        """The hours of the day for people; None where they are not known."""
        return self.approximate_today or None if self.hours_today is None else self.hours_today

    @property
    def is_last_nights(self) -> bool:
        """Whether it is open by hours that began yesterday, and nothing begins today: "closed today" would be wrong."""
        return bool(self.open) and self.hours_today == ()


@dataclass(frozen=True, slots=True)
class ServiceAnswer:
    """A service with a week of its own at an instant; ``open`` None is unknown, like ``hours_today``."""

    service: str
    week: AnyWeek
    open: bool | None
    hours_today: ClockSpans | None
    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A place that provides a service instead; ``open`` is its on-site state at the same instant.

    Of a service with a week of its own there, it is the state of the service.
    """

    path: str
    names: Names
    open: bool | None
    hours_today: ClockSpans | None


@dataclass(frozen=True, slots=True)
class Pointer:
    """The other places that provide a service."""

    service: str
    places: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Who may enter a building; ``units`` are the paths of its open units (R018, R019)."""

    only_to_open_units: bool
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """An arrangement in force that affects the place, and its origin; ``source`` is None for the place itself."""

    version: Version
    via: str
    source: Names | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An arrangement that begins or ends at ``at`` and affects the place; of one that ends, what does not go on.

    ``stays_closed``: it begins where an equal close ends, so that the place does not open between the two. ``source``
    is the name of the place that the arrangement is about; None for the place itself.
    """

    at: datetime
    version: Version
    begins: bool
    stays_closed: bool = False
    source: Names | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The whole answer. ``valid_until`` is the first instant at which any other field differs."""

    place: PlaceId
    path: str
    kind: Kind
    type: str
    names: Names
    at: datetime
    known: datetime
    summary: Summary
    valid_until: datetime | None = None
    channels: tuple[ChannelAnswer, ...] = ()
    bookings: Bookings = field(default_factory=lambda: Bookings(NewBookings.ACCEPT, ExistingBookings.HONOUR))
    capacity: tuple[Capacity, ...] = ()
    withheld: tuple[str, ...] = ()
    services: tuple[ServiceAnswer, ...] = ()
    elsewhere: tuple[Pointer, ...] = ()
    events: tuple[CancelEvents, ...] = ()
    guidance: tuple[tuple[Guidance, Version], ...] = ()
    promises: tuple[tuple[Promise, Version], ...] = ()
    texts: tuple[tuple[Text, Version], ...] = ()
    passage: bool = False
    passage_to: tuple[str, ...] = ()
    entry: Entry | None = None
    closes_because: str | None = None
    units: tuple["Status", ...] = ()
    upcoming: tuple[Change, ...] = ()
    because: tuple[Reason, ...] = ()

    def own_hours_of(self, service: str) -> ServiceAnswer | None:
        """The state of a service that has a week of its own; None where it has the hours of the place."""
        return next((each for each in self.services if each.service == service), None)


def remote_kinds(answer: Status) -> tuple[ChannelKind, ...]:
    """The kinds of channels by which a place serves from afar at this instant."""
    ways = (*STAFFED_REMOTE, ChannelKind.WEB)
    return tuple(
        dict.fromkeys(
            each.key.kind
            for each in answer.channels
            if each.open and each.key.purpose is Purpose.SERVICE and each.key.kind in ways
        )
    )
