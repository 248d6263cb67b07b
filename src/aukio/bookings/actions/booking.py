"""Offer, hold, book, move and give up times (R053, R064).

A booking locks the rows of the desks of its bookable, always in one order, so that there are no deadlocks. Free desks
are looked up under that lock; the database has constraints for what remains.
"""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Q

from aukio.audit.actions import record
from aukio.bookings.models import ACTIVE_STATES, TAKING_STATES, Bookable, Booking, Desk
from aukio.bookings.queries.booking import BookingView, as_view
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.people.booking_requests import BookableDraft, BookingRequest, refuse_reused
from aukio.domain.people.booking_states import HELD_FOR, BookingState, BookingStep, state_after
from aukio.domain.people.slots import NotBookable, NotFree


class Taken(NotFree):
    """The time is no longer free; nothing was booked."""

    def __init__(self) -> None:
        super().__init__(NotBookable.TAKEN)


def offer(draft: BookableDraft, *, path: str, by: str, now: datetime) -> int:
    """Offer something for booking at a place; its number. A desk that has bookings is never removed."""
    with transaction.atomic():
        row, _ = Bookable.objects.update_or_create(
            place=draft.place,
            kind=draft.kind.value,
            service=draft.service,
            channel=draft.channel.value,
            defaults={
                "minutes": draft.minutes,
                "pause": draft.pause,
                "longest": draft.longest,
                "asks": draft.asks,
            },
        )
        Desk.objects.filter(bookable=row, number__gt=draft.desks, bookings=None).delete()
        existing = set(row.desks.values_list("number", flat=True))
        Desk.objects.bulk_create(
            Desk(bookable=row, number=each) for each in range(1, draft.desks + 1) if each not in existing
        )
        detail = {"service": draft.service, "minutes": draft.minutes, "desks": draft.desks}
        record(by=by, now=now, act="offer bookings", subject=path, detail=detail)
    return row.pk


def hold(bookable: int, start: datetime, *, most: int, now: datetime) -> str:
    """Hold a time for some minutes while a form is filled in; its secret. Raises ``Taken``."""
    with transaction.atomic():
        row, desks = _desks(bookable, now)
        desk, end = _free(row, desks, start, timedelta(minutes=row.minutes), most)
        made = Booking.objects.create(
            bookable=row,
            desk=desk,
            place=row.place,
            start=start,
            end=end,
            made=now,
            state=BookingState.HELD,
            held_until=now + HELD_FOR,
            secret=token_urlsafe(18),
        )
    return made.secret


def release(secret: str) -> None:
    """Release a time that is held."""
    Booking.objects.filter(secret=secret, state=BookingState.HELD).delete()


def book(request: BookingRequest, *, most: int, now: datetime) -> BookingView:
    """Write one booking; at most ``most`` may overlap its time. A second request under the same key returns the first.

    Raises ``Taken`` and ``NotFound``, and ``KeyReused`` for another request under the key. ``request.repeat`` is not
    read: a series is one request for each of its times.
    """
    with transaction.atomic():
        row, desks = _desks(request.bookable, now)
        if request.key and (
            same := Booking.objects.select_related("bookable").filter(bookable=row, key=request.key).first()
        ):
            refuse_reused(same.asked, request.digest)
            return as_view(same)
        release(request.held)
        before = _given_back(request.instead_of, now)
        lasts = request.lasts or timedelta(minutes=row.minutes)
        desk, end = _free(row, desks, request.start, lasts, most)
        person = request.person
        made = Booking.objects.create(
            bookable=row,
            desk=desk,
            place=row.place,
            start=request.start,
            end=end,
            made=now if before is None else before.made,
            made_by=request.by,
            state=BookingState.REQUESTED if row.asks and not request.by else BookingState.BOOKED,
            secret=token_urlsafe(18),
            key=request.key,
            asked=request.digest if request.key else request.asked,
            series=request.series,
            name=person.name,
            phone=person.phone,
            email=person.email,
            address=person.address,
            lang=person.lang,
            needs=person.needs,
            interpreter=person.interpreter,
        )
    return as_view(made)


def lock_desks(bookable: int) -> None:
    """Lock the desks of a bookable until the transaction ends: what is found free then stays free."""
    list(Desk.objects.select_for_update().filter(bookable=bookable).order_by("pk").values_list("pk"))


def _desks(bookable: int, now: datetime) -> tuple[Bookable, list[Desk]]:
    """The bookable and its desks, locked; expired holds are removed."""
    row = Bookable.objects.filter(pk=bookable).first()
    if row is None:
        raise NotFound("there is nothing like this to book.", next_step="Choose from the page of the unit.")
    desks = list(Desk.objects.select_for_update().filter(bookable=row).order_by("pk"))
    Booking.objects.filter(bookable=row, state=BookingState.HELD, held_until__lte=now).delete()
    return row, desks


def _free(row: Bookable, desks: list[Desk], start: datetime, lasts: timedelta, most: int) -> tuple[Desk, datetime]:
    end = start + lasts
    overlapping = Booking.objects.filter(bookable=row, state__in=TAKING_STATES, start__lt=end, end__gt=start)
    busy = list(overlapping.values_list("desk", flat=True))
    free = next((desk for desk in desks if desk.pk not in busy), None)
    if free is None or len(busy) >= most:
        raise Taken
    return free, end


def _given_back(secret: str, now: datetime) -> Booking | None:
    if not secret:
        return None
    row = Booking.objects.select_for_update().filter(secret=secret, start__gt=now).first()
    if row is None:
        raise NotFound("there is no such booking to move.", next_step="Book anew.")
    if row.state == BookingState.CANCELLED:  # by the city: it stays so, and the new booking is made now
        return None
    row.state = state_after(BookingState(row.state), BookingStep.MOVE).value
    row.save(update_fields=["state"])
    return row


def give_up(secret: str, *, now: datetime, all_of_them: bool = False) -> BookingView:
    """Give a booking up, or all bookings of its series that are ahead.

    Raises ``NotFound``, and ``Refused`` once it has begun or is over.
    """
    with transaction.atomic():
        row = Booking.objects.filter(secret=secret).first()
        if row is not None:  # one order of locks: all rows that change, by their numbers
            series = Q(series=row.series) if all_of_them and row.series else Q(pk=row.pk)
            list(Booking.objects.select_for_update().filter(series | Q(pk=row.pk)).order_by("pk").values_list("pk"))
            row = Booking.objects.select_related("bookable").filter(pk=row.pk).first()
        if row is None or row.state == BookingState.HELD:
            raise NotFound("there is no such booking.", next_step="Look at the address again.")
        if row.start <= now:
            raise Refused("it has begun.", next_step="Speak with the unit.", rule="booking_begun")
        row.state = state_after(BookingState(row.state), BookingStep.GIVE_UP).value
        row.save(update_fields=["state"])
        if all_of_them and row.series:
            others = Booking.objects.filter(series=row.series, state__in=ACTIVE_STATES, start__gt=now)
            others.update(state=BookingState.GIVEN_UP)
    return as_view(row)
