"""Mistakes as problem+json (RFC 9457): a stable code, what is wrong, and what to do."""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from aukio.domain.mistakes import BadInstant, BadRequest, Mistake, NotFound, Refused


def status_of(mistake: Mistake) -> HTTPStatus:
    """The HTTP status of a mistake."""
    match mistake:
        case BadInstant() | BadRequest():
            return HTTPStatus.BAD_REQUEST
        case NotFound():
            return HTTPStatus.NOT_FOUND
        case Refused():
            return HTTPStatus.UNPROCESSABLE_ENTITY
        case _:
            return HTTPStatus.BAD_REQUEST


def problem(request: HttpRequest, mistake: Mistake) -> HttpResponse:
    """The response to a request that holds a mistake."""
    status = status_of(mistake)
    body = {
        "type": f"urn:aukio:problem:{mistake.code}",
        "title": status.phrase,
        "status": status.value,
        "detail": str(mistake),
        "code": mistake.code,
        "instance": request.path,
    }
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status.value, content_type="application/problem+json"
    )
