"""E-mail addresses, read where they enter the record: from a form, the API, a file or the command line."""

import re

import email_validator

from aukio.domain.base.characters import control_character
from aukio.domain.base.mistakes import BadRequest


def read_mail_address(text: str) -> str:
    """Return an e-mail address to which a mail server can send, in ASCII, such as ``aino@xn--mller-kva.example``.

    An address has one recipient, a local part in ASCII, and a domain with a dot; its domain is not looked up.
    Raises ``BadRequest``.
    """
    said = text.strip(" ")
    try:
        if control_character(said) is not None:
            raise email_validator.EmailSyntaxError("a control character")
        # `test_environment` allows the names that are set aside for tests (.test); nothing else follows from it.
        found = email_validator.validate_email(
            said, check_deliverability=False, allow_smtputf8=False, strict=True, test_environment=True
        )
    except email_validator.EmailNotValidError:
        found = None
    if found is None or found.ascii_email is None or "." not in found.ascii_domain:  # `@test` alone has no server
        shown = "".join(each if each.isprintable() else "?" for each in text[:80])
        raise BadRequest(
            f"'{shown}' was not understood as an e-mail address.", next_step="Write it as name@example.org."
        )
    return found.ascii_email


def account_of(address: str) -> str:
    """Return a name of an account for the person with an address: its local part, in the characters of such names."""
    return re.sub(r"[^A-Za-z0-9.@+_-]", ".", address.partition("@")[0])
