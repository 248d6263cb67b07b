"""The page for a form whose token is not accepted, with what was typed in it.

It happens to honest people: they sign in again in another tab, or come back to a form after a day. A form that was sent
from our own page may be sent again with one press. A form from elsewhere is shown to no one.
"""

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import Resolver404, resolve

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of a field
_MOST_SHOWN = 200
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Typed:
    """A field of the form as it was sent."""

    name: str
    value: str

    @property
    def is_text(self) -> bool:
        """Whether a person wrote it as words: a choice or the number of a row has no space."""
        return any(map(str.isspace, self.value.strip()))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the 403 page in the reader's language; ``reason`` is for the log of the framework alone."""
    del reason
    own = _is_from_here(request) and not _is_sign_in(request)
    typed = _typed(request) if own else []
    context = {
        "address": request.get_full_path(),
        "typed": typed,
        "texts": [each.value for each in typed if each.is_text],
        "token": get_token(request) if typed else "",
    }
    response = render(request, "web/403.html", context, status=HTTPStatus.FORBIDDEN)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the form."""
    return request.headers.get("origin") == f"{request.scheme}://{request.get_host()}"


def _is_sign_in(request: HttpRequest) -> bool:
    """Whether the form holds a secret: a password or a code is typed again."""
    try:
        name = resolve(request.path_info).url_name or ""
    except Resolver404:
        return True
    return name.startswith(("account_", "mfa_", "socialaccount_"))


def _typed(request: HttpRequest) -> list[Typed]:
    fields = [
        Typed(name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != _TOKEN and "password" not in name and len(value) <= _LONGEST
    ]
    return fields[:_MOST_SHOWN]
