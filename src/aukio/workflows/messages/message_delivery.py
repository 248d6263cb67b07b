"""Who carries messages: a mail server; for text messages a gateway, or a file while there is none; programs by HTTP.

A batch is taken, worded, and handed over one by one. A carrier that knows keys may be handed a message again after a
worker was killed: it tells nobody twice. Of one that does not, whatever may have been told goes to staff (R080).
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from smtplib import SMTPException
from time import monotonic

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from aukio.domain.people.delivery import BATCH_TIME_LIMIT, Delivery, Medium
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import Ended, Outgoing
from aukio.workflows.bookings import booking_fates
from aukio.workflows.messages.message_wording import Fault, Worded, worded
from aukio.workflows.outgoing_http import RequestFailed, post

_PRINTING = "django.core.mail.backends.console.EmailBackend"
BATCH = 200
"""How many messages a worker takes at once: few enough to be carried within its lease."""


class NotCarried(Exception):
    """Whoever carries messages did not take one; it is tried again."""


@dataclass(frozen=True, slots=True)
class DeliveryBackend:
    """Hands a message over, or raises ``NotCarried``; ``knows_keys``: handed the same again, it tells nobody twice."""

    carry: Callable[[Outgoing, Worded], None]
    knows_keys: bool


def text_message_backend() -> DeliveryBackend | None:
    """The carrier of text messages that is configured; None where there is none, and no phone number is asked for."""
    if settings.AUKIO_SMS_URL:
        return by_gateway(settings.AUKIO_SMS_URL, settings.AUKIO_SMS_TOKEN)
    if settings.AUKIO_SMS_FILE:
        return into_file(Path(settings.AUKIO_SMS_FILE))
    return None


def carried() -> frozenset[Medium]:
    """What somebody carries. Mail that would only be printed waits, but in the demo: logs name nobody."""
    mail = settings.EMAIL_BACKEND != _PRINTING or settings.DEBUG or settings.AUKIO_DEMO
    text = settings.AUKIO_SMS_URL or settings.AUKIO_SMS_FILE
    return frozenset({Medium.HOOK, *([Medium.MAIL] if mail else []), *([Medium.SMS] if text else [])})


def can_confirm() -> bool:
    """Whether somebody can be sent a link: the site knows its address, and someone carries mail or text messages."""
    return bool(settings.AUKIO_SITE) and carried() != {Medium.HOOK}


def backends() -> Mapping[Medium, DeliveryBackend]:
    """Whoever carries what."""
    found: dict[Medium, DeliveryBackend] = {}
    found[Medium.HOOK] = DeliveryBackend(_by_hook, knows_keys=True)
    if Medium.MAIL in carried():
        found[Medium.MAIL] = by_mail()
    sms = text_message_backend()
    if sms is not None:
        found[Medium.SMS] = sms
    return found


def by_gateway(url: str, token: str) -> DeliveryBackend:
    """POST ``{"to": "+358…", "text": "…"}`` with a bearer token, and the message's key as ``Idempotency-Key``."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("AUKIO_SMS_URL is a web address")

    def send(message: Outgoing, words: Worded) -> None:
        body = json.dumps({"to": message.recipient, "text": words.text}).encode()
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {token}",
            "Idempotency-Key": message.key,
        }
        _post(url, body, headers)

    return DeliveryBackend(send, knows_keys=True)


def _by_hook(message: Outgoing, words: Worded) -> None:
    """POST what a publication did to a program; the name of the message is the same each time it is tried."""
    _post(message.recipient, words.body, {"Content-Type": "application/json", **words.headers})


def _post(url: str, body: bytes, headers: Mapping[str, str]) -> None:
    try:
        post(url, body, headers)
    except RequestFailed as error:
        raise NotCarried(str(error)) from error


