"""Handing a message over: how often it is tried, and when somebody has to look instead (R080)."""

from datetime import datetime, time, timedelta
from enum import StrEnum


class Medium(StrEnum):
    """By what a message goes."""

    MAIL = "mail"
    SMS = "sms"
    HOOK = "hook"
    """A program that listens: a web address."""


def medium_of(recipient: str) -> Medium:
    """What reaches a recipient: an address with @ is mail, a web address a program, anything else a phone number."""
    if recipient.startswith(("https://", "http://")):
        return Medium.HOOK
    return Medium.MAIL if "@" in recipient else Medium.SMS


class Delivery(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    SENT = "sent"
    """Handed over to whoever carries it."""
    DELIVERED = "delivered"
    """Whoever carried it says that it arrived."""
    BOUNCED = "bounced"
    """Whoever carried it says that it did not: a person has to find another way."""
    FAILED = "failed"
    """Given up: a person has to find another way."""
    DROPPED = "dropped"
    """What it would have told was no longer so when its turn came."""


_AFTER: dict[Delivery, frozenset[Delivery]] = {
    Delivery.QUEUED: frozenset(),
    Delivery.SENT: frozenset({Delivery.DELIVERED, Delivery.BOUNCED}),
    Delivery.DELIVERED: frozenset({Delivery.BOUNCED}),
    Delivery.BOUNCED: frozenset(),
    Delivery.FAILED: frozenset(),
    Delivery.DROPPED: frozenset(),
}


def reported(state: Delivery, report: Delivery) -> bool:
    """Whether a report changes how a message stands: reports come late, twice, and in any order."""
    return report in _AFTER[state]


WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=25), timedelta(hours=2), timedelta(hours=12))
"""How long after each failure it is tried again; after the last it is given up."""

LEASE = timedelta(minutes=2)
"""How long a worker has its messages to itself; whoever is killed meanwhile leaves them to another."""

WORKED = timedelta(minutes=1)
"""How long a worker goes on with what it took: what is left then it gives back, well before the lease is over."""


def again_at(tries: int, now: datetime) -> datetime | None:
    """When a message that failed so often is tried again; None when it is given up."""
    return now + WAITS[tries - 1] if tries <= len(WAITS) else None


QUIET_FROM, QUIET_UNTIL = time(21), time(8)
"""Nobody is told anything at night that can wait (R135)."""

_TO_SET_OUT = timedelta(hours=2)
"""What begins sooner than this after the quiet hours cannot wait for their end."""


def due_at(local: datetime, begins: datetime) -> datetime:
    """The local minute at which somebody is told of what begins at another: now, or when the quiet hours are over."""
    if QUIET_UNTIL <= local.time() < QUIET_FROM:
        return local
    day = local.date() if local.time() < QUIET_UNTIL else local.date() + timedelta(days=1)
    morning = datetime.combine(day, QUIET_UNTIL)
    return morning if begins >= morning + _TO_SET_OUT else local
