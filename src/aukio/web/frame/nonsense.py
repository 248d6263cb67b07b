"""Nonsense is answered kindly: what no database stores, and what none can hold, are mistakes (400)."""

import logging
from collections.abc import Callable, Iterable
from http import HTTPStatus

from django.core.exceptions import SuspiciousOperation
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aukio.web.frame.second_try import named_by_pattern

_LOG = logging.getLogger(__name__)
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Nonsense:
    """Middleware that refuses text with NUL or half a character in an address or a form, before a view reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(_is_nonsense(each) for each in _texts(request)):
            return _refusal(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return a refusal where the database, or the calendar, cannot hold a value of the request."""
        if not _cannot_be_held(error):
            return None
        _LOG.warning("%s: a value that cannot be held", named_by_pattern(request), exc_info=error)
        return _refusal(request)


def _texts(request: HttpRequest) -> Iterable[str]:
    yield request.path_info
    yield from _pairs(request.GET.lists())
    if request.method == "POST" and request.content_type in _FORMS:
        yield from _pairs(request.POST.lists())
        yield from (each.name or "" for _, files in request.FILES.lists() for each in files)
    yield from request.COOKIES.values()


def _pairs(lists: Iterable[tuple[str, list[str]]]) -> Iterable[str]:
    for name, values in lists:
        yield name
        yield from values


def _is_nonsense(text: str) -> bool:
    return "\x00" in text or any("\ud800" <= each <= "\udfff" for each in text)


def _cannot_be_held(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, DataError | OverflowError | UnicodeEncodeError):
            return True
        if isinstance(error, ValueError) and "NUL" in str(error):
            return True
        error = error.__cause__
    return False


def _refusal(request: HttpRequest) -> HttpResponse:
    try:
        return render(request, "web/400.html", status=HTTPStatus.BAD_REQUEST)
    except (SuspiciousOperation, ValueError):  # the page would show what was refused
        text = "Part of the request is not valid."
        return HttpResponse(text, status=HTTPStatus.BAD_REQUEST, content_type="text/plain")
