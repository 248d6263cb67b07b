"""What Aukio asks of the libraries by which staff sign in: nobody opens an account for themselves."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from aukio.desk.clock import now


class StaffOnly(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts are opened by whoever runs the machine: ``aukio staff add``."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within the minutes after signing in: nobody types a password twice to set up a second factor."""
        request = context.request
        records = [] if request is None else get_authentication_records(request, request.user)
        if records and now().timestamp() - records[-1]["at"] < _JUST_SIGNED_IN:
            return False
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required


_JUST_SIGNED_IN = 300


class KnownStaffOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]  # as above
    """The city's directory says who somebody is; only those with an account of the same address come in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: a post is given before somebody first signs in."""
        return False


def client_address(request: HttpRequest) -> str:
    """The address a question comes from: behind a proxy, what that proxy says, which is the last it names."""
    named = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    last: str = named.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    return last


def account_named(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """Which account a lock is about: the one that was typed, however the libraries call it among themselves."""
    typed = "" if request is None else request.POST.get("login", "")
    given = credentials or {}
    named: str = typed or given.get("username") or given.get("email") or given.get("login") or ""
    return named.strip().casefold()
