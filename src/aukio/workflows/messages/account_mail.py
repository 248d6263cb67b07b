"""Mail about accounts that anyone may cause, such as a link to choose a new password."""

import logging
from smtplib import SMTPException
from threading import Thread

from django.core.mail import EmailMessage

from aukio.domain.people.delivery import Medium
from aukio.workflows.messages.message_delivery import available_media

_LOG = logging.getLogger(__name__)

THREAD = "account mail"
"""The name of the thread that sends."""


def send_beside(message: EmailMessage) -> None:
    """Send a mail from a thread of its own.

    The page that a stranger sees, and when, must not depend on a mail server: a server that hangs would hold a worker,
    and one that refuses would say which accounts exist. Without a mail server the mail is not sent: it has a
    secret, which does not belong in a log.
    """
    if Medium.MAIL not in available_media():
        _LOG.warning("a mail about an account was not sent: AUKIO_MAIL_URL names no mail server")
        return
    Thread(target=_send, args=(message,), name=THREAD).start()


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (SMTPException, OSError) as error:
        _LOG.warning("a mail about an account was not sent: %s", type(error).__name__)
