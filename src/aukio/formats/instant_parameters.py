"""Repairing instants in the query of an address."""

import re

_LOST_SIGN = re.compile(r" (\d{2}:\d{2})$")


def restore_plus_sign(text: str) -> str:
    """Return the text with ``+`` before its offset: an unencoded ``+`` in a query arrives as a space."""
    return _LOST_SIGN.sub(r"+\1", text)
