"""One person's data over every app: what is kept, forgetting it, and forgetting what is no longer needed."""

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
class Kept:
    """Everything that is kept of somebody; ``waiting`` messages are still to be told them."""

    bookings: tuple[BookingView, ...]
    sign_ups: tuple[SignUpView, ...]
    subscriptions: tuple[SubscriptionView, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much of somebody was forgotten."""

    bookings: int
    sign_ups: int
    subscriptions: int
    waiting: int


def kept_of(*, phone: str = "", email: str = "") -> Kept:
    """Everything that is kept of one person, who is named by a phone number or an address."""
    to = phone or email
    return Kept(
        booking_queries.of_person(phone=phone, email=email),
        event_queries.sign_ups_of(phone=phone, email=email),
        subscriptions_of(to),
        waiting_for(to),
    )


def erase(*, phone: str = "", email: str = "", by: str, now: datetime) -> Forgotten:
    """Forget one person everywhere, and give up what they had booked. Raises ``NotFound`` where nobody is named."""
    to = phone or email
    if not to:
        raise NotFound("nobody is named.", next_step="Say a phone number or an e-mail address.")
    with transaction.atomic():
        for each in event_queries.sign_ups_of(phone=phone, email=email):
            event_sign_ups.leave(each.secret, now=now)  # whoever waits gets the seat
        return Forgotten(
            forgetting.erase_person(phone=phone, email=email, by=by, now=now),
            forgetting.erase_comer(phone=phone, email=email),
            subscriptions.end_all_of(to),
            outbox.erase(to, now=now),
        )


_MESSAGES_KEPT = timedelta(days=365)
"""That somebody was told of something is kept for a year; whom is forgotten when they are told."""


def forget(*, now: datetime) -> None:
    """Forget what is no longer needed: whose bookings and sign-ups were, wishes nobody confirmed, old messages."""
    before = now - timedelta(days=settings.AUKIO_BOOKING_DAYS)
    forgetting.forget(before=before)
    forgetting.forget_comers(before=before)
    subscriptions.forget_unconfirmed(now=now)
    outbox.forget(before=now - _MESSAGES_KEPT)
