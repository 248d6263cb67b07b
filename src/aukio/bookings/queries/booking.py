"""Bookings as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from aukio.bookings.models import ACTIVE_STATES, Bookable, Booking
from aukio.domain.booking_states import BookingState
from aukio.domain.bookings import BookingKind
from aukio.domain.places import ChannelKind, PlaceId
from aukio.domain.slots import Offered


@dataclass(frozen=True, slots=True)
class OfferedAt:
    """What may be booked at a place, with its number and kind."""

    number: int
    kind: BookingKind
    offered: Offered


@dataclass(frozen=True, slots=True)
class BookingView:
    """A booking as people see it; who booked is empty once it is forgotten."""

    number: int
    bookable: int
    kind: BookingKind
    place: PlaceId
    service: str
    channel: ChannelKind
    start: datetime
    end: datetime
    made: datetime
    state: BookingState
    because: str
    secret: str
    name: str
    phone: str
    email: str
    lang: str
    needs: str
    tell: str
    outcome: str
    attempts: int
    notes: str

    @property
    def active(self) -> bool:
        """Whether its time is taken."""
        return self.state.value in ACTIVE_STATES


def offered_at(place: PlaceId) -> tuple[OfferedAt, ...]:
    """What may be booked at a place."""
    rows = Bookable.objects.filter(place=place).annotate(count=Count("desks"))
    return tuple(_offered(row) for row in rows)


def offers_any(place: PlaceId) -> bool:
    """Whether anything may be booked at a place."""
    return Bookable.objects.filter(place=place).exists()


def offered_with(number: int) -> OfferedAt | None:
    """What may be booked under a number."""
    row = Bookable.objects.filter(pk=number).annotate(count=Count("desks")).first()
    return None if row is None else _offered(row)


def _offered(row: Bookable) -> OfferedAt:
    count: int = row.count  # type: ignore[attr-defined]  # annotated above
    return OfferedAt(
        row.pk,
        BookingKind(row.kind),
        Offered(
            PlaceId(row.place),
            row.service,
            ChannelKind(row.channel),
            timedelta(minutes=row.minutes),
            count,
            timedelta(minutes=row.pause),
            timedelta(minutes=row.lead),
            timedelta(days=row.horizon),
        ),
    )


def taken(number: int, first: datetime, until: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The times that are taken of what may be booked, over a range."""
    rows = Booking.objects.filter(bookable=number, state__in=ACTIVE_STATES, start__lt=until, end__gt=first)
    return tuple(rows.order_by("start").values_list("start", "end"))


def booking_with(secret: str) -> BookingView | None:
    """The booking at a secret address."""
    row = Booking.objects.select_related("bookable").filter(secret=secret).first()
    return None if row is None else as_view(row)


def made_with(bookable: int, key: str) -> BookingView | None:
    """The booking that was made under a caller's own key."""
    row = Booking.objects.select_related("bookable").filter(bookable=bookable, key=key).first()
    return None if row is None else as_view(row)


def bookings_with(numbers: Iterable[int]) -> tuple[BookingView, ...]:
    """Some bookings, by their start."""
    rows = Booking.objects.select_related("bookable").filter(pk__in=list(numbers))
    return tuple(map(as_view, rows))


def starting(first: datetime, until: datetime) -> tuple[BookingView, ...]:
    """The active bookings that begin over a range, the soonest first."""
    rows = Booking.objects.select_related("bookable").filter(
        state__in=(BookingState.BOOKED, BookingState.HONOURED), start__gt=first, start__lte=until
    )
    return tuple(map(as_view, rows))


def of_person(*, phone: str = "", email: str = "") -> tuple[BookingView, ...]:
    """Every booking of one person, who is named by a phone number or an address; nobody where neither is said."""
    rows = Booking.objects.select_related("bookable").filter(forgotten=False)
    mine = rows.filter(phone=phone) if phone else rows.filter(email=email)
    return tuple(map(as_view, mine)) if phone or email else ()


def as_view(row: Booking) -> BookingView:
    """A row as a value."""
    return BookingView(
        number=row.pk,
        bookable=row.bookable_id,
        kind=BookingKind(row.bookable.kind),
        place=PlaceId(row.place),
        service=row.bookable.service,
        channel=ChannelKind(row.bookable.channel),
        start=row.start,
        end=row.end,
        made=row.made,
        state=BookingState(row.state),
        because=row.because,
        secret=row.secret,
        name=row.name,
        phone=row.phone,
        email=row.email,
        lang=row.lang,
        needs=row.needs,
        tell=row.tell,
        outcome=row.outcome,
        attempts=row.attempts,
        notes=row.notes,
    )
