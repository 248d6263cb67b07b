"""Remembers the language a reader chose, which is the one of the address they came to."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path


class RememberLanguage:
    """Keeps the language of the last page in a cookie, so that the bare address leads there next time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        code = get_language_from_path(request.path_info)
        # A feed is no page that somebody reads, and a cookie would keep it out of shared caches.
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        if code is not None and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != code:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                code,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
            )
        return response
