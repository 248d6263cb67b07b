"""Personal data over every app: what is stored of a person, erasing it, and removing what is no longer needed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from aukio.bookings.actions import forgetting
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries.booking import BookingView
from aukio.bookings.queries.events import SignUpView
from aukio.domain.base.mistakes import NotFound
from aukio.outreach.actions import outbox, subscriptions
from aukio.outreach.queries.outbox import waiting_for
from aukio.outreach.queries.subscriptions import SubscriptionView, subscriptions_of
from aukio.workflows import event_sign_ups


@dataclass(frozen=True, slots=True)
class StoredData:
    """Everything that is stored of a person; ``waiting``: messages that are not sent yet."""

    bookings: tuple[BookingView, ...]
    sign_ups: tuple[SignUpView, ...]
    subscriptions: tuple[SubscriptionView, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class ErasedData:
    """How many rows of a person were erased."""

    bookings: int
    sign_ups: int
    subscriptions: int
    waiting: int


def stored_data_of(*, phone: str = "", email: str = "") -> StoredData:
    """Everything that is stored of the person with a phone number or an e-mail address."""
    to = phone or email
    return StoredData(
        booking_queries.of_person(phone=phone, email=email),
        event_queries.sign_ups_of(phone=phone, email=email),
        subscriptions_of(to),
        waiting_for(to),
    )


def erase(*, phone: str = "", email: str = "", by: str, now: datetime) -> ErasedData:
    """Erase one person everywhere, and give up their bookings. Raises ``NotFound`` without phone and e-mail."""
    to = phone or email
    if not to:
        raise NotFound("no person is named.", next_step="Say a phone number or an e-mail address.")
    with transaction.atomic():
        for each in event_queries.sign_ups_of(phone=phone, email=email):
            event_sign_ups.leave(each.secret, now=now)  # the waiting list moves up
        return ErasedData(
            forgetting.erase_person(phone=phone, email=email, by=by, now=now),
            forgetting.erase_from_sign_ups(phone=phone, email=email),
            subscriptions.end_all_of(to),
            outbox.erase(to, now=now),
        )


_MESSAGES_KEPT = timedelta(days=365)
"""Messages are kept for a year, without their recipients once they are sent."""


def forget(*, now: datetime) -> None:
    """Remove what is no longer needed: past personal data, unconfirmed subscriptions, old messages."""
    before = now - timedelta(days=settings.AUKIO_BOOKING_DAYS)
    forgetting.forget(before=before)
    forgetting.forget_sign_ups(before=before)
    subscriptions.forget_unconfirmed(now=now)
    outbox.forget(before=now - _MESSAGES_KEPT)
