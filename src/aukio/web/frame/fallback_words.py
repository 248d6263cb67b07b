"""Middleware that shows in which language a word of the interface is, where no catalogue translates it (WCAG 3.1.2).

The mechanism is gettext's own: a message that a catalogue lacks is asked of its fallback. That of every language is
``_Untranslated``, so no template, view or form has to think of it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from gettext import NullTranslations

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import get_language, trans_real

from aukio.domain.base.languages import LANGUAGES, SOURCE_LANGUAGE
from aukio.formats.documents.fallback_marks import BEGIN, marked, show_marks, without_marks

_CONTEXT = "\x04"
_TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "application/problem+json")


class _Untranslated(NullTranslations):
    """Messages that a catalogue lacks: as the source has them, with their marks."""

    def gettext(self, message: str) -> str:
        return marked(message.rpartition(_CONTEXT)[2])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked((msgid1 if n == 1 else msgid2).rpartition(_CONTEXT)[2])


@cache
def _mark_fallbacks(lang: str) -> None:
    """From now on, what the catalogue of a language lacks has marks; the source language lacks nothing."""
    if lang in LANGUAGES and lang != SOURCE_LANGUAGE:
        # Not add_fallback: the chain ends in the catalogue of the source language, which is shared.
        vars(trans_real.translation(lang))["_fallback"] = _Untranslated()


class FallbackWords:
    """Shows the marks on pages, and takes them out of whatever else an answer holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        _mark_fallbacks(get_language() or SOURCE_LANGUAGE)
        response = self.get_response(request)
        kind = response.headers.get("Content-Type", "")
        if not kind.startswith(_TEXTS):
            return response
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _unmarked(response.streaming_content)  # type: ignore[arg-type]  # WSGI only
        elif isinstance(response, HttpResponse) and BEGIN.encode() in response.content:
            text = response.content.decode()
            page = kind.startswith("text/html")
            response.content = (show_marks(text, SOURCE_LANGUAGE) if page else without_marks(text)).encode()
        return response


def _unmarked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield without_marks(chunk.decode(errors="surrogateescape")).encode(errors="surrogateescape")
