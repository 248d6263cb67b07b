"""Pages for what went wrong, in the reader's language, and the middleware that turns mistakes into them."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aukio.domain.base.mistakes import BadInstant, BadRequest, Mistake, NotFound, Refused


class Mistakes:
    """A mistake in what was asked becomes a page, not a failure; the API translates its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a mistake; None lets everything else be a failure of ours."""
        match error:
            case NotFound():
                return not_found(request)
            case BadInstant() | BadRequest() | Refused():
                return render(request, "web/400.html", status=HTTPStatus.BAD_REQUEST)
            case Mistake():
                return render(request, "web/400.html", status=HTTPStatus.BAD_REQUEST)
            case _:
                return None


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, in the reader's language."""
    del exception  # what was not found is the address, and the reader has it before them
    return render(request, "web/404.html", status=HTTPStatus.NOT_FOUND)


def failure(request: HttpRequest) -> HttpResponse:
    """500, in the reader's language; asks nothing of the database."""
    return render(request, "web/500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
