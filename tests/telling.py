"""Whom the outbox tells what: every message that is due, handed over to nobody."""

from datetime import datetime

from aukio.domain.people.delivery import Medium
from aukio.workflows.messages.message_delivery import DeliveryBackend, deliver
from aukio.workflows.messages.message_wording import MessageText


def told_public(now: datetime) -> list[tuple[str, MessageText]]:
    """As ``told``, without what goes to the staff of the demo."""
    return [(to, words) for to, words in told(now) if not to.endswith(_STAFF)]


_STAFF = "@aukio.example"


def told(now: datetime) -> list[tuple[str, MessageText]]:
    """Hand over what is due; to whom, and which words."""
    found: list[tuple[str, MessageText]] = []
    backend = DeliveryBackend(lambda message, words: found.append((message.recipient, words)), knows_keys=True)
    while deliver(now=now, by=dict.fromkeys(Medium, backend)):
        pass
    return found
