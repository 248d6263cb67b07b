"""Previews of public pages from an unpublished view, for staff before they publish (R131)."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aukio.answers.session import Question
from aukio.domain.base.languages import official_languages
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language
from aukio.web.frame.moment import Moment
from aukio.web.frame.page_head import NOINDEX, PageHead
from aukio.web.frame.page_parameters import lang_asked
from aukio.web.pages.reader import reader_of
from aukio.web.screen import screen_of
from aukio.web.views import of_kind


def page_preview(request: HttpRequest, view: View, place: PlaceId, at: datetime) -> HttpResponse:
    """Render the page of a place at an instant, without a time bar: the view has no other moments."""
    question, moment = _asked(view, place, at)
    lang = lang_asked()
    template, shown, _ = of_kind(request, question, reader_of(question, lang, language(lang), moment))
    page = PageHead(shown.name, robots=NOINDEX)
    return render(request, template, {"page": page, "shown": shown, "moment": moment, "messages": ()})


def screen_preview(request: HttpRequest, view: View, place: PlaceId, at: datetime) -> HttpResponse:
    """Render the screen of a place at an instant. Raises ``NotFound`` where it has no door."""
    question, moment = _asked(view, place, at)
    return screen_of(request, question, moment, official_languages(), changes=None)


def _asked(view: View, place: PlaceId, at: datetime) -> tuple[Question, Moment]:
    typed = {"at": "", "known": ""}
    moment = Moment(at, view.known, view.known, view.zone(place), typed, {}, at_asked=True)
    return Question(view, place, at), moment
