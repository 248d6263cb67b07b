"""One id for each request: in each line of the log, on the error page, in problem+json and in a header."""

import re
from collections.abc import Callable
from contextvars import ContextVar
from secrets import token_hex

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from aukio.freshness.statement import statement_of

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """The id of the request that is being answered; empty outside of requests."""
    return _current.get()


class RequestIds:
    """The outermost middleware: it gives the request an id, or takes over the id of the proxy in front."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
        request_id = given if _GIVEN.fullmatch(given) else token_hex(8)
        request.request_id = request_id  # type: ignore[attr-defined]  # for pages and problems
        token = _current.set(request_id)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        if statement_of(response) is None:  # a response that is kept for others has no id of one request
            response.headers[HEADER] = request_id
        return response
