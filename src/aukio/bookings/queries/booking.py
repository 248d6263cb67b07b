"""Bookings as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from aukio.bookings.models import ACTIVE_STATES, Bookable, Booking
from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.people.booking_requests import Person
from aukio.domain.people.booking_states import BookingState
from aukio.domain.people.bookings import BookingKind, Interpreter
from aukio.domain.people.slots import Offered


@dataclass(frozen=True, slots=True)
class OfferedAt:
    """What may be booked at a place, with its number and kind; ``asks``: staff say yes to each booking first."""

    number: int
    kind: BookingKind
    offered: Offered
    asks: bool = False


@dataclass(frozen=True, slots=True)
class BookingView:
    """A booking with the person who booked, whose data is empty once it is forgotten."""

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
    address: str
    lang: str
    needs: str
    interpreter: Interpreter
    series: str
    tell: str
    notified: datetime | None
    outcome: str
    attempts: int
    notes: str

    @property
    def active(self) -> bool:
        """Whether its time is taken."""
        return self.state.value in ACTIVE_STATES

    @property
    def person(self) -> Person:
        """The person who booked."""
        return Person(self.name, self.phone, self.email, self.lang, self.needs, self.address, self.interpreter)


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
            timedelta(minutes=row.longest),
        ),
        row.asks,
    )


def offered_like(kind: BookingKind, service: str, channel: ChannelKind) -> tuple[OfferedAt, ...]:
    """Whatever else is booked for the same: the same service by the same channel, or other rooms."""
    rows = Bookable.objects.filter(kind=kind, service=service, channel=channel).annotate(count=Count("desks"))
    return tuple(map(_offered, rows[:_MOST_ELSEWHERE]))


_MOST_ELSEWHERE = 50


def taken(
    number: int, first: datetime, until: datetime, now: datetime, *, but: str = ""
) -> tuple[tuple[datetime, datetime], ...]:
    """The times of a bookable that are taken, over a range; ``but`` is the secret of a booking that does not count."""
    rows = Booking.objects.filter(_takes(now), bookable=number, start__lt=until, end__gt=first)
    if but:
        rows = rows.exclude(secret=but)
    return tuple(rows.order_by("start").values_list("start", "end"))


def _takes(now: datetime) -> Q:
    return Q(state__in=ACTIVE_STATES) | Q(state=BookingState.HELD, held_until__gt=now)


def held_with(secret: str, now: datetime) -> datetime | None:
    """Until when a time is held under a secret; None where it is not held."""
    rows = Booking.objects.filter(secret=secret, state=BookingState.HELD, held_until__gt=now)
    return rows.values_list("held_until", flat=True).first()


def series_of(series: str) -> tuple[BookingView, ...]:
    """The bookings that were made together, by their start."""
    rows = Booking.objects.select_related("bookable").filter(series=series) if series else Booking.objects.none()
    return tuple(map(as_view, rows))


def at_places(places: Iterable[PlaceId], first: datetime, until: datetime) -> tuple[BookingView, ...]:
    """The bookings of some places that begin over a range, in any state."""
    rows = Booking.objects.select_related("bookable").filter(
        place__in=list(places)[:500], start__gte=first, start__lt=until
    )
    return tuple(map(as_view, rows.exclude(state=BookingState.HELD)[:1000]))


def booking_with(secret: str) -> BookingView | None:
    """The booking at a secret address."""
    rows = Booking.objects.select_related("bookable").exclude(state=BookingState.HELD)
    row = rows.filter(secret=secret).first()
    return None if row is None else as_view(row)


def made_with(bookable: int, key: str) -> BookingView | None:
    """The booking that was made under an idempotency key; of a series, the first."""
    row = _made_with(bookable, key)
    return None if row is None else as_view(row)


def asked_with(bookable: int, key: str) -> str | None:
    """The fingerprint of the request that was made under an idempotency key; None where there was none."""
    row = _made_with(bookable, key)
    return None if row is None else row.asked


def _made_with(bookable: int, key: str) -> Booking | None:
    rows = Booking.objects.select_related("bookable").filter(bookable=bookable) if key else Booking.objects.none()
    return rows.filter(Q(key=key) | Q(series=key)).order_by("start").first()


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
    """Every booking of the person with a phone number or an e-mail address; none where neither is given."""
    rows = Booking.objects.select_related("bookable").filter(forgotten=False).exclude(state=BookingState.HELD)
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
        address=row.address,
        lang=row.lang,
        needs=row.needs,
        interpreter=Interpreter(row.interpreter),
        series=row.series,
        tell=row.tell,
        notified=row.told,
        outcome=row.outcome,
        attempts=row.attempts,
        notes=row.notes,
    )
