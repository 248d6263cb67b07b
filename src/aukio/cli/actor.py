"""The person who acts on the command line, for permissions and for the audit trail."""

from getpass import getuser

from django.conf import settings

from aukio.domain.publishing.permissions import Actor


def operator() -> Actor:
    """Return the actor of a command. Access to the machine gives every permission."""
    return Actor(author(), operator=True)


def author() -> str:
    """Return the name for the audit trail: ``AUKIO_ACTOR`` or the user of the machine."""
    try:
        return f"cli:{settings.AUKIO_ACTOR or getuser()}"
    except (KeyError, OSError):
        return "cli"
