"""The address of a client, also behind a proxy."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the client's address; behind a proxy (``AUKIO_PROXY``), the last one in its header.

    Whatever a client itself writes into the header stands before that, and is not read. Empty where there is none.
    """
    named = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    for text in (named.rpartition(",")[2].strip(), request.META.get("REMOTE_ADDR", "")):
        try:
            address = ip_address(text.partition("%")[0])
        except ValueError:
            continue
        return str(getattr(address, "ipv4_mapped", None) or address)
    return ""


def client_network(request: HttpRequest) -> str:
    """Return what counts as one client: an address, and of IPv6 its network, since a household has 2^64 addresses."""
    text = client_address(request)
    if not text:
        return "unknown"
    address = ip_address(text)
    if not isinstance(address, IPv6Address):
        return text
    return f"{IPv6Address(int(address) >> 64 << 64)}/64"
