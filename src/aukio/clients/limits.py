"""Limits of what anyone may do without being known, by the address of the client and by the recipient."""

from datetime import datetime

from django.http import HttpRequest

from aukio.clients.address import client_network
from aukio.domain.people.limits import BY_ADDRESS, BY_RECIPIENT, Act, Limit
from aukio.limits import actions


def limit_client(request: HttpRequest, act: Act, *, now: datetime) -> None:
    """Count an act of the client. Raises ``TooMany`` beyond its limit."""
    actions.count(f"{act}/address", client_network(request), BY_ADDRESS[act], now=now)


def limit_all(act: Act, limit: Limit, *, now: datetime) -> None:
    """Count an act of all clients together. Raises ``TooMany`` beyond the limit."""
    actions.count(f"{act}/all", "", limit, now=now)


def limit_recipient(act: Act, recipient: str, *, now: datetime) -> None:
    """Count an act for an e-mail address, a phone number or an account. Raises ``TooMany`` beyond its limit."""
    limit = BY_RECIPIENT.get(act)
    if limit is not None and recipient:
        actions.count(f"{act}/recipient", recipient.strip().casefold(), limit, now=now)
