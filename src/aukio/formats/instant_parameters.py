"""What an address does to an instant that somebody pastes into it."""

import re

_LOST_SIGN = re.compile(r" (\d{2}:\d{2})$")


def restore_plus_sign(text: str) -> str:
    """A ``+`` in a query means a blank; before an offset it can only have been the sign."""
    return _LOST_SIGN.sub(r"+\1", text)
