"""The middleware that writes a statement into headers; a response without a statement is not cached."""

import hashlib
import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date

from aukio.freshness.statement import Statement, retract, statement_of

_LOG = logging.getLogger(__name__)
_OF_THE_ADDRESS = frozenset({"accept-language"})
"""The locale middleware adds it where an address has no language; a stated response depends on the address alone."""
_OF_THE_BYTES = frozenset({"accept-encoding"})


class FreshnessMiddleware:
    """The outermost middleware: ETag, Cache-Control and Vary of every response, and 304 for readers who have it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        statement = statement_of(response)
        if statement is not None and isinstance(response, HttpResponse) and _for_everybody(request, response):
            return _kept(request, response, statement)
        if statement is not None:
            retract(response)
            response.headers["Cache-Control"] = "private, no-store"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


def _for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Return whether a response is the same for all readers; a stated one that is not is our fault and is logged."""
    if response.status_code != HTTPStatus.OK:
        return False
    others = _vary(response) - _OF_THE_ADDRESS - _OF_THE_BYTES
    if others or response.cookies:
        match = request.resolver_match  # the address itself may hold a secret
        pattern = "?" if match is None else match.route
        _LOG.error("%s may not be kept: it depends on %s.", pattern, ", ".join(sorted(others)) or "a cookie it sets")
        return False
    return True


def _vary(response: HttpResponse) -> set[str]:
    return {each.strip().lower() for each in response.headers.get("Vary", "").split(",") if each.strip()}


def _kept(request: HttpRequest, response: HttpResponse, statement: Statement) -> HttpResponseBase:
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={statement.seconds}"
    if _OF_THE_ADDRESS & _vary(response):  # set from the first reader's browser, not from the content
        del response.headers["Content-Language"]
    if statement.lang:
        response.headers["Content-Language"] = statement.lang
    response.headers["Vary"] = "Accept-Encoding"  # a response that is compressed on the way is another one
    modified = response.headers.get("Last-Modified")
    stamp = None if modified is None else parse_http_date(modified)
    answer = get_conditional_response(request, etag, stamp, response)
    return response if answer is None else answer
