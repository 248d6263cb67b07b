"""The tables of this app: the outbox, subscriptions and webhooks."""

from aukio.outreach.models.outbox import Message
from aukio.outreach.models.subscriptions import Hook, Subscription

__all__ = ["Hook", "Message", "Subscription"]
