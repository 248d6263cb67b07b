"""The link by which an empty record is set up in the browser: ``aukio serve`` prints it, and it works until then.

It holds no state: it is signed, it says when it was made, and once the record has a city it leads nowhere.
"""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import override

VALID_FOR = timedelta(days=3)
_SALT = "aukio.setup"
_SEPARATOR = "."


def setup_path(lang: str, *, now: datetime) -> str:
    """The path of the set-up page in a language; it is a secret of some days."""
    secret = _signer().sign(str(int(now.timestamp())))
    with override(lang):
        return reverse("setup:city", kwargs={"secret": secret})


def is_setup_secret(secret: str, *, now: datetime) -> bool:
    """Whether a link is one of this installation, and not older than ``VALID_FOR``."""
    try:
        made = int(_signer().unsign(secret))
    except (BadSignature, ValueError):
        return False
    return timedelta() <= timedelta(seconds=int(now.timestamp()) - made) <= VALID_FOR


def _signer() -> Signer:
    return Signer(salt=_SALT, sep=_SEPARATOR)
