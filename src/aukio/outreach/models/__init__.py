"""The tables of this app: the outbox, and who asked to hear of changes."""

from aukio.outreach.models.outbox import Message
from aukio.outreach.models.subscriptions import Hook, Subscription

__all__ = ["Hook", "Message", "Subscription"]