def into_file(path: Path) -> DeliveryBackend:
    """A line of JSON for each message: for development, where nobody is to be told."""

    def send(message: Outgoing, words: Worded) -> None:
        if message.tries > 1 and _written(path, message.key):
            return
        line = json.dumps({"key": message.key, "to": message.recipient, "text": words.text}, ensure_ascii=False)
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    return DeliveryBackend(send, knows_keys=True)


def _written(path: Path, key: str) -> bool:
    """Whether a worker that was stopped wrote it before."""
    if not path.exists():
        return False
    with path.open(encoding="utf-8") as file:
        return any(json.loads(line)["key"] == key for line in file)


def by_mail() -> DeliveryBackend:
    """An e-mail, by whatever carries the machine's mail (``AUKIO_MAIL_URL``)."""
    connection = get_connection()

    def send(message: Outgoing, words: Worded) -> None:
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2] or "localhost"
        name = hashlib.sha256(message.key.encode()).hexdigest()[:32]
        headers = {"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated", "Aukio-Message": message.key}
        if words.unsubscribe:
            headers["List-Unsubscribe"] = f"<{words.unsubscribe}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        mail = EmailMessage(words.subject, words.text, None, [message.recipient], headers=headers)
        if words.calendar:
            mail.attach("booking.ics", words.calendar, "text/calendar")
        try:
            connection.send_messages([mail])
        except (SMTPException, OSError) as error:
            raise NotCarried(str(error)) from error

    return DeliveryBackend(send, knows_keys=False)


@dataclass(slots=True)
class _Outcome:
    """What came of a batch."""

    told: list[Outgoing] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    failed: list[tuple[Outgoing, str]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def deliver(*, now: datetime, most: int = BATCH, by: Mapping[Medium, DeliveryBackend] | None = None) -> int:
    """Hand over some of what is due; how many messages were looked at, so that 0 says that nothing is due."""
    whom = backends() if by is None else by
    taken, over = outbox.take(whom, now=now, most=most)
    came = _carried(taken, whom, now=now)
    with transaction.atomic():
        _told(came.told, now=now)
        outbox.drop(came.dropped, now=now)
        outbox.give_back(came.left, now=now)
        gone: list[Ended | None] = [outbox.not_taken(each, trouble, now=now) for each, trouble in came.failed]
        for each in (*over, *filter(None, gone)):
            booking_fates.not_reached(each.about)
    return len(taken) - len(came.left) + len(over)


def _told(messages: Sequence[Outgoing], *, now: datetime) -> None:
    with transaction.atomic():
        outbox.told([each.number for each in messages], now=now)
        booking_fates.reached([each.about for each in messages], now=now)


def reported(key: str, report: Delivery, *, trouble: str = "", now: datetime) -> bool:
    """Whoever carried a message says what became of it; whom it did not reach, staff tell. False for old news."""
    with transaction.atomic():
        changed, over = outbox.report(key, report, trouble=trouble, now=now)
        if over is not None:
            booking_fates.not_reached(over.about)
    return changed


def _carried(taken: tuple[Outgoing, ...], whom: Mapping[Medium, DeliveryBackend], *, now: datetime) -> _Outcome:
    came = _Outcome()
    began, words = monotonic(), worded(taken, now=now)
    for number, each in enumerate(taken):
        if monotonic() - began > BATCH_TIME_LIMIT.total_seconds():
            came.left = [left.number for left in taken[number:]]
            break
        backend, said = whom[each.medium], words[each.number]
        if said is None:
            came.dropped.append(each.number)
            continue
        if isinstance(said, Fault):
            came.failed.append((each, said.trouble))
            continue
        if not backend.knows_keys:
            outbox.begin(each.number, now=now)
        try:
            backend.carry(each, said)
        except NotCarried as trouble:
            came.failed.append((each, str(trouble)))
        else:
            if backend.knows_keys:
                came.told.append(each)
            else:  # at once, and whole: a worker that is killed with the next in hand leaves nothing of this one open
                _told([each], now=now)
    return came
