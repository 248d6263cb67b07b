"""The outbox, counted."""

from django.db.models import Count

from aukio.domain.delivering import Delivery
from aukio.outreach.models import Message


def counts() -> dict[Delivery, int]:
    """How many messages stand where."""
    rows = Message.objects.order_by().values_list("state").annotate(Count("pk"))
    return {Delivery(state): count for state, count in rows}
