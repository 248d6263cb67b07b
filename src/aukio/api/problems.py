"""Mistakes as responses of the API."""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from aukio.domain.mistakes import Mistake
from aukio.formats.problem_json import MEDIA_TYPE, problem_data, status_of


def problem(request: HttpRequest, mistake: Mistake) -> HttpResponse:
    """The response to a request that holds a mistake."""
    status = HTTPStatus(status_of(mistake))
    body = problem_data(mistake, title=status.phrase, instance=request.path)
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status.value, content_type=MEDIA_TYPE)
