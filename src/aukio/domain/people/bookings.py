"""Bookings, and the fate that a change gives each: kept, honoured, cancelled, to contact (R035–R036, R078–R079).

A change *hits* a booking when it takes away a minute of it in which its channel or room could be used by what was known
before. A change touches neither a booking that loses nothing and is governed by no new policy, nor one that has begun.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from aukio.domain.base.spans import Span, Spans, covers, join, subtract
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.facts.effects import Bookings, CancelEvents, ExistingBookings, NewBookings, Tell
from aukio.domain.facts.matches import Applied
from aukio.domain.facts.notices import ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.scope import narrowest
from aukio.domain.hours.booking_policy import Asked, Governing, governed, governing, takes_minutes
from aukio.domain.hours.composition import bookings as combined
from aukio.domain.hours.composition import said
from aukio.domain.hours.coupling import hosts
from aukio.domain.hours.usable_minutes import usable_spans


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
    """A booking over ``[start, end)``, made at an instant; ``channel`` and ``service`` are those of the appointment.

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
    service: str = ""

    @property
    def asked(self) -> Asked:
        """What it is for."""
        return Asked(self.place, self.channel, self.service)

    @property
    def whole(self) -> Span:
        """All its minutes."""
        return Span(self.start, self.end)


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
    """A booking with its fate; ``because`` is the arrangement that decides it, None if it is kept or none does.

    ``hit``: it loses minutes. ``undecided``: it does at a place of which the change speaks, without saying what becomes
    of it. ``tell`` is how the person who booked is notified.
    """

    booking: Booking
    fate: Fate
    because: ArrangementRef | None = None
    undecided: bool = False
    tell: Tell = Tell.MESSAGE
    hit: bool = False


@dataclass(frozen=True)  # without slots: its references are collected once
class Change:
    """What is known before and after a publication or an import; ``versions`` are those a publication makes known.

    ``otherwise`` becomes of bookings that it hits at places of which none of ``versions`` speaks.
    """

    before: View
    after: View
    versions: tuple[Version, ...] = ()
    otherwise: ExistingBookings = ExistingBookings.CONTACT

    @cached_property
    def refs(self) -> frozenset[ArrangementRef]:
        """The arrangements that it makes known or changes."""
        return frozenset(version.ref for version in self.versions)


_FATES = {
    ExistingBookings.HONOUR: Fate.HONOURED,
    ExistingBookings.CONTACT: Fate.CONTACT,
    ExistingBookings.CANCEL: Fate.CANCELLED,
}
_MILDEST_FIRST = tuple(Fate)


def fates(change: Change, bookings: Iterable[Booking], published: datetime) -> Iterator[BookingFate]:
    """The fate of each booking that has not begun when the change is ``published``."""
    alike: dict[Booking, BookingFate] = {}
    for booking in bookings:
        if booking.start > published:
            key = replace(booking, id=0, made=published)
            if key not in alike:  # many begin at the same time in the same place: nothing else of them decides
                alike[key] = fate_of(change, booking)
            yield replace(alike[key], booking=booking)


def fate_of(change: Change, booking: Booking) -> BookingFate:
    """The fate of one booking: the strictest over the minutes that it loses or that a new policy governs.

    What starts in such a minute follows its policy. What merely runs into one may be shortened: where the policy is
    cancel, too, it is to be contacted.

        policy cancels 14-18      |xxxxxxxxxxx|
        a booking 13-15      |=======|          to be contacted
        a booking 15-16                 |===|   cancelled
    """
    policies = governing(change.after, booking.asked, booking.whole)
    lost = lost_minutes(change, booking)
    if booking.kind is BookingKind.EVENT:
        return _fate_of_event(change, booking, lost, policies)
    new = (each for each in policies if each.applied.ref in change.refs and _is_policy(each.applied))
    concerned = join([*lost, *(span for each in new for span in each.spans)])
    in_scope = bool(lost) and _is_in_scope(change, booking)
    decided = [_decide(change, policies, lost, minute) for minute in _pieces(concerned, policies)]
    if not decided:
        return BookingFate(booking, Fate.KEPT)
    softened = [each if each.minute == booking.start else each.softened() for each in decided]
    worst = max(softened, key=lambda each: _MILDEST_FIRST.index(each.fate))
    because = worst.because or _who_takes(change, booking)
    undecided = in_scope and any(each.unsaid for each in decided)
    return BookingFate(booking, worst.fate, because, undecided, worst.tell or Tell.MESSAGE, hit=bool(lost))


