"""Mistakes as responses of the API."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from aukio.api.shapes import Problem
from aukio.domain.base.mistakes import Mistake
from aukio.formats.answers.problem_json import MEDIA_TYPE, problem_data, status_of

PROBLEMS: dict[int, type[Problem]] = {400: Problem, 404: Problem}
"""How every question may fail."""


def problem(request: HttpRequest, mistake: Mistake) -> HttpResponse:
    """The response to a request that holds a mistake."""
    status = HTTPStatus(status_of(mistake))
    body = problem_data(mistake, title=status.phrase, instance=request.path)
    return _response(body, status)


def bare_problem(request: HttpRequest, status: HTTPStatus, *, code: str, detail: str) -> HttpResponse:
    """The response where there is no mistake of ours to tell: an address or a method that there is not, or a fault."""
    body = {
        "type": f"urn:aukio:problem:{code}",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "code": code,
        "instance": request.path,
    }
    return _response(body, status)


def _response(body: Mapping[str, object], status: HTTPStatus) -> HttpResponse:
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status.value, content_type=MEDIA_TYPE)
