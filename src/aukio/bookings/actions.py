"""Booking, giving up, moving; and what a publication makes of many at once (R035, R064, R078).

Whoever books holds the desks of what is booked, in one order, so that nobody waits for each other in a ring. What
is free is looked at again under that hold; the database refuses whatever slips past.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Q

from aukio.audit.actions import record
from aukio.bookings.models import ACTIVE_STATES, Bookable, Booking, Desk
from aukio.bookings.queries import BookingView, as_view
from aukio.domain.booking_states import ACTIVE, BookingState, BookingStep, stepped
from aukio.domain.bookings import BookingKind, Fate, Fated
from aukio.domain.effects import Tell
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


_STATES = {
    Fate.HONOURED: BookingState.HONOURED,
    Fate.CONTACT: BookingState.TO_CONTACT,
    Fate.CANCELLED: BookingState.CANCELLED,
}


def settle(fated: Iterable[Fated]) -> tuple[BookingView, ...]:
    """Carry out the fates of bookings, many at a time; those that changed, by their start.

    What was given up meanwhile stays so. Call it in the transaction of the publication that decides.
    """
    groups: dict[tuple[Fate, str, Tell], list[int]] = {}
    for each in fated:
        if each.fate in _STATES:
            tell = Tell.STAFF if each.fate is Fate.CONTACT else each.tell
            groups.setdefault((each.fate, str(each.because or ""), tell), []).append(each.booking.id)
    done: list[BookingView] = []
    for (fate, because, tell), numbers in groups.items():
        for first in range(0, len(numbers), _AT_ONCE):
            some = numbers[first : first + _AT_ONCE]
            rows = Booking.objects.filter(pk__in=some, state__in=ACTIVE_STATES)
            unreachable = Q(phone="", email="")
            rows.filter(unreachable).update(tell=_by_staff(fate))
            rows.exclude(unreachable).update(tell=tell.value)
            changed = list(rows.values_list("pk", flat=True))
            rows.update(state=_STATES[fate].value, because=because, outcome="", attempts=0)
            found = Booking.objects.select_related("bookable").filter(pk__in=changed)
            done += map(as_view, found)
    return tuple(sorted(done, key=lambda each: (each.start, each.number)))


def _by_staff(fate: Fate) -> str:
    """Who tells somebody whom no message reaches: staff, unless all is well."""
    return "" if fate is Fate.HONOURED else Tell.STAFF.value


def call_made(number: int, *, outcome: str, stands: bool | None, notes: str, by: str, now: datetime) -> BookingView:
    """What a call came to: nobody answered (``stands`` None), it stands, or it is cancelled. Raises ``NotFound``."""
    with transaction.atomic():
        row = Booking.objects.select_for_update().select_related("bookable").filter(pk=number).first()
        if row is None:
            raise NotFound("there is no such booking.", next_step="Look at the list again.")
        row.attempts += 1
        row.notes = notes or row.notes
        if stands is not None:
            told = row.state == BookingState.CANCELLED and not stands  # it was cancelled; now they know
            if not told:
                step = BookingStep.SETTLE if stands else BookingStep.CANCEL
                row.state = stepped(BookingState(row.state), step).value
            row.outcome = outcome
        row.save(update_fields=["attempts", "notes", "state", "outcome"])
        detail = {"outcome": outcome, "attempts": row.attempts}
        record(by=by, now=now, act="call about booking", subject=f"booking {number}", detail=detail)
    return as_view(row)


def forget(*, before: datetime) -> int:
    """Forget whose the bookings were that ended before an instant; when and what for stays, for counting."""
    rows = Booking.objects.filter(end__lt=before, forgotten=False)
    return rows.update(forgotten=True, name="", phone="", email="", needs="", notes="")


def erase_person(*, phone: str = "", email: str = "", by: str, now: datetime) -> int:
    """Forget one person everywhere, and give up what they had booked; how many bookings that touched."""
    if not phone and not email:
        raise NotFound("nobody is named.", next_step="Say a phone number or an e-mail address.")
    with transaction.atomic():
        rows = Booking.objects.filter(phone=phone) if phone else Booking.objects.filter(email=email)
        numbers = list(rows.values_list("pk", flat=True))
        active = [each.value for each in ACTIVE]
        Booking.objects.filter(pk__in=numbers, state__in=active, start__gt=now).update(state=BookingState.GIVEN_UP)
        Booking.objects.filter(pk__in=numbers).update(forgotten=True, name="", phone="", email="", needs="", notes="")
        record(by=by, now=now, act="erase person", subject="bookings", detail={"bookings": len(numbers)})
    return len(numbers)
