"""Error pages in the reader's language, and the middleware that turns mistakes into them."""

import sys
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aukio.domain.base.mistakes import BadInstant, BadRequest, Mistake, NotFound, Refused, TooMany
from aukio.web.frame.outages import is_outage
from aukio.web.frame.second_try import busy


class Mistakes:
    """Middleware that answers a mistake in a request with an error page; the API handles its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the error page for a mistake; None for any other exception, which is our bug."""
        match error:
            case NotFound():
                return not_found(request)
            case TooMany():
                return too_many(request, error)
            case BadInstant() | BadRequest() | Refused():
                return render(request, "web/400.html", status=HTTPStatus.BAD_REQUEST)
            case Mistake():
                return render(request, "web/400.html", status=HTTPStatus.BAD_REQUEST)
            case _:
                return None


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the 404 page in the reader's language."""
    del exception  # the reader sees the address that was not found
    return render(request, "web/404.html", status=HTTPStatus.NOT_FOUND)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the 403 page in the reader's language."""
    del exception
    return render(request, "web/forbidden.html", status=HTTPStatus.FORBIDDEN)


def too_many(request: HttpRequest, mistake: TooMany) -> HttpResponse:
    """Return the 429 page in the reader's language."""
    minutes = -(-mistake.seconds // 60)
    response = render(request, "web/429.html", {"minutes": minutes}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(mistake.seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


def failure(request: HttpRequest) -> HttpResponse:
    """Return the 500 page in the reader's language, or the 503 page of an outage; neither uses the database."""
    if is_outage(sys.exception()):
        return busy(request)
    return render(request, "web/500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
