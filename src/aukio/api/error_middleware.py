"""Middleware for ``/api/`` and ``/hauki/``: each error is JSON, and pages of other sites may read the answers."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from aukio.api import hauki
from aukio.api.problems import bare_problem
from aukio.formats.answers.problem_json import MEDIA_TYPE

ROOT = "/api/"
HAUKI = "/hauki/"
METHODS = "GET, HEAD, OPTIONS"
_DETAILS = {
    HTTPStatus.BAD_REQUEST: ("bad_request", "The request cannot be read."),
    HTTPStatus.NOT_FOUND: ("not_found", "There is no such address. The description is at /api/v1/openapi.json."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method_not_allowed", f"Nothing is changed here. Use {METHODS}."),
    HTTPStatus.FORBIDDEN: ("forbidden", "This is not allowed."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ("too_large", "The request is too large."),
    HTTPStatus.SERVICE_UNAVAILABLE: ("busy", "The service is busy; nothing was changed. Try again in some seconds."),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("fault", "A fault of ours; it is in the log. Nothing was changed."),
}


class ApiErrorMiddleware:
    """Adds CORS headers to responses under ``/api/`` and ``/hauki/``, and makes each error of ``/api/`` a problem
    (RFC 9457), each other one what Hauki answers.

    Answers are public and need no cookies, so the allowed origin is ``*``: a cache then keeps one response for all
    origins.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith((ROOT, HAUKI)):
            return self.get_response(request)
        if request.method == "OPTIONS":
            return _opened(_options())
        as_error = _as_problem if request.path_info.startswith(ROOT) else _as_hauki
        return _opened(as_error(request, self.get_response(request)))


def _options() -> HttpResponse:
    """Return the response to a preflight request."""
    allowed = {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
        "Access-Control-Max-Age": "86400",
    }
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=allowed)


def _as_hauki(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Return an error in the form of Hauki; what its views answer has it."""
    if response.status_code < HTTPStatus.BAD_REQUEST or response.headers.get("Content-Type") == "application/json":
        return response
    found = hauki.problem(request, HTTPStatus(response.status_code))
    if "Retry-After" in response.headers:
        found.headers["Retry-After"] = response.headers["Retry-After"]
    return found


def _as_problem(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    status = HTTPStatus(response.status_code)
    if status not in _DETAILS or response.headers.get("Content-Type", "") == MEDIA_TYPE:
        return response
    code, detail = _DETAILS[status]
    found = bare_problem(request, status, code=code, detail=detail)
    if "Retry-After" in response.headers:
        found.headers["Retry-After"] = response.headers["Retry-After"]
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        found.headers["Allow"] = METHODS
    return found


def _opened(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Location"
    return response
