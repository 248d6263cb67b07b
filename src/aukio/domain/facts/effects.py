"""The effects of an arrangement: a closed union (semantics.md section 4).

``effect_specs`` holds one row for each of them; ``composition`` combines those in force at a place.
"""

from dataclasses import dataclass, replace
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
    """The policy for bookings already made, mildest first."""

    HONOUR = "honour"
    CONTACT = "contact"
    CANCEL = "cancel"


class Tell(StrEnum):
    """How people with a booking are notified: by a message, or by staff who call."""

    MESSAGE = "message"
    STAFF = "staff"


class CapacityOf(StrEnum):
    """What a capacity limits."""

    VISITORS = "visitors"
    APPOINTMENTS = "appointments"
    SEATS = "seats"
    LANES = "lanes"
    DESKS = "desks"


class Strength(StrEnum):
    """The strength of guidance, strongest first; each has its own verb (Q9)."""

    MUST = "must"
    MUST_NOT = "must_not"
    SHOULD = "should"
    PLEASE = "please"
    IF_POSSIBLE = "if_possible"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Hours:
    """Replaces the normal week of a channel; without a channel, of ``on_site`` alone.

    ``week`` None: the hours differ, and are not known.
    """

    week: Week | None
    channel: ChannelKind | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """Closes channels all day, or ``during`` weekly hours; without channels, ``on_site`` and ``self_service``."""

    channels: tuple[ChannelKind, ...] = ()
    during: Week | None = None


@dataclass(frozen=True, slots=True)
class Shorten:
    """Cuts the beginning or the end of the hours of each day; without channels, of ``on_site`` alone.

    ``opens_late`` and ``closes_early`` are minutes, counted from the first opening and the last closing of the day.
    ``not_before`` and ``not_after`` are clock times in minutes since midnight; past 1440 they lie on the next day.
    """

    opens_late: int | None = None
    not_before: int | None = None
    closes_early: int | None = None
    not_after: int | None = None
    channels: tuple[ChannelKind, ...] = ()

    def __post_init__(self) -> None:
        opening, closing = (self.opens_late, self.not_before), (self.closes_early, self.not_after)
        if {*opening, *closing} == {None}:
            raise ValueError("it says how the hours are shortened: opens_late, not_before, closes_early or not_after")
        if None not in opening:
            raise ValueError("'opens_late' and 'not_before' exclude each other: keep one of the two")
        if None not in closing:
            raise ValueError("'closes_early' and 'not_after' exclude each other: keep one of the two")
        if any(each is not None and not 0 < each <= _LONGEST_CUT for each in (self.opens_late, self.closes_early)):
            raise ValueError("hours are shortened by more than nothing, and by 24 hours at most")
        if any(each is not None and not 0 <= each <= 2 * _LONGEST_CUT for each in (self.not_before, self.not_after)):
            raise ValueError("a clock time lies between 00:00 and 48:00")

    @property
    def cuts_beginning(self) -> bool:
        """Whether days begin later."""
        return self.opens_late is not None or self.not_before is not None

    @property
    def cuts_end(self) -> bool:
        """Whether days end earlier."""
        return self.closes_early is not None or self.not_after is not None


_LONGEST_CUT = 24 * 60


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
    during: Week | None = None


@dataclass(frozen=True, slots=True)
class Bookings:
    """The policy for bookings that start in the period; None leaves a half undecided."""

    new: NewBookings | None = None
    existing: ExistingBookings | None = None
    tell: Tell | None = None
    during: Week | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """Limits a capacity: a ratio, a maximum, or only "reduced" when both are None; no number is made from a ratio."""

    of: CapacityOf
    ratio: float | None = None
    max: int | None = None
    during: Week | None = None

    def __post_init__(self) -> None:
        if self.ratio is not None and not 0 <= self.ratio <= 1:
            raise ValueError("a ratio lies between 0 and 1")
        if self.max is not None and self.max < 0:
            raise ValueError("a maximum is not negative")


@dataclass(frozen=True, slots=True)
class Withhold:
    """Services that are not available."""

    services: tuple[str, ...]
    during: Week | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else a service is available: named places, or the nearest of a type (R031, R038)."""

    service: str
    places: tuple[PlaceId, ...] = ()
    nearest_type: str | None = None
    during: Week | None = None


@dataclass(frozen=True, slots=True)
class CancelEvents:
    """Cancels events of some categories, except those for people born on or after a day (R104)."""

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
    """People may walk through the place (R024), only ``to`` some places if any are named (G2)."""

    to: tuple[PlaceId, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosesWithLastUnit:
    """The building closes when its last unit closes (R012)."""


@dataclass(frozen=True, slots=True)
class EntryToOpenUnits:
    """Only people on their way to a unit that is open now may enter (R018)."""


@dataclass(frozen=True, slots=True)
class Normal:
    """Confirmed unchanged (R028)."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Promises more information, by a day if one is given (R081)."""

    text: Names
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, for facts that no other effect expresses."""

    text: Names


Effect: TypeAlias = (
    Hours
    | Close
    | Shorten
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


Timed: TypeAlias = Admit | Bookings | Capacity | Withhold | Elsewhere
"""The effects that may hold ``during`` weekly hours only; outside them they say nothing."""

TimedEffect = (Admit, Bookings, Capacity, Withhold, Elsewhere)
"""The same, for ``isinstance``."""


def during_of(effect: Effect) -> Week | None:
    """The weekly hours in which an effect holds; None for one that holds throughout, and for effects on hours."""
    return effect.during if isinstance(effect, TimedEffect) else None


def throughout(effect: Effect) -> Effect:
    """The same effect without the weekly hours in which it holds."""
    return replace(effect, during=None) if isinstance(effect, TimedEffect) else effect


HoursEffect: TypeAlias = Hours | Close | Shorten | Offer
"""The effects on hours: those that open or close a channel, or cut its day."""


def hours_channels(effect: HoursEffect) -> tuple[ChannelKind, ...]:
    """The kinds of channel that an effect on hours changes."""
    match effect:
        case Offer(channel=channel):
            return (channel,)
        case Hours(channel=channel):
            return (ChannelKind.ON_SITE if channel is None else channel,)
        case Close(channels=channels):
            return channels or (ChannelKind.ON_SITE, ChannelKind.SELF_SERVICE)
        case Shorten(channels=channels):
            return channels or (ChannelKind.ON_SITE,)


def is_shut_all_day(effect: Effect) -> bool:
    """Whether an effect closes the place on site throughout, not only during weekly hours."""
    return isinstance(effect, Close) and effect.during is None and ChannelKind.ON_SITE in hours_channels(effect)
