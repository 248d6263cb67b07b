"""What an arrangement does: a closed union of effects, each along one aspect (semantics.md section 4).

How effects in force at a place combine stands in ``composition``; this module only says what they are.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import TypeAlias

from aukio.domain.city.places import Admission, ChannelKind, Contact, HoursMean, Names, PlaceId, Purpose
from aukio.domain.week import Week


class NewBookings(StrEnum):
    """Whether bookings may still be made."""

    ACCEPT = "accept"
    STOP = "stop"


class ExistingBookings(StrEnum):
    """What becomes of bookings already made, mildest first."""

    HONOUR = "honour"
    CONTACT = "contact"
    CANCEL = "cancel"


class Tell(StrEnum):
    """Who tells the people booked: a message goes out, or staff call."""

    MESSAGE = "message"
    STAFF = "staff"


class CapacityOf(StrEnum):
    """What there is less of."""

    VISITORS = "visitors"
    APPOINTMENTS = "appointments"
    SEATS = "seats"


class Strength(StrEnum):
    """How strongly guidance speaks, strongest first; each has its own verb (Q9)."""

    MUST = "must"
    MUST_NOT = "must_not"
    SHOULD = "should"
    PLEASE = "please"
    IF_POSSIBLE = "if_possible"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Hours:
    """Replaces the normal week of a channel; without one, of the channels in the house."""

    week: Week
    channel: ChannelKind | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """Subtracts all minutes, or those ``during`` a week, of the named channels; of those in the house by default."""

    channels: tuple[ChannelKind, ...] = ()
    during: Week | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A channel that exists only now; without a week of its own it follows the unit's on-site week."""

    channel: ChannelKind
    purpose: Purpose = Purpose.SERVICE
    week: Week | None = None
    contacts: tuple[Contact, ...] = ()
    admission: Admission = Admission.WALK_IN
    means: HoursMean | None = None


@dataclass(frozen=True, slots=True)
class Admit:
    """How people are admitted: in general, or for named services or an audience (R050, R061, R066)."""

    is_: Admission
    services: tuple[str, ...] = ()
    audience: str | None = None
    channel: ChannelKind = ChannelKind.ON_SITE


@dataclass(frozen=True, slots=True)
class Bookings:
    """The policy for bookings that start in the period; None leaves that half undecided."""

    new: NewBookings | None = None
    existing: ExistingBookings | None = None
    tell: Tell | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """Less room: a ratio, a maximum, or merely reduced when both are None; no number is made from a ratio."""

    of: CapacityOf
    ratio: float | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        if self.ratio is not None and not 0 <= self.ratio <= 1:
            raise ValueError("a ratio lies between 0 and 1")
        if self.max is not None and self.max < 0:
            raise ValueError("a maximum is not negative")


@dataclass(frozen=True, slots=True)
class Withhold:
    """Services that cannot be had."""

    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else a service can be had: named places, or the nearest of a type (R031, R038)."""

    service: str
    places: tuple[PlaceId, ...] = ()
    nearest_type: str | None = None


@dataclass(frozen=True, slots=True)
class CancelEvents:
    """Cancels events of some categories; those for people born on or after a day may be excepted (R104)."""

    categories: tuple[str, ...]
    born_on_or_after: date | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Coded advice or duty; ``unless`` is the exemption printed beside it (R100)."""

    code: str
    strength: Strength
    value: str | int | float | bool | tuple[str, ...] | None = None
    audience: str | None = None
    area: str | None = None
    unless: str | None = None

    def __post_init__(self) -> None:
        if isinstance(self.value, float) and not isfinite(self.value):
            raise ValueError("a number is finite: neither infinite nor 'not a number'")


@dataclass(frozen=True, slots=True)
class Passage:
    """The place may be walked through (R024)."""


@dataclass(frozen=True, slots=True)
class ClosesWithLastUnit:
    """The building closes when its last unit does (R012)."""


@dataclass(frozen=True, slots=True)
class EntryToOpenUnits:
    """Only those heading to a unit that is open now may enter (R018)."""


@dataclass(frozen=True, slots=True)
class Normal:
    """Confirmed unchanged (R028)."""


@dataclass(frozen=True, slots=True)
class Promise:
    """More will be told, by a day if one was given (R081)."""

    text: Names
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Words that no code carries."""

    text: Names


Effect: TypeAlias = (
    Hours
    | Close
    | Offer
    | Admit
    | Bookings
    | Capacity
    | Withhold
    | Elsewhere
    | CancelEvents
    | Guidance
    | Passage
    | ClosesWithLastUnit
    | EntryToOpenUnits
    | Normal
    | Promise
    | Text
)

SPOKEN_ONLY = (Guidance, Text, Promise)
"""Effects that change no state; they carry their own notice and arrangement in an answer, outside ``because``."""


def hours_channels(effect: Hours | Close) -> tuple[ChannelKind, ...]:
    """The kinds of channel an hours effect speaks of."""
    match effect:
        case Hours(channel=None) | Close(channels=()):
            return (ChannelKind.ON_SITE, ChannelKind.SELF_SERVICE)
        case Hours(channel=channel):
            return (channel,) if channel is not None else ()
        case Close(channels=channels):
            return channels
