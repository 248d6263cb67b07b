"""Queueing messages in the transaction of their reason, and what becomes of each.

A worker takes some messages for a while by moving their due time; killed with them in hand, it leaves them to another,
which hands them over under the same keys: a carrier that knows keys tells nobody twice. Before a message goes to one
that does not, that is noted (``begin``): found again in that state, it may have been told, and is not told again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from aukio.domain.people.delivery import LEASE, Delivery, Medium, is_state_change, medium_of, retry_at
from aukio.outreach.models import Message

About = Mapping[str, Any]
"""What a message tells of: its ``kind``, its ``lang``, and numbers. Nothing in it says who somebody is."""

DOUBTFUL = "a worker stopped with it in hand: it may have been told"
TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class ToTell:
    """A message to be queued: why (``key``), to whom, and its words or what it is about.

    It is handed over at once, or when it is ``due``; after it ``expires`` nobody is told.
    """

    key: str
    recipient: str
    expires: datetime
    text: str = ""
    subject: str = ""
    about: About = field(default_factory=dict)
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message in a worker's hand."""

    number: int
    key: str
    medium: Medium
    recipient: str
    subject: str
    text: str
    about: About
    tries: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A message that is over without having been told, and what it was about."""

    key: str
    about: About
    state: Delivery


def queue(message: ToTell, *, now: datetime) -> bool:
    """Put a message into the outbox, in the transaction of its reason; False where one for this reason is there."""
    _row, fresh = Message.objects.get_or_create(key=message.key, defaults=_columns(message, now))
    return fresh


def queue_many(messages: Iterable[ToTell], *, now: datetime) -> None:
    """Put many into the outbox at once; one for a reason that is there already is left out."""
    rows = [Message(key=each.key, **_columns(each, now)) for each in messages]
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_at_once())


def _at_once() -> int | None:
    """Rows in one statement: as many as the engine takes, but no more than are worth waiting for."""
    return None if connection.features.max_query_params else 2000


def _columns(message: ToTell, now: datetime) -> dict[str, Any]:
    return {
        "medium": medium_of(message.recipient),
        "recipient": message.recipient,
        "subject": message.subject,
        "text": message.text,
        "about": dict(message.about),
        "queued": now,
        "due": message.due or now,
        "expires": message.expires,
    }


def take(media: Iterable[Medium], *, now: datetime, most: int) -> tuple[tuple[Outgoing, ...], tuple[Ended, ...]]:
    """Take what is due for a while, at most so many, oldest first; and what is over instead.

    Over is what comes too late, and what a worker may have told before it was stopped.
    """
    with transaction.atomic():
        late = Message.objects.filter(state=Delivery.QUEUED, expires__lte=now)
        over = [Ended(key, about, Delivery.FAILED) for key, about in late.values_list("key", "about")]
        if over:
            _end(late, Delivery.FAILED, now, TOO_LATE)
        skips = connection.features.has_select_for_update_skip_locked
        due = Message.objects.select_for_update(skip_locked=skips).filter(state=Delivery.QUEUED, due__lte=now)
        rows = list(due.filter(medium__in=[each.value for each in media]).order_by("due", "pk")[:most])
        doubtful = [row for row in rows if row.began is not None]
        if doubtful:
            _end(Message.objects.filter(pk__in=[row.pk for row in doubtful]), Delivery.FAILED, now, DOUBTFUL)
            over += [Ended(row.key, row.about, Delivery.FAILED) for row in doubtful]
        mine = [row for row in rows if row.began is None]
        Message.objects.filter(pk__in=[row.pk for row in mine]).update(due=now + LEASE, tries=F("tries") + 1)
    taken = (
        Outgoing(row.pk, row.key, Medium(row.medium), row.recipient, row.subject, row.text, row.about, row.tries + 1)
        for row in mine
    )
    return tuple(taken), tuple(over)


def begin(number: int, *, now: datetime) -> None:
    """It goes now to somebody who could not tell a second time from the first."""
    Message.objects.filter(pk=number, state=Delivery.QUEUED).update(began=now)


def give_back(numbers: Iterable[int], *, now: datetime) -> None:
    """What was taken and not looked at is anybody's again."""
    Message.objects.filter(pk__in=list(numbers), state=Delivery.QUEUED).update(due=now, tries=F("tries") - 1)


def told(numbers: Iterable[int], *, now: datetime) -> None:
    """These were handed over; whom they were for is forgotten."""
    _end(Message.objects.filter(pk__in=list(numbers), state=Delivery.QUEUED), Delivery.SENT, now, "")


def drop(numbers: Iterable[int], *, now: datetime) -> None:
    """What these would have told is no longer so."""
    _end(Message.objects.filter(pk__in=list(numbers), state=Delivery.QUEUED), Delivery.DROPPED, now, "")


def not_taken(message: Outgoing, trouble: str, *, now: datetime) -> Ended | None:
    """Whoever carries messages did not take one: it is tried again later, or is over."""
    again = retry_at(message.tries, now)
    row = Message.objects.filter(pk=message.number, state=Delivery.QUEUED)
    if again is None:
        _end(row, Delivery.FAILED, now, trouble)
        return Ended(message.key, message.about, Delivery.FAILED)
    row.update(due=again, began=None, trouble=trouble[:500])
    return None


def report(key: str, state: Delivery, *, trouble: str = "", now: datetime) -> tuple[bool, Ended | None]:
    """Whoever carried a message says that it arrived or bounced: whether that is news, and what is over by it."""
    with transaction.atomic():
        row = Message.objects.select_for_update().filter(key=key).first()
        if row is None or not is_state_change(Delivery(row.state), state):
            return False, None
        row.state, row.ended, row.trouble = state, now, trouble[:500]
        row.save(update_fields=["state", "ended", "trouble"])
    return True, Ended(key, row.about, state) if state is Delivery.BOUNCED else None


def _end(rows: Any, state: Delivery, now: datetime, trouble: str) -> None:
    rows.update(state=state, recipient="", subject="", text="", ended=now, trouble=trouble[:500])


def erase(recipient: str, *, now: datetime) -> int:
    """Nobody is told anything more at a number or an address; how many messages waited for it."""
    rows = Message.objects.filter(recipient=recipient, state=Delivery.QUEUED)
    return int(rows.update(state=Delivery.DROPPED, recipient="", subject="", text="", ended=now, trouble="erased"))


def forget(*, before: datetime) -> int:
    """Forget messages that ended before an instant: that somebody was told is kept with what it was about."""
    return Message.objects.filter(ended__lt=before).delete()[0]
