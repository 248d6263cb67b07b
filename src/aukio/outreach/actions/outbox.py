"""Queue messages in the transaction of their reason, and record the delivery of each.

A worker leases messages by moving their due time. If it is killed, another worker sends them under the same keys: a
backend that knows keys sends nothing twice. Before a message goes to a backend that does not, ``begin`` records it: a
message found in that state may have been sent, and is not sent again.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from aukio.domain.people.delivery import LEASE, Delivery, Medium, is_state_change, medium_of, retry_at
from aukio.outreach.models import Message

About = Mapping[str, Any]
"""What a message is about: its ``kind``, its ``lang``, and numbers of rows. It holds no personal data."""

DOUBTFUL = "a worker stopped with it in hand: it may have been sent"
TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class QueuedMessage:
    """A message to be queued: its reason (``key``), its recipient, and its text or what it is about.

    It is sent at once, or when it is ``due``; it is not sent after it ``expires``.
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
    """A message that a worker has leased."""

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
    """A message that was not sent and will not be, and what it was about."""

    key: str
    about: About
    state: Delivery


def queue(message: QueuedMessage, *, now: datetime) -> bool:
    """Put a message into the outbox, in the transaction of its reason; False where one for this reason is there."""
    _row, fresh = Message.objects.get_or_create(key=message.key, defaults=_columns(message, now))
    return fresh


def queue_many(messages: Iterable[QueuedMessage], *, now: datetime) -> None:
    """Put many into the outbox at once; one for a reason that is there already is left out."""
    rows = [Message(key=each.key, **_columns(each, now)) for each in messages]
    Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_at_once())


def _at_once() -> int | None:
    """Rows in one statement: as many as the engine takes, at most 2000."""
    return None if connection.features.max_query_params else 2000


def _columns(message: QueuedMessage, now: datetime) -> dict[str, Any]:
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
    """Lease due messages, at most ``most``, oldest first; and the messages that have ended instead.

    Messages end when they are too late, and when a worker may have sent them before it was stopped.
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
    """Record that a message goes to a backend that would send it twice if asked twice."""
    Message.objects.filter(pk=number, state=Delivery.QUEUED).update(began=now)


def give_back(numbers: Iterable[int], *, now: datetime) -> None:
    """Return leased messages that were not handled."""
    Message.objects.filter(pk__in=list(numbers), state=Delivery.QUEUED).update(due=now, tries=F("tries") - 1)


def mark_sent(numbers: Iterable[int], *, now: datetime) -> None:
    """Record that messages were sent; their recipients are removed."""
    _end(Message.objects.filter(pk__in=list(numbers), state=Delivery.QUEUED), Delivery.SENT, now, "")


def drop(numbers: Iterable[int], *, now: datetime) -> None:
    """Drop messages whose content no longer holds."""
    _end(Message.objects.filter(pk__in=list(numbers), state=Delivery.QUEUED), Delivery.DROPPED, now, "")


def retry_or_fail(message: Outgoing, trouble: str, *, now: datetime) -> Ended | None:
    """Record a failed delivery: the message is tried again later, or ends."""
    again = retry_at(message.tries, now)
    row = Message.objects.filter(pk=message.number, state=Delivery.QUEUED)
    if again is None:
        _end(row, Delivery.FAILED, now, trouble)
        return Ended(message.key, message.about, Delivery.FAILED)
    row.update(due=again, began=None, trouble=trouble[:500])
    return None


def end_doubtful(messages: Iterable[Outgoing], *, now: datetime) -> tuple[Ended, ...]:
    """End messages that may have been sent: they are not sent again."""
    ended = tuple(messages)
    _end(Message.objects.filter(pk__in=[each.number for each in ended]), Delivery.FAILED, now, DOUBTFUL)
    return tuple(Ended(each.key, each.about, Delivery.FAILED) for each in ended)


def report(key: str, state: Delivery, *, trouble: str = "", now: datetime) -> tuple[bool, Ended | None]:
    """Record a delivery report: whether it changed anything, and the message that ended by it."""
    with transaction.atomic():
        row = Message.objects.select_for_update().filter(key=key).first()
        if row is None or not is_state_change(Delivery(row.state), state):
            return False, None
        row.state, row.ended, row.trouble = state, now, trouble[:500]
        row.save(update_fields=["state", "ended", "trouble"])
    return True, Ended(key, row.about, state) if state is Delivery.BOUNCED else None


def _end(rows: Any, state: Delivery, now: datetime, trouble: str) -> None:
    rows.update(state=state, recipient="", subject="", text="", ended=now, trouble=trouble[:500])


def stop(publication: str, *, now: datetime, subscriptions: Collection[int] | None = None) -> tuple[About, ...]:
    """Drop the messages of a publication (``notice/number``) to people that wait; what they were about.

    ``subscriptions`` limits it to the news of these. A message that a worker has in hand may have been sent, and stays;
    so does a digest, which is about more than one publication.
    """
    rows = Message.objects.select_for_update().filter(
        about__publication=publication, medium__in=_TO_PEOPLE, state=Delivery.QUEUED, began=None
    )
    idle = rows.filter(Q(tries=0) | Q(due__lte=now)).exclude(about__has_key="since")
    if subscriptions is not None:
        idle = idle.filter(about__subscription__in=list(subscriptions))
    found = list(idle.values_list("pk", "about"))
    _end(Message.objects.filter(pk__in=[pk for pk, _ in found]), Delivery.DROPPED, now, "publication undone")
    return tuple(about for _, about in found)


_TO_PEOPLE = (Medium.MAIL.value, Medium.SMS.value)


def erase(recipient: str, *, now: datetime) -> int:
    """Drop all messages to a phone number or an address; how many waited."""
    rows = Message.objects.filter(recipient=recipient, state=Delivery.QUEUED)
    return int(rows.update(state=Delivery.DROPPED, recipient="", subject="", text="", ended=now, trouble="erased"))


def forget(*, before: datetime) -> int:
    """Delete messages that ended before an instant; bookings keep the time at which their person was notified."""
    return Message.objects.filter(ended__lt=before).delete()[0]
