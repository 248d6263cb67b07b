"""Requests that lost a race in the database are tried again; a reader never sees one.

A deadlock or a serialization failure undoes the whole transaction, so the same request may run again. What is still
refused then, and a database that is locked, is a page that says when to come back.
"""

import logging
import random
import time
from collections.abc import Callable
from http import HTTPStatus

from django.db import Error, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_LOG = logging.getLogger(__name__)
TRIES = 5
_UNDONE = ("40001", "40P01")
"""PostgreSQL: serialization_failure, deadlock_detected."""
_LOCKED = "locked"
_BUSY = ("55P03", "57014", "53300", _LOCKED)
"""PostgreSQL: lock_not_available, query_canceled (by a time limit), too_many_connections; and a locked SQLite."""
_MARK = "aukio_lost_a_race"


class SecondTry:
    """Middleware; it stands inside those that must run once, and outside the one that answers mistakes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for turn in range(1, TRIES):
            if not getattr(request, _MARK, False) or connection.in_atomic_block:
                break
            setattr(request, _MARK, False)
            _LOG.warning("%s lost a race in the database, try %d", named_by_pattern(request), turn)
            time.sleep(random.uniform(0, 0.02 * 2**turn))  # noqa: S311  # spreads the tries, and guards no secret
            response = self.get_response(request)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Mark a request that lost a race, and answer it for now; None for any other exception."""
        code = _code_of(error)
        if code in _UNDONE:
            setattr(request, _MARK, True)
            return busy(request)
        if code in _BUSY:
            _LOG.error("%s: the database is busy: %s", named_by_pattern(request), code)
            return busy(request)
        return None


def named_by_pattern(request: HttpRequest) -> str:
    """Return the name of a request for the log: by the pattern of its address, which may itself hold a secret."""
    match = request.resolver_match
    return f"{request.method} {match.route if match is not None else '?'}"


def _code_of(error: BaseException | None) -> str:
    """The code of PostgreSQL of an error, ``locked`` for a locked SQLite, or empty text."""
    while error is not None:
        if isinstance(error, Error):
            code = getattr(error.__cause__, "sqlstate", None)
            if code:
                return str(code)
            if isinstance(error, OperationalError) and "database is locked" in str(error):
                return _LOCKED
        error = error.__cause__ or error.__context__
    return ""


def busy(request: HttpRequest) -> HttpResponse:
    """Return the page of a service that is busy; does not use the database."""
    response = render(request, "web/503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = "5"
    response.headers["Cache-Control"] = "no-store"
    return response
