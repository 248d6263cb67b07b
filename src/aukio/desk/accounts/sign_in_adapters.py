"""Adapters of the sign-in libraries; self-registration is closed."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as library
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest

from aukio.access import queries as access_queries
from aukio.clients.address import client_address
from aukio.desk.accounts.landing import landing
from aukio.desk.clock import now
from aukio.workflows.messages.account_mail import send_beside


class StaffOnly(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Password accounts, created only with ``aukio staff add``."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the client's address, not that of the proxy: else one client would use up everybody's tries."""
        return client_address(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the page on which the person works; used where no page was asked for."""
        return landing(access_queries.actor(request.user))  # type: ignore[arg-type]  # just signed in

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail beside the request: a stranger may have caused it."""
        request = library.request
        host = urlsplit(settings.AUKIO_SITE).netloc
        site = SimpleNamespace(domain=host, name=host) if host else get_current_site(request)
        said = {"request": request, "email": email, "current_site": site, **context}
        send_beside(self.render_mail(template_prefix, email, said))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the link of a mail: at the address of the site, whatever host the request names."""
        address: str = super().get_reset_password_from_key_url(key)
        if not settings.AUKIO_SITE:
            return address
        return f"{settings.AUKIO_SITE}{address.removeprefix(library.request.build_absolute_uri('/').rstrip('/'))}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return False shortly after signing in: setting up a second factor needs no second password prompt."""
        request = library.request
        records = [] if request is None else get_authentication_records(request, request.user)
        if records and now().timestamp() - records[-1]["at"] < _JUST_SIGNED_IN:
            return False
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required


_JUST_SIGNED_IN = 300


class KnownStaffOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]  # as above
    """Sign-in through the city's directory, only for people who have an account with the same e-mail address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return False: the account and its posts exist before the first sign-in."""
        return False


def account_named(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str:
    """Return the account name that was typed, whichever key the library uses, for locking after failed attempts."""
    typed = "" if request is None else request.POST.get("login", "")
    given = credentials or {}
    named: str = typed or given.get("username") or given.get("email") or given.get("login") or ""
    return named.strip().casefold()
