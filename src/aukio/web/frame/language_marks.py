"""Middleware that marks words of another language on every public page, before its headers are written."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from aukio.answers import queries as answer_queries
from aukio.answers.foreign_words import foreign_words
from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import Names
from aukio.domain.texts.foreign_words import ForeignWords
from aukio.formats.documents.language_marks import mark_languages
from aukio.theme.reader_language import active_language
from aukio.web.frame.page_parameters import session_of

_SHOWN = "_texts_of_this_page"


def also_shown(request: HttpRequest, *texts: Names) -> None:
    """Note texts of a page that the record does not have, such as the title of an event."""
    setattr(request, _SHOWN, (*getattr(request, _SHOWN, ()), *texts))


class MarkLanguages:
    """Marks the pages that residents see; those of staff are in one language with forms for the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        match = request.resolver_match
        if not isinstance(response, HttpResponse) or match is None or match.app_name != "web":
            return response
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        try:
            session = session_of(request)
            words = foreign_words(answer_queries.record() if session is None else session.record)
        except NotFound:  # an empty record has no words
            return response
        lang = active_language(DEFAULT_LANGUAGE)
        html = mark_languages(response.content.decode(), words, lang)
        shown = getattr(request, _SHOWN, ())
        if shown:
            html = mark_languages(html, ForeignWords(shown), lang)
        response.content = html.encode()
        return response
