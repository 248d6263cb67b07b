"""Cacheable responses: each states until when it is valid."""

import json
from collections.abc import Callable, Collection
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from aukio.domain.base.mistakes import Mistake
from aukio.feeds.feed_parameters import Asked
from aukio.formats.answers.problem_json import MEDIA_TYPE, problem_data, status_of
from aukio.freshness.statement import sooner, state

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def outlet(view: V) -> V:
    """Make a view read-only, with errors as problem+json."""

    @wraps(view)
    def answered(request: HttpRequest, **asked_for: str) -> HttpResponseBase:
        try:
            return view(request, **asked_for)
        except Mistake as mistake:
            status = HTTPStatus(status_of(mistake))
            body = problem_data(mistake, title=status.phrase, instance=request.path)
            return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)

    return cast("V", require_safe(answered))


def kept(
    request: HttpRequest,
    content: bytes,
    media_type: str,
    asked: Asked,
    *,
    changes: datetime | None = None,
    modified: datetime | None = None,
    reads: Collection[str] | None = None,
) -> HttpResponseBase:
    """Return the content with its validity headers.

    ``changes`` is the next instant at which it may differ without a publication; ``modified`` when it last changed;
    ``reads`` the parameters it depends on, by default all.
    """
    del request  # the headers of all responses are written in one place
    charset = "" if media_type == "application/pdf" else "; charset=utf-8"  # PDF has no character set
    response = HttpResponse(content, content_type=f"{media_type}{charset}")
    response.headers["Content-Language"] = asked.lang
    response.headers["Access-Control-Allow-Origin"] = "*"  # public data: pages of other sites may read it
    if modified is not None:
        response.headers["Last-Modified"] = http_date(int(modified.timestamp()))
    state(response, now=asked.now, changes=sooner(changes, asked.known_until), past=asked.past, reads=reads)
    return response