def lost_minutes(change: Change, booking: Booking) -> Spans:
    """The minutes of a booking that could be used by what was known before, and cannot any more."""
    usable = (
        usable_spans(view, booking.place, booking.channel, booking.whole, service=booking.service)
        for view in (change.before, change.after)
    )
    before, after = usable
    return subtract(before, after)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What is decided for a piece of a booking that begins at ``minute``; ``unsaid``: lost, and no new policy says."""

    minute: datetime
    fate: Fate
    tell: Tell | None
    because: ArrangementRef | None
    unsaid: bool

    def softened(self) -> "_Decision":
        return replace(self, fate=Fate.CONTACT) if self.fate is Fate.CANCELLED else self


def _decide(change: Change, policies: tuple[Governing, ...], lost: Spans, minute: datetime) -> _Decision:
    by = governed(policies, minute)
    policy = combined(by)
    new = [each for each in by if each.ref in change.refs]
    unsaid = covers(lost, minute) and combined(new).existing is None
    fate = _FATES[policy.existing or ExistingBookings.HONOUR]
    if unsaid:
        fate = max(fate, _FATES[change.otherwise], key=_MILDEST_FIRST.index)
    because = next((each.ref for each in (*new, *by) if _is_policy(each)), None)
    return _Decision(minute, fate, policy.tell, because, unsaid)


def _pieces(concerned: Spans, policies: tuple[Governing, ...]) -> Iterator[datetime]:
    """The start of each piece of some spans in which the same policies govern."""
    edges = {edge for each in policies for span in each.spans for edge in span}
    for span in concerned:
        yield from sorted({span.start, *(edge for edge in edges if span.start < edge < span.end)})


def _is_policy(applied: Applied) -> bool:
    return any(
        policy.existing is not None or policy.new is NewBookings.STOP for _, policy in said((applied,), Bookings)
    )


def _is_in_scope(change: Change, booking: Booking) -> bool:
    node = change.after.node(booking.place, booking.start)
    return node is not None and any(
        narrowest(version.arrangement.scope, node) is not None for version in change.versions
    )


def _who_takes(change: Change, booking: Booking) -> ArrangementRef | None:
    """The arrangement of the change that takes minutes of a booking: one at its place, else around it, else any."""
    view = change.after
    for interval in view.intervals_of(booking.whole):
        for place in (booking.place, *hosts(view, booking.place, interval)):
            for each in view.applied(place, interval):
                if each.ref in change.refs and any(map(takes_minutes, each.effects)):
                    return each.ref
    return next((version.ref for version in change.versions), None)


def _fate_of_event(change: Change, booking: Booking, lost: Spans, policies: tuple[Governing, ...]) -> BookingFate:
    """The fate of an event: its organiser decides whether to cancel or move it (R077), unless the policy honours it."""
    cancelled = _who_cancels(change, booking)
    if cancelled is None and not lost:
        return BookingFate(booking, Fate.KEPT)
    pieces = [combined(governed(policies, minute)).existing for minute in _pieces(lost, policies)]
    honoured = cancelled is None and all(each is ExistingBookings.HONOUR for each in pieces)
    because = cancelled or _who_takes(change, booking)
    return BookingFate(booking, Fate.HONOURED if honoured else Fate.CONTACT, because, hit=bool(lost))


def _who_cancels(change: Change, booking: Booking) -> ArrangementRef | None:
    """The arrangement of the change that cancels an event of this category and does not except its audience (R104)."""
    view = change.after
    for interval in view.intervals_of(booking.whole):
        for by, effect in said(view.applied(booking.place, interval), CancelEvents):
            if by.ref in change.refs and _cancels(effect, booking):
                return by.ref
    return None


def _cancels(effect: CancelEvents, booking: Booking) -> bool:
    excepted = effect.born_on_or_after
    exempt = excepted is not None and booking.born_on_or_after is not None and booking.born_on_or_after >= excepted
    return booking.category in effect.categories and not exempt


def filter_events(fated: Iterable[BookingFate], *, events: bool) -> tuple[BookingFate, ...]:
    """Those of events only, or those of all other bookings; the two are counted separately."""
    return tuple(each for each in fated if (each.booking.kind is BookingKind.EVENT) is events)


def count_fates(fated: Iterable[BookingFate]) -> dict[Fate, int]:
    """The number of bookings with each fate."""
    found = dict.fromkeys(Fate, 0)
    for each in fated:
        found[each.fate] += 1
    return found
