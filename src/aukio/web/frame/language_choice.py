"""Remember the language that a reader chose with a language link.

Only choosing sets a cookie. Pages set none, so that a cached copy can serve all readers.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_from_path

CHOSEN = "chosen"
"""The parameter of language links."""


class RememberLanguage:
    """Middleware that keeps the chosen language in a cookie, for addresses without a language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = get_language_from_path(request.path_info)
        if code is None or request.method != "GET" or CHOSEN not in request.GET:
            return self.get_response(request)
        asked = request.GET.copy()
        del asked[CHOSEN]
        response = HttpResponseRedirect(f"{request.path}?{asked.urlencode()}" if asked else request.path)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
        )
        return response
