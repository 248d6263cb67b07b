"""Bookings, and what a publication makes of each: kept, honoured, cancelled, or to be contacted (R035–R036, R078–R079).

A booking is governed by what is in force when it starts. What a publication does not touch stays as it was; what has
begun is never touched.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aukio.domain.answers.resolver import bookings_at
from aukio.domain.base.spans import covers
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.effects import (
    Bookings,
    CancelEvents,
    Close,
    Effect,
    ExistingBookings,
    NewBookings,
    Tell,
    hours_channels,
)
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.hours.coupling import hosts, is_closed_by_arrangement
from aukio.domain.hours.week_spans import close_spans


class BookingKind(StrEnum):
    """What was booked."""

    APPOINTMENT = "appointment"
    ROOM = "room"
    EVENT = "event"


class Interpreter(StrEnum):
    """Whether whoever booked needs somebody who interprets, and how (R057)."""

    NONE = ""
    ON_SITE = "on_site"
    REMOTE = "remote"
    """By phone or video."""


@dataclass(frozen=True, slots=True)
class Booking:
    """Something booked over ``[start, end)``, made at an instant; ``channel`` is how an appointment is kept.

    An event has a ``category``, and may be for people ``born_on_or_after`` a day (R104).
    """

    id: int
    kind: BookingKind
    place: PlaceId
    start: datetime
    end: datetime
    made: datetime
    channel: ChannelKind = ChannelKind.ON_SITE
    category: str = ""
    born_on_or_after: date | None = None


class Fate(StrEnum):
    """What a publication makes of a booking, mildest first."""

    KEPT = "kept"
    """It is not touched."""
    HONOURED = "honoured"
    """It stands, though new ones are no longer made, or the place is otherwise closed."""
    CONTACT = "contact"
    """Staff speak with whoever booked."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Fated:
    """A booking with its fate; ``because`` is the arrangement that decides it, None where it is kept.

    ``undecided``: it starts inside a close, and nobody has said what becomes of bookings there. ``tell`` says who tells
    whoever booked.
    """

    booking: Booking
    fate: Fate
    because: ArrangementRef | None = None
    undecided: bool = False
    tell: Tell = Tell.MESSAGE


_FATES = {
    ExistingBookings.HONOUR: Fate.HONOURED,
    ExistingBookings.CONTACT: Fate.CONTACT,
    ExistingBookings.CANCEL: Fate.CANCELLED,
}


def fates(
    after: View, versions: Iterable[Version], bookings: Iterable[Booking], published: datetime
) -> Iterator[Fated]:
    """The fate of every booking that has not begun, by what a publication makes known; ``after`` knows it."""
    new = frozenset(version.ref for version in versions)
    alike: dict[object, Fated] = {}
    for booking in bookings:
        if booking.start > published:
            key = (
                booking.kind,
                booking.place,
                booking.channel,
                booking.start,
                booking.category,
                booking.born_on_or_after,
            )
            if key not in alike:  # many begin at the same time in the same place: nothing else of them decides
                alike[key] = fate_of(after, new, booking)
            like = alike[key]
            yield Fated(booking, like.fate, like.because, like.undecided, like.tell)


def fate_of(after: View, new: frozenset[ArrangementRef], booking: Booking) -> Fated:
    """The fate of one booking; ``new`` are the arrangements that a publication makes known or changes."""
    interval = after.interval(booking.start)
    node = after.tree(interval).get(booking.place)
    if node is None:
        return Fated(booking, Fate.KEPT)
    speaking = [
        each
        for where, each in _applied(after, node, interval)
        if each.ref in new and _speaks(after, each, where, booking)
    ]
    if not speaking:
        return Fated(booking, Fate.KEPT)
    if booking.kind is BookingKind.EVENT:
        return _event(after, node, booking, speaking)
    policy = bookings_at(after, node, booking.start)
    because = speaking[0].ref
    decided = any(isinstance(effect, Bookings) and effect.existing for each in speaking for effect in each.effects)
    undecided = (
        not decided
        and policy.existing is ExistingBookings.CONTACT
        and is_closed_by_arrangement(after, node, booking.start)
    )
    fate = _FATES[policy.existing or ExistingBookings.HONOUR]
    return Fated(booking, fate, because, undecided, policy.tell or Tell.MESSAGE)


def _applied(view: View, node: Node, interval: int) -> Iterator[tuple[PlaceId, Applied]]:
    """What is in force at a place, then what closes something it stands in: a building closes its rooms."""
    yield from ((node.place, each) for each in view.applied(node.place, interval))
    for host in hosts(view, node.place, interval):
        closing = (each for each in view.applied(host, interval) if any(isinstance(e, Close) for e in each.effects))
        yield from ((host, each) for each in closing)


def _speaks(view: View, applied: Applied, applied_at: PlaceId, booking: Booking) -> bool:
    """Whether an arrangement says anything of a booking.

    A policy beside closes speaks of the channels they close: an appointment by telephone outlives a locked door.
    """
    if booking.kind is BookingKind.EVENT and any(
        isinstance(each, CancelEvents) and _cancels(each, booking) for each in applied.effects
    ):
        return True
    closes = [each for each in applied.effects if isinstance(each, Close)]
    if closes:
        return any(_takes(view, applied_at, each, booking) for each in closes)
    return booking.kind is not BookingKind.EVENT and any(_is_policy(each) for each in applied.effects)


def _takes(view: View, place: PlaceId, close: Close, booking: Booking) -> bool:
    """Whether a close takes the minute in which a booking starts from the channel by which it is kept."""
    day = day_of(booking.start, view.zone(place))
    return booking.channel in hours_channels(close) and covers(close_spans(view, place, close, day), booking.start)


def _is_policy(effect: Effect) -> bool:
    return isinstance(effect, Bookings) and (effect.existing is not None or effect.new is NewBookings.STOP)


def _cancels(effect: CancelEvents, booking: Booking) -> bool:
    """Whether events of a category are cancelled, and this one is not for those who are excepted (R104)."""
    excepted = effect.born_on_or_after
    exempt = excepted is not None and booking.born_on_or_after is not None and booking.born_on_or_after >= excepted
    return booking.category in effect.categories and not exempt


def _event(after: View, node: Node, booking: Booking, speaking: list[Applied]) -> Fated:
    """An organiser is spoken with: cancelled or moved is theirs to say (R077). A close that honours lets it be held."""
    cancelled = any(
        isinstance(effect, CancelEvents) and _cancels(effect, booking) for each in speaking for effect in each.effects
    )
    honoured = bookings_at(after, node, booking.start).existing is ExistingBookings.HONOUR
    return Fated(booking, Fate.CONTACT if cancelled or not honoured else Fate.HONOURED, speaking[0].ref)


def of_events(fated: Iterable[Fated], *, events: bool) -> tuple[Fated, ...]:
    """Those of events alone, or those of everything else: their numbers are of different things."""
    return tuple(each for each in fated if (each.booking.kind is BookingKind.EVENT) is events)


def counts_of(fated: Iterable[Fated]) -> dict[Fate, int]:
    """How many there are of each fate."""
    found = dict.fromkeys(Fate, 0)
    for each in fated:
        found[each.fate] += 1
    return found
