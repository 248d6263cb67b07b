"""Limits of signing in and of asking for a new password, by client and by account, for all processes together."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from aukio.clients.limits import limit_client, limit_recipient
from aukio.desk.clock import now
from aukio.domain.base.mistakes import TooMany
from aukio.domain.people.limits import Act
from aukio.web.frame.error_pages import too_many

_LIMITED = {
    "account_login": (Act.SIGN_IN, "login"),
    "account_reauthenticate": (Act.SIGN_IN, ""),
    "account_request_login_code": (Act.SIGN_IN, "email"),
    "account_confirm_login_code": (Act.SIGN_IN, ""),
    "mfa_authenticate": (Act.SIGN_IN, ""),
    "mfa_reauthenticate": (Act.SIGN_IN, ""),
    "mfa_login_webauthn": (Act.SIGN_IN, ""),
    "mfa_reauthenticate_webauthn": (Act.SIGN_IN, ""),
    "account_reset_password": (Act.RESET_PASSWORD, "email"),
    "account_signup": (Act.SIGN_IN, "email"),
    "account_change_password": (Act.SIGN_IN, ""),
    "account_email": (Act.RESET_PASSWORD, "email"),
}
"""The forms of the sign-in library that anyone can send, or that try a secret; and the field with the account."""

_LOCKED_FOR = 900


class SignInLimits:
    """Middleware that counts these forms before they are read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers.setdefault("Retry-After", str(_LOCKED_FOR))  # of a locked account
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Count a form; return the page that asks to wait where there were too many."""
        match = request.resolver_match
        if request.method != "POST" or match is None or match.view_name not in _LIMITED:
            return None
        act, field = _LIMITED[match.view_name]
        instant = now()
        try:
            limit_client(request, act, now=instant)
            limit_recipient(act, _account(request, field), now=instant)
        except TooMany as mistake:
            return too_many(request, mistake)
        return None


def _account(request: HttpRequest, field: str) -> str:
    """The account that is tried: as typed, or the one whose password was right and whose second factor is not yet."""
    if field:
        return request.POST.get(field, "")[:200]
    pending = request.session.get("account_login")  # of the library
    return f"number {pending.get('user_pk')}" if isinstance(pending, dict) else ""
