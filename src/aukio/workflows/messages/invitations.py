"""The mail by which a person is invited to the desk, with the link on which they choose a password."""

from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from aukio.access.queries import password_path
from aukio.domain.people.delivery import Medium
from aukio.workflows.messages.message_delivery import available_media


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation that was sent, or whose link must be passed on by hand because no mail could be sent."""

    link: str
    sent: bool


def invite(name: str, *, email: str, lang: str, city: str, site: str) -> Invitation:
    """Send a person the link on which they choose a password, once, within some days.

    ``site`` is the address by which the inviting person came, for an installation that does not state its own.
    """
    link = f"{settings.AUKIO_SITE or site}{password_path(name, lang)}"
    if Medium.MAIL not in available_media():
        return Invitation(link, sent=False)
    with override(lang):
        subject = _("Your account for the service points of %(city)s") % {"city": city}
        text = _(
            "You are invited to the desk where staff say what is open.\n\n"
            "Choose your password here, within three days:\n%(link)s\n\n"
            "Your name for signing in is %(name)s. The first sign-in asks for a second factor, such as an app on your"
            " phone."
        ) % {"link": link, "name": name}
    try:
        EmailMessage(subject, text, None, [email], headers={"Auto-Submitted": "auto-generated"}).send()
    except (SMTPException, OSError):
        return Invitation(link, sent=False)
    return Invitation(link, sent=True)
