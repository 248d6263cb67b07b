"""Forgetting whose bookings were."""

from datetime import datetime

from django.db import transaction

from aukio.audit.actions import record
from aukio.bookings.models import ACTIVE_STATES, Booking
from aukio.domain.booking_states import BookingState
from aukio.domain.mistakes import NotFound


def forget(*, before: datetime) -> int:
    """Forget whose the bookings were that ended before an instant; when and what for stays, for counting."""
    rows = Booking.objects.filter(end__lt=before, forgotten=False)
    return rows.update(forgotten=True, name="", phone="", email="", address="", needs="", notes="")


def erase_person(*, phone: str = "", email: str = "", by: str, now: datetime) -> int:
    """Forget one person everywhere, and give up what they had booked; how many bookings that touched."""
    if not phone and not email:
        raise NotFound("nobody is named.", next_step="Say a phone number or an e-mail address.")
    with transaction.atomic():
        rows = Booking.objects.filter(phone=phone) if phone else Booking.objects.filter(email=email)
        numbers = list(rows.values_list("pk", flat=True))
        Booking.objects.filter(pk__in=numbers, state__in=ACTIVE_STATES, start__gt=now).update(
            state=BookingState.GIVEN_UP
        )
        Booking.objects.filter(pk__in=numbers).update(
            forgotten=True, name="", phone="", email="", address="", needs="", notes=""
        )
        record(by=by, now=now, act="erase person", subject="bookings", detail={"bookings": len(numbers)})
    return len(numbers)
