"""Counts of the outbox."""

from datetime import datetime

from django.db.models import Count

from aukio.domain.people.delivery import Delivery
from aukio.outreach.models import Message


def keys_since(prefix: str, since: datetime) -> frozenset[str]:
    """The keys of messages that begin so and were queued since an instant."""
    rows = Message.objects.filter(key__startswith=prefix, queued__gte=since)
    return frozenset(rows.values_list("key", flat=True))


def counts() -> dict[Delivery, int]:
    """How many messages are in each state."""
    rows = Message.objects.order_by().values_list("state").annotate(Count("pk"))
    return {Delivery(state): count for state, count in rows}


def waiting_for(recipient: str) -> int:
    """How many messages wait for a number or an address."""
    return Message.objects.filter(recipient=recipient, state=Delivery.QUEUED).count() if recipient else 0
