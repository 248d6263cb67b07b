"""What travels in one piece from a form or a program to the action that writes it: a booking, an offer, an event."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.places import ChannelKind, Names, PlaceId
from aukio.domain.people.bookings import BookingKind, Interpreter
from aukio.domain.people.events import Audience, SignsUp


@dataclass(frozen=True, slots=True)
class Person:
    """A person who books or signs up: name, contacts, language, and what they need."""

    name: str
    phone: str = ""
    email: str = ""
    lang: str = DEFAULT_LANGUAGE
    needs: str = ""
    address: str = ""
    """For letters; asked only of people without phone and e-mail."""
    interpreter: Interpreter = Interpreter.NONE


@dataclass(frozen=True, slots=True)
class WeeklyRepeat:
    """The same local time every ``every`` weeks through the day ``until``, except on some days."""

    until: date
    every: int = 1
    without: tuple[date, ...] = ()

    def starts(self, first: datetime) -> Iterator[datetime]:
        """The local starts, from ``first`` on."""
        local = first
        while local.date() <= self.until:
            if local.date() not in self.without:
                yield local
            local += timedelta(weeks=self.every)


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A request to book a bookable at an instant (R053, R064).

    ``lasts`` None: one slot. ``key`` is the caller's idempotency key. ``by``: the member of staff who books for a
    caller. ``held`` is the secret of a time on hold for this form, ``instead_of`` that of a booking that is moved.
    ``series`` is the name that bookings made together share, and ``asked`` the fingerprint of their request.
    """

    bookable: int
    start: datetime
    person: Person
    lasts: timedelta | None = None
    repeat: WeeklyRepeat | None = None
    key: str = ""
    by: str = ""
    held: str = ""
    instead_of: str = ""
    series: str = ""
    asked: str = ""

    @property
    def digest(self) -> str:
        """A fingerprint of what is asked for: two requests under one key are the same if theirs are equal."""
        return fingerprint(self.start, self.lasts, self.repeat, self.person, self.instead_of)


def fingerprint(*content: object) -> str:
    """A fingerprint of the content of a request; equal for equal content."""
    written = (each.astimezone(UTC).isoformat() if isinstance(each, datetime) else repr(each) for each in content)
    return sha256("\0".join(written).encode()).hexdigest()


class KeyReused(Refused):
    """A key of an earlier request, used again for another content; nothing of the earlier one is shown."""

    code = "key_reused"

    def __init__(self) -> None:
        super().__init__(
            "this key was used already, for something else.",
            next_step="Use a new key for each request, and the same one only to repeat it.",
            rule="key_reused",
        )


def refuse_reused(first: str, second: str) -> None:
    """Raise ``KeyReused`` where the fingerprints of two requests under one key differ."""
    if first != second:
        raise KeyReused


@dataclass(frozen=True, slots=True)
class BookableDraft:
    """Something a place offers for booking: a service through a channel, or a room; durations in minutes.

    ``desks``: how many at once. ``longest``: a room may be booked for so long in a row; 0: one slot. ``asks``: staff
    confirm each booking.
    """

    place: PlaceId
    kind: BookingKind
    service: str
    minutes: int
    desks: int
    channel: ChannelKind = ChannelKind.ON_SITE
    pause: int = 0
    longest: int = 0
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Organiser:
    """The organiser of an event; ``external``: not the city, so staff call them about changes (R077)."""

    name: str
    external: bool = False
    phone: str = ""
    email: str = ""
    lang: str = DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event that is planned: what, where, by and for whom, and its dates as ``[start, end)`` instants (R076)."""

    place: PlaceId
    titles: Names
    category: str
    organiser: Organiser
    dates: tuple[tuple[datetime, datetime], ...]
    details: Names = field(default_factory=Names)
    audience: Audience = field(default_factory=Audience)
    signs_up: SignsUp = SignsUp.NOT
    seats: int | None = None
    """None: no limit."""
