"""Addresses of webhooks: a program of another machine over https, or one of this machine itself."""

import re

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:.]+\])"
_REST = r"(?::[0-9]{1,5})?(?:[/?#][!-~]*)?"
_HTTPS = re.compile(rf"https://{_HOST}{_REST}")
_THIS_MACHINE = re.compile(rf"https?://(?:localhost|127\.0\.0\.1|\[::1\]){_REST}")


def is_this_machine(url: str) -> bool:
    """Whether the host of an address is this machine by name; ``localhost.elsewhere.example`` is not."""
    return _THIS_MACHINE.fullmatch(url) is not None


def is_hook_address(url: str) -> bool:
    """Whether a webhook may have an address: without a name or password, and of this machine also without TLS."""
    return _HTTPS.fullmatch(url) is not None or is_this_machine(url)
