"""Who carries messages: a mail server; for text messages a gateway, or a file while there is none (R066, R082)."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from smtplib import SMTPException
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import send_mail

from aukio.outreach.actions import outbox
from aukio.outreach.actions.outbox import NotCarried, Outgoing

_SECONDS = 15

Carrier = Callable[[Outgoing], None]


def carrier() -> Carrier | None:
    """The carrier that is configured; None where there is none, and no phone number is asked for."""
    if settings.AUKIO_SMS_URL:
        return by_gateway(settings.AUKIO_SMS_URL, settings.AUKIO_SMS_TOKEN)
    if settings.AUKIO_SMS_FILE:
        return into_file(Path(settings.AUKIO_SMS_FILE))
    return None


def by_gateway(url: str, token: str) -> Carrier:
    """POST ``{"to": "+358…", "text": "…"}`` with a bearer token, and the message's key as ``Idempotency-Key``."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("AUKIO_SMS_URL is a web address")

    def send(message: Outgoing) -> None:
        body = json.dumps({"to": message.recipient, "text": message.text}).encode()
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {token}",
            "Idempotency-Key": message.key,
        }
        request = Request(url, data=body, headers=headers, method="POST")  # noqa: S310 - a web address, see above
        try:
            with urlopen(request, timeout=_SECONDS):  # noqa: S310 - as above
                return
        except (URLError, OSError) as error:
            raise NotCarried(getattr(error, "reason", None) or str(error)) from error

    return send


def into_file(path: Path) -> Carrier:
    """A line of JSON for each message: for development, where nobody is to be told."""

    def send(message: Outgoing) -> None:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"key": message.key, "to": message.recipient, "text": message.text}) + "\n")

    return send


def by_mail(message: Outgoing) -> None:
    """An e-mail, by whatever carries the machine's mail (``AUKIO_MAIL_URL``)."""
    try:
        send_mail(message.subject, message.text, None, [message.recipient])
    except (SMTPException, OSError) as error:
        raise NotCarried(str(error)) from error


def deliver(*, now: datetime) -> int:
    """Hand over what is due: e-mail by the machine's mail, text messages where somebody carries them; how many were."""
    sms = carrier()

    def send(message: Outgoing) -> None:
        if "@" in message.recipient:
            by_mail(message)
        elif sms is not None:
            sms(message)

    return outbox.hand_over(send, now=now, mail_only=sms is None)
