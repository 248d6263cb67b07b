"""Responses that may be kept: a strong ETag of their bytes, and no longer than until they may change.

Nobody knows when the next notice is published, so a copy is kept for a short while at most (``AUKIO_FEED_SECONDS``),
and for less where a day or a fact ends before.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from aukio.domain.mistakes import Mistake
from aukio.feeds.asking import Asked
from aukio.formats.problem_json import MEDIA_TYPE, problem_data, status_of

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def outlet(view: V) -> V:
    """A view that may only be read, and whose mistakes are problem+json."""

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
) -> HttpResponseBase:
    """The content with its caching headers, or 304 for a reader who has it.

    ``changes`` is the next instant at which it may differ though nothing is published; ``modified`` when it last did.
    """
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    seconds = settings.AUKIO_FEED_SECONDS
    if changes is not None:
        seconds = max(0, min(seconds, int((changes - asked.now).total_seconds())))
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    response.headers["Content-Language"] = asked.lang
    response.headers["Access-Control-Allow-Origin"] = "*"  # public data, also for a page elsewhere
    patch_vary_headers(response, ["Accept-Encoding"])  # what a proxy compresses is another copy
    stamp = None
    if modified is not None:
        stamp = int(modified.timestamp())
        response.headers["Last-Modified"] = http_date(stamp)
    answer = get_conditional_response(request, etag, stamp, response)
    return response if answer is None else answer
