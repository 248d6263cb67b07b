"""Counts of the outbox."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from aukio.domain.people.delivery import Delivery, Medium
from aukio.outreach.models import Message


def keys_since(prefix: str, since: datetime) -> frozenset[str]:
    """The keys of messages that begin so and were queued since an instant."""
    rows = Message.objects.filter(key__startswith=prefix, queued__gte=since)
    return frozenset(rows.values_list("key", flat=True))


def counts() -> dict[Delivery, int]:
    """How many messages are in each state."""
    rows = Message.objects.order_by().values_list("state").annotate(Count("pk"))
    return {Delivery(state): count for state, count in rows}


def oldest_due(media: Collection[Medium], *, now: datetime) -> datetime | None:
    """Since when the message that waits longest has been due, of those that can be sent."""
    rows = Message.objects.filter(state=Delivery.QUEUED, medium__in=media, due__lt=now)
    found: datetime | None = rows.aggregate(oldest=Min("due"))["oldest"]
    return found


def failed_since(since: datetime) -> int:
    """How many messages ended since an instant without reaching anyone."""
    return Message.objects.filter(state__in=(Delivery.FAILED, Delivery.BOUNCED), ended__gte=since).count()


def waiting_for(recipient: str) -> int:
    """How many messages wait for a number or an address."""
    return Message.objects.filter(recipient=recipient, state=Delivery.QUEUED).count() if recipient else 0


@dataclass(frozen=True, slots=True)
class MessagesOfPublication:
    """The messages of one publication: how many were sent, on their way to someone, or wait."""

    sent: int
    waiting: int


def of_publication(name: str) -> MessagesOfPublication:
    """How many messages of a publication (``notice/number``) were sent, and how many wait."""
    rows = Message.objects.filter(about__publication=name).order_by().values_list("state").annotate(Count("pk"))
    found = {Delivery(state): count for state, count in rows}
    waiting = found.pop(Delivery.QUEUED, 0)
    found.pop(Delivery.DROPPED, None)
    return MessagesOfPublication(sum(found.values()), waiting)


def sent_about(name: str) -> tuple[Mapping[str, Any], ...]:
    """What the messages of a publication are about that were sent, or may have been."""
    rows = Message.objects.filter(about__publication=name).exclude(state__in=(Delivery.QUEUED, Delivery.DROPPED))
    return tuple(rows.values_list("about", flat=True))
