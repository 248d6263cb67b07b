"""The tables of this app: the outbox."""

from aukio.outreach.models.outbox import Message

__all__ = ["Message"]
