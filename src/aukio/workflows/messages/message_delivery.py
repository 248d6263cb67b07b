"""Delivery of messages: by a mail server, a gateway of text messages (or a file), and webhooks.

A batch is leased, worded, and sent one by one. A backend that knows keys may get a message again after a worker was
killed: it sends nothing twice. For other backends, messages that may have been sent go to staff (R080).
"""

import hashlib
import json
import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from smtplib import SMTPException
from time import monotonic

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from aukio.domain.people.delivery import BATCH_TIME_LIMIT, Delivery, Medium
from aukio.domain.people.hook_addresses import is_this_machine
from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import Ended, Outgoing
from aukio.workflows.bookings import booking_fates
from aukio.workflows.messages.mail_backend import InDoubt
from aukio.workflows.messages.message_wording import Fault, MessageText, worded
from aukio.workflows.outgoing_http import RequestFailed, post

_LOG = logging.getLogger(__name__)
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_BY_SMTP = "aukio.workflows.messages.mail_backend.EmailBackend"
_PRINTING = "django.core.mail.backends.console.EmailBackend"
BATCH = 200
"""How many messages a worker leases at once: few enough to be sent within the lease."""


class DeliveryFailed(Exception):
    """A backend did not take a message; it is tried again."""


class DeliveryInDoubt(Exception):
    """A backend that knows no keys may have sent a message: it is not tried again, and goes to staff."""


@dataclass(frozen=True, slots=True)
class DeliveryBackend:
    """Sends a message, or raises ``DeliveryFailed``; ``knows_keys``: it sends nothing twice under one key."""

    carry: Callable[[Outgoing, MessageText], None]
    knows_keys: bool


def text_message_backend() -> DeliveryBackend | None:
    """The configured backend of text messages; None where there is none: then no form asks for a phone number."""
    if settings.AUKIO_SMS_URL:
        return by_gateway(settings.AUKIO_SMS_URL, settings.AUKIO_SMS_TOKEN)
    if settings.AUKIO_SMS_FILE:
        return into_file(Path(settings.AUKIO_SMS_FILE))
    return None


def available_media() -> frozenset[Medium]:
    """The media that have a backend. Mail that would only be printed waits, except in the demo: logs hold no names."""
    mail = settings.EMAIL_BACKEND != _PRINTING or settings.DEBUG or settings.AUKIO_DEMO
    text = settings.AUKIO_SMS_URL or settings.AUKIO_SMS_FILE
    return frozenset({Medium.HOOK, *([Medium.MAIL] if mail else []), *([Medium.SMS] if text else [])})


def can_confirm() -> bool:
    """Whether a link can be sent: the site knows its address, and there is a backend of mail or text messages."""
    return bool(settings.AUKIO_SITE) and available_media() != {Medium.HOOK}


def backends() -> Mapping[Medium, DeliveryBackend]:
    """The backend of each medium."""
    found: dict[Medium, DeliveryBackend] = {}
    found[Medium.HOOK] = DeliveryBackend(_by_hook, knows_keys=True)
    if Medium.MAIL in available_media():
        found[Medium.MAIL] = by_mail()
    sms = text_message_backend()
    if sms is not None:
        found[Medium.SMS] = sms
    return found


