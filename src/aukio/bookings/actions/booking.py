"""Booking, giving up, moving; and what a publication makes of many at once (R035, R064, R078).

Whoever books holds the desks of what is booked, in one order, so that nobody waits for each other in a ring. What
is free is looked at again under that hold; the database refuses whatever slips past.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction

from aukio.audit.actions import record
from aukio.bookings.models import ACTIVE_STATES, Bookable, Booking, Desk
from aukio.bookings.queries.booking import BookingView, as_view
from aukio.domain.booking_states import BookingState, BookingStep, stepped
from aukio.domain.bookings import BookingKind
from aukio.domain.mistakes import NotFound, Refused
from aukio.domain.places import ChannelKind, PlaceId

_AT_ONCE = 500
"""Numbers in one statement: SQLite takes no more than a thousand or so."""


class Taken(Refused):
    """Somebody was faster: the time is no longer free, and nothing was booked."""

    code = "taken"

    def __init__(self) -> None:
        super().__init__("that time was taken meanwhile.", next_step="Choose another.", rule="time_taken")


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever books: how they are called and reached, in which language, and what they need."""

    name: str
    phone: str = ""
    email: str = ""
    lang: str = "fi"
    needs: str = ""


def offer(
    place: PlaceId,
    *,
    kind: BookingKind,
    service: str,
    channel: ChannelKind,
    minutes: int,
    desks: int,
    path: str,
    by: str,
    now: datetime,
    pause: int = 0,
) -> int:
    """A place offers something to be booked; its number. Fewer desks than before stay as many as hold bookings."""
    with transaction.atomic():
        row, _ = Bookable.objects.update_or_create(
            place=place,
            kind=kind.value,
            service=service,
            channel=channel.value,
            defaults={"minutes": minutes, "pause": pause},
        )
        Desk.objects.filter(bookable=row, number__gt=desks, bookings=None).delete()
        there = set(row.desks.values_list("number", flat=True))
        Desk.objects.bulk_create(Desk(bookable=row, number=each) for each in range(1, desks + 1) if each not in there)
        detail = {"service": service, "minutes": minutes, "desks": desks}
        record(by=by, now=now, act="offer bookings", subject=path, detail=detail)
    return row.pk


def book(
    bookable: int,
    start: datetime,
    person: Person,
    *,
    most: int,
    now: datetime,
    key: str = "",
    by: str = "",
    instead_of: str = "",
) -> BookingView:
    """Book a time that is offered: ``most`` may overlap it by what is in force. Booked twice under a key, it is one.

    ``instead_of`` is the secret of a booking that this one takes the place of. Raises ``Taken``, ``NotFound``.
    """
    with transaction.atomic():
        row = Bookable.objects.filter(pk=bookable).first()
        if row is None:
            raise NotFound("there is nothing like this to book.", next_step="Choose from the page of the unit.")
        desks = list(Desk.objects.select_for_update().filter(bookable=row).order_by("pk"))
        if key and (same := Booking.objects.select_related("bookable").filter(bookable=row, key=key).first()):
            return as_view(same)
        end = start + timedelta(minutes=row.minutes)
        before = _given_back(instead_of, now)
        overlapping = Booking.objects.filter(bookable=row, state__in=ACTIVE_STATES, start__lt=end, end__gt=start)
        busy = set(overlapping.values_list("desk", flat=True))
        free = next((desk for desk in desks if desk.pk not in busy), None)
        if free is None or overlapping.count() >= most:
            raise Taken
        made = Booking.objects.create(
            bookable=row,
            desk=free,
            place=row.place,
            start=start,
            end=end,
            made=now if before is None else before.made,
            made_by=by,
            secret=token_urlsafe(18),
            key=key,
            name=person.name,
            phone=person.phone,
            email=person.email,
            lang=person.lang,
            needs=person.needs,
        )
    return as_view(made)


def _given_back(secret: str, now: datetime) -> Booking | None:
    if not secret:
        return None
    row = Booking.objects.select_for_update().filter(secret=secret, start__gt=now).first()
    if row is None:
        raise NotFound("there is no such booking to move.", next_step="Book anew.")
    row.state = stepped(BookingState(row.state), BookingStep.MOVE).value
    row.save(update_fields=["state"])
    return row


def give_up(secret: str, *, now: datetime) -> BookingView:
    """Whoever booked gives it up. Raises ``NotFound``, and ``Refused`` once it has begun or is over."""
    with transaction.atomic():
        row = Booking.objects.select_for_update().select_related("bookable").filter(secret=secret).first()
        if row is None:
            raise NotFound("there is no such booking.", next_step="Look at the address again.")
        if row.start <= now:
            raise Refused("it has begun.", next_step="Speak with the unit.", rule="booking_begun")
        row.state = stepped(BookingState(row.state), BookingStep.GIVE_UP).value
        row.save(update_fields=["state"])
    return as_view(row)
