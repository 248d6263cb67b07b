"""Forgetting whose bookings and sign-ups were."""

from datetime import datetime
from typing import Any

from django.db import transaction

from aukio.audit.actions import record
from aukio.bookings.models import ACTIVE_STATES, Booking, SignUp
from aukio.domain.base.mistakes import NotFound
from aukio.domain.people.booking_states import BookingState

_FORGOTTEN: dict[str, Any] = {"forgotten": True, "name": "", "phone": "", "email": "", "needs": "", "asked": ""}
"""What is emptied of a booking and of a sign-up; a booking has more."""


def forget(*, before: datetime) -> int:
    """Remove personal data from bookings that ended before an instant; time and service are kept for statistics."""
    rows = Booking.objects.filter(end__lt=before, forgotten=False)
    return rows.update(
        forgotten=True, name="", phone="", email="", address="", needs="", interpreter="", notes="", asked=""
    )


def erase_person(*, phone: str = "", email: str = "", by: str, now: datetime) -> int:
    """Remove one person from all bookings, and give up those that are ahead; how many bookings changed."""
    if not phone and not email:
        raise NotFound("no person is named.", next_step="Say a phone number or an e-mail address.")
    with transaction.atomic():
        rows = Booking.objects.filter(phone=phone) if phone else Booking.objects.filter(email=email)
        numbers = list(rows.values_list("pk", flat=True))
        Booking.objects.filter(pk__in=numbers, state__in=ACTIVE_STATES, start__gt=now).update(
            state=BookingState.GIVEN_UP
        )
        Booking.objects.filter(pk__in=numbers).update(**_FORGOTTEN, address="", interpreter="", notes="")
        record(by=by, now=now, act="erase person", subject="bookings", detail={"bookings": len(numbers)})
    return len(numbers)


def forget_sign_ups(*, before: datetime) -> int:
    """Remove personal data from sign-ups whose dates ended before an instant."""
    rows = SignUp.objects.filter(forgotten=False)
    over = rows.filter(date__end__lt=before) | rows.filter(date=None).exclude(event__dates__end__gte=before)
    numbers = list(over.values_list("pk", flat=True))
    return SignUp.objects.filter(pk__in=numbers).update(**_FORGOTTEN)


def erase_from_sign_ups(*, phone: str = "", email: str = "") -> int:
    """Remove one person from all sign-ups; how many changed. Give up their seats before."""
    rows = SignUp.objects.filter(phone=phone) if phone else SignUp.objects.filter(email=email)
    numbers = list(rows.values_list("pk", flat=True))
    SignUp.objects.filter(pk__in=numbers).update(**_FORGOTTEN)
    return len(numbers)
