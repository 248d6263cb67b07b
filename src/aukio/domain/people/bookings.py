"""Bookings, and the fate that a publication gives each: kept, honoured, cancelled, to contact (R035–R036, R078–R079).

The arrangements in force at its start decide on a booking. A publication changes neither a booking that it does not
affect nor one that has begun.
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
    """What is booked."""

    APPOINTMENT = "appointment"
    ROOM = "room"
    EVENT = "event"


class Interpreter(StrEnum):
    """Whether the person who booked needs an interpreter, and how (R057)."""

    NONE = ""
    ON_SITE = "on_site"
    REMOTE = "remote"
    """By phone or video."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking over ``[start, end)``, made at an instant; ``channel`` is that of the appointment.

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
    """The effect of a publication on a booking, mildest first."""

    KEPT = "kept"
    """Not affected."""
    HONOURED = "honoured"
    """Kept, though new bookings are stopped or the place is otherwise closed."""
    CONTACT = "contact"
    """Staff contact the person who booked."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class BookingFate:
    """A booking with its fate; ``because`` is the arrangement that decides it, None if it is kept.

    ``undecided``: it starts inside a close for which no booking policy is set. ``tell`` is how the person who booked
    is notified.
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
) -> Iterator[BookingFate]:
    """The fate of each booking that has not begun; ``versions`` are those a publication makes known to ``after``."""
    new = frozenset(version.ref for version in versions)
    alike: dict[object, BookingFate] = {}
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
            yield BookingFate(booking, like.fate, like.because, like.undecided, like.tell)


def fate_of(after: View, new: frozenset[ArrangementRef], booking: Booking) -> BookingFate:
    """The fate of one booking; ``new`` are the arrangements that a publication makes known or changes."""
    interval = after.interval(booking.start)
    node = after.tree(interval).get(booking.place)
    if node is None:
        return BookingFate(booking, Fate.KEPT)
    speaking = [
        each
        for where, each in _applied(after, node, interval)
        if each.ref in new and _speaks(after, each, where, booking)
    ]
    if not speaking:
        return BookingFate(booking, Fate.KEPT)
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
    return BookingFate(booking, fate, because, undecided, policy.tell or Tell.MESSAGE)


def _applied(view: View, node: Node, interval: int) -> Iterator[tuple[PlaceId, Applied]]:
    """The arrangements in force at a place, then those that close what it stands in: a building closes its rooms."""
    yield from ((node.place, each) for each in view.applied(node.place, interval))
    for host in hosts(view, node.place, interval):
        closing = (each for each in view.applied(host, interval) if any(isinstance(e, Close) for e in each.effects))
        yield from ((host, each) for each in closing)


def _speaks(view: View, applied: Applied, applied_at: PlaceId, booking: Booking) -> bool:
    """Whether an arrangement affects a booking.

    A booking policy in an arrangement with closes is for the closed channels only: a closed door does not affect an
    appointment by telephone.
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
    """Whether a close of the booking's channel covers its start."""
    day = day_of(booking.start, view.zone(place))
    return booking.channel in hours_channels(close) and covers(close_spans(view, place, close, day), booking.start)


def _is_policy(effect: Effect) -> bool:
    return isinstance(effect, Bookings) and (effect.existing is not None or effect.new is NewBookings.STOP)


def _cancels(effect: CancelEvents, booking: Booking) -> bool:
    """Whether an effect cancels an event of this category and does not except its audience (R104)."""
    excepted = effect.born_on_or_after
    exempt = excepted is not None and booking.born_on_or_after is not None and booking.born_on_or_after >= excepted
    return booking.category in effect.categories and not exempt


def _event(after: View, node: Node, booking: Booking, speaking: list[Applied]) -> BookingFate:
    """The fate of an event: its organiser decides whether to cancel or move it (R077), unless the close honours it."""
    cancelled = any(
        isinstance(effect, CancelEvents) and _cancels(effect, booking) for each in speaking for effect in each.effects
    )
    honoured = bookings_at(after, node, booking.start).existing is ExistingBookings.HONOUR
    return BookingFate(booking, Fate.CONTACT if cancelled or not honoured else Fate.HONOURED, speaking[0].ref)


def filter_events(fated: Iterable[BookingFate], *, events: bool) -> tuple[BookingFate, ...]:
    """Those of events only, or those of all other bookings; the two are counted separately."""
    return tuple(each for each in fated if (each.booking.kind is BookingKind.EVENT) is events)


def count_fates(fated: Iterable[BookingFate]) -> dict[Fate, int]:
    """The number of bookings with each fate."""
    found = dict.fromkeys(Fate, 0)
    for each in fated:
        found[each.fate] += 1
    return found
