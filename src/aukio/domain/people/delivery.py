"""Delivery of messages: states, retries, leases and quiet hours (R080)."""

from datetime import datetime, time, timedelta
from enum import StrEnum


class Medium(StrEnum):
    """How a message is delivered."""

    MAIL = "mail"
    SMS = "sms"
    HOOK = "hook"
    """A webhook: the address of a program."""


def medium_of(recipient: str) -> Medium:
    """The medium for a recipient: e-mail if it contains @, a webhook for a web address, else a phone number."""
    if recipient.startswith(("https://", "http://")):
        return Medium.HOOK
    return Medium.MAIL if "@" in recipient else Medium.SMS


class Delivery(StrEnum):
    """The state of a message."""

    QUEUED = "queued"
    SENT = "sent"
    """Accepted by the delivery backend."""
    DELIVERED = "delivered"
    """The delivery backend reports that it arrived."""
    BOUNCED = "bounced"
    """The delivery backend reports that it did not arrive: staff have to find another way."""
    FAILED = "failed"
    """No further attempts: staff have to find another way."""
    DROPPED = "dropped"
    """Not sent, since its content no longer held when it was due."""


_AFTER: dict[Delivery, frozenset[Delivery]] = {
    Delivery.QUEUED: frozenset(),
    Delivery.SENT: frozenset({Delivery.DELIVERED, Delivery.BOUNCED}),
    Delivery.DELIVERED: frozenset({Delivery.BOUNCED}),
    Delivery.BOUNCED: frozenset(),
    Delivery.FAILED: frozenset(),
    Delivery.DROPPED: frozenset(),
}


def is_state_change(state: Delivery, report: Delivery) -> bool:
    """Whether a report changes the state of a message: reports come late, twice, and in any order."""
    return report in _AFTER[state]


RETRY_DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=25),
    timedelta(hours=2),
    timedelta(hours=12),
)
"""The wait after each failed attempt; after the last one the message fails."""

LEASE = timedelta(minutes=2)
"""How long a worker reserves its messages; if it is killed, another takes them over after that."""

BATCH_TIME_LIMIT = timedelta(minutes=1)
"""How long a worker processes its batch; it then returns the rest, well before the lease ends."""


def retry_at(tries: int, now: datetime) -> datetime | None:
    """When a message is tried again after ``tries`` failures; None when it fails finally."""
    return now + RETRY_DELAYS[tries - 1] if tries <= len(RETRY_DELAYS) else None


QUIET_FROM, QUIET_UNTIL = time(21), time(8)
"""No message that can wait is sent at night (R135)."""

_TO_SET_OUT = timedelta(hours=2)
"""A message about something that begins sooner than this after the quiet hours is sent at night."""


def due_at(local: datetime, begins: datetime) -> datetime:
    """The local time to send a message about something that begins at ``begins``: now, or after the quiet hours."""
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return local
    day = local.date() if local.time() < QUIET_UNTIL else local.date() + timedelta(days=1)
    morning = datetime.combine(day, QUIET_UNTIL)
    return morning if begins >= morning + _TO_SET_OUT else local
