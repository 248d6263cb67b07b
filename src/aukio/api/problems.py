"""Mistakes as problem+json responses."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from aukio.api.shapes import Problem
from aukio.domain.base.mistakes import Mistake, TooMany
from aukio.formats.answers.problem_json import MEDIA_TYPE, problem_data, status_of

PROBLEMS: dict[int, type[Problem]] = {400: Problem, 404: Problem}
"""The error responses of every endpoint, for the description."""


def problem(request: HttpRequest, mistake: Mistake) -> HttpResponse:
    """Return the response for a mistake."""
    status = HTTPStatus(status_of(mistake))
    body = problem_data(mistake, title=status.phrase, instance=request.path)
    response = _response(body, status)
    if isinstance(mistake, TooMany):
        response.headers["Retry-After"] = str(mistake.seconds)
        response.headers["Cache-Control"] = "no-store"
    return response


def bare_problem(request: HttpRequest, status: HTTPStatus, *, code: str, detail: str) -> HttpResponse:
    """Return the response for an error without a ``Mistake``: unknown address, wrong method, missing token, fault."""
    body: dict[str, object] = {
        "type": f"urn:aukio:problem:{code}",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "code": code,
        "instance": request.path,
    }
    request_id = getattr(request, "request_id", "")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR and request_id:
        body["request_id"] = request_id  # the same as in the log
    return _response(body, status)


def _response(body: Mapping[str, object], status: HTTPStatus) -> HttpResponse:
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status.value, content_type=MEDIA_TYPE)
