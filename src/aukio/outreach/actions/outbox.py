"""Queueing a message in the transaction of its reason, and handing messages over one by one.

A worker takes a message for a while by moving its due time; killed with it in hand, it leaves it to another, which
hands it over under the same key: a gateway that knows keys tells nobody twice. Workers pass over what others hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from aukio.domain.delivering import LEASE, Delivery, again_at
from aukio.outreach.models import Message


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it is handed over: its number and key, to which phone number or address, which words."""

    number: int
    key: str
    recipient: str
    text: str
    tries: int
    subject: str = ""


class NotCarried(Exception):
    """Whoever carries messages did not take one; it is tried again."""


def queue(
    *,
    key: str,
    recipient: str,
    text: str,
    expires: datetime,
    now: datetime,
    subject: str = "",
    due: datetime | None = None,
) -> bool:
    """Put a message into the outbox, in the transaction of its reason; False where one for this reason is there.

    It is handed over at once, or when it is ``due``.
    """
    _message, fresh = Message.objects.get_or_create(
        key=key,
        defaults={
            "recipient": recipient,
            "subject": subject,
            "text": text,
            "queued": now,
            "due": due or now,
            "expires": expires,
        },
    )
    return fresh


def hand_over(send: Callable[[Outgoing], None], *, now: datetime, most: int = 100, mail_only: bool = False) -> int:
    """Hand over what is due, at most so many; how many were. ``send`` raises ``NotCarried`` where one was not taken.

    ``mail_only`` leaves text messages where they are: nobody carries them.
    """
    done = 0
    for _ in range(most):
        taken = _take(now, mail_only=mail_only)
        if taken is None:
            break
        try:
            send(taken)
        except NotCarried as trouble:
            _failed(taken, str(trouble), now)
        else:
            _ended(taken.number, Delivery.SENT, now)
            done += 1
    return done


def _take(now: datetime, *, mail_only: bool) -> Outgoing | None:
    with transaction.atomic():
        Message.objects.filter(state=Delivery.QUEUED, expires__lte=now).update(
            state=Delivery.DEAD, recipient="", subject="", text="", ended=now, trouble="too late"
        )
        skips = connection.features.has_select_for_update_skip_locked
        due = Message.objects.select_for_update(skip_locked=skips).filter(state=Delivery.QUEUED, due__lte=now)
        if mail_only:
            due = due.filter(recipient__contains="@")
        row = due.order_by("due", "pk").first()
        if row is None:
            return None
        row.due, row.tries = now + LEASE, row.tries + 1
        row.save(update_fields=["due", "tries"])
        return Outgoing(row.pk, row.key, row.recipient, row.text, row.tries, row.subject)


def _failed(taken: Outgoing, trouble: str, now: datetime) -> None:
    again = again_at(taken.tries, now)
    if again is None:
        _ended(taken.number, Delivery.DEAD, now, trouble)
    else:
        Message.objects.filter(pk=taken.number, state=Delivery.QUEUED).update(due=again, trouble=trouble[:500])


def _ended(number: int, state: Delivery, now: datetime, trouble: str = "") -> None:
    Message.objects.filter(pk=number, state=Delivery.QUEUED).update(
        state=state, recipient="", subject="", text="", ended=now, trouble=trouble[:500]
    )