def by_gateway(url: str, token: str) -> DeliveryBackend:
    """POST ``{"to": "+358…", "text": "…"}`` with a bearer token, and the message's key as ``Idempotency-Key``."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("AUKIO_SMS_URL is a web address")

    def send(message: Outgoing, words: MessageText) -> None:
        body = json.dumps({"to": message.recipient, "text": words.text}).encode()
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {token}",
            "Idempotency-Key": message.key,
        }
        _post(url, body, headers, anywhere=True)

    return DeliveryBackend(send, knows_keys=True)


def _by_hook(message: Outgoing, words: MessageText) -> None:
    """POST what a publication did to a webhook; each try has the same message id."""
    headers = {"Content-Type": "application/json", **words.headers}
    _post(message.recipient, words.body, headers, anywhere=is_this_machine(message.recipient))


def _post(url: str, body: bytes, headers: Mapping[str, str], *, anywhere: bool) -> None:
    try:
        post(url, body, headers, anywhere=anywhere)
    except RequestFailed as error:
        raise DeliveryFailed(str(error)) from error


def into_file(path: Path) -> DeliveryBackend:
    """Write each message as a line of JSON: for development."""

    def send(message: Outgoing, words: MessageText) -> None:
        if message.tries > 1 and _written(path, message.key):
            return
        line = json.dumps({"key": message.key, "to": message.recipient, "text": words.text}, ensure_ascii=False)
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    return DeliveryBackend(send, knows_keys=True)


def _written(path: Path, key: str) -> bool:
    """Whether a worker that was stopped has written it before."""
    if not path.exists():
        return False
    with path.open(encoding="utf-8") as file:
        return any(json.loads(line)["key"] == key for line in file)


def by_mail() -> DeliveryBackend:
    """Send e-mail by the configured mail server (``AUKIO_MAIL_URL``)."""
    connection = get_connection(_BY_SMTP if settings.EMAIL_BACKEND == _SMTP else None)

    def send(message: Outgoing, words: MessageText) -> None:
        host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
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
        except InDoubt as error:
            raise DeliveryInDoubt(str(error)) from error
        except (SMTPException, OSError) as error:
            raise DeliveryFailed(str(error)) from error

    return DeliveryBackend(send, knows_keys=False)


@dataclass(slots=True)
class _Outcome:
    """The result of a batch."""

    sent: list[Outgoing] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)
    failed: list[tuple[Outgoing, str]] = field(default_factory=list)
    doubtful: list[Outgoing] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def deliver(*, now: datetime, most: int = BATCH, by: Mapping[Medium, DeliveryBackend] | None = None) -> int:
    """Send some of the messages that are due; how many were handled: 0 when nothing is due."""
    by_medium = backends() if by is None else by
    with transaction.atomic():
        taken, over = outbox.take(by_medium, now=now, most=most)
        for ended in over:
            booking_fates.leave_to_staff(ended.about)
    try:
        result = _send_all(taken, by_medium, now=now)
    except Exception:
        # What was sent is settled or is known by its key: the rest waits for the next round, not for its lease.
        outbox.give_back([each.number for each in taken], now=now)
        raise
    with transaction.atomic():
        _mark_sent(result.sent, now=now)
        outbox.drop(result.dropped, now=now)
        outbox.give_back(result.left, now=now)
        gone: list[Ended | None] = [outbox.retry_or_fail(each, trouble, now=now) for each, trouble in result.failed]
        gone += outbox.end_doubtful(result.doubtful, now=now)
        for each in filter(None, gone):
            booking_fates.leave_to_staff(each.about)
    return len(taken) - len(result.left) + len(over)


def _lines_of(fault: Exception) -> str:
    places = (f"{Path(each.filename).name}:{each.lineno}" for each in traceback.extract_tb(fault.__traceback__))
    return f"{type(fault).__name__} at {', '.join(places)}"


def _mark_sent(messages: Sequence[Outgoing], *, now: datetime) -> None:
    with transaction.atomic():
        outbox.mark_sent([each.number for each in messages], now=now)
        booking_fates.mark_notified([each.about for each in messages], now=now)


def reported(key: str, report: Delivery, *, trouble: str = "", now: datetime) -> bool:
    """Record a delivery report; a bounced message goes to staff. False where the report changes nothing."""
    with transaction.atomic():
        changed, over = outbox.report(key, report, trouble=trouble, now=now)
        if over is not None:
            booking_fates.leave_to_staff(over.about)
    return changed


def _send_all(taken: tuple[Outgoing, ...], by_medium: Mapping[Medium, DeliveryBackend], *, now: datetime) -> _Outcome:
    result = _Outcome()
    began, words = monotonic(), worded(taken, now=now)
    for number, each in enumerate(taken):
        if monotonic() - began > BATCH_TIME_LIMIT.total_seconds():
            result.left = [left.number for left in taken[number:]]
            break
        backend, said = by_medium[each.medium], words[each.number]
        if said is None:
            result.dropped.append(each.number)
            continue
        if isinstance(said, Fault):
            result.failed.append((each, said.trouble))
            continue
        _send(each, said, backend, result, now)
    return result


def _send(each: Outgoing, said: MessageText, backend: DeliveryBackend, result: _Outcome, now: datetime) -> None:
    if not backend.knows_keys:
        outbox.begin(each.number, now=now)
    try:
        backend.carry(each, said)
    except DeliveryInDoubt:
        result.doubtful.append(each)
    except DeliveryFailed as trouble:
        result.failed.append((each, str(trouble)))
    except Exception as fault:  # noqa: BLE001  # whatever is wrong with one message, the others are sent
        # Not its text: it may hold the address. The traceback names lines of the program alone.
        _LOG.error("message %s could not be sent: %s", each.number, _lines_of(fault))  # as above
        result.failed.append((each, f"could not be sent: {type(fault).__name__}"))
    else:
        if backend.knows_keys:
            result.sent.append(each)
        else:  # at once: if the worker is killed with the next message, this one is settled
            _mark_sent([each], now=now)
