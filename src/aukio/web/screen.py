"""The screen at an entrance: a building today in large letters, refreshed without staff (R129)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aukio.answers.session import Question
from aukio.domain.answers.building_today import today
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import DAY, day_of, midnight
from aukio.domain.facts.record import View
from aukio.domain.signs import HAVE_DOORS, compose_sign, sheet_of
from aukio.domain.wording.languages import chosen_languages, language
from aukio.freshness.statement import state
from aukio.web.clock import now
from aukio.web.frame.moment import Moment
from aukio.web.frame.page_expiry import settled
from aukio.web.frame.page_parameters import lang_asked, moment_asked
from aukio.web.pages.reader import reader_of
from aukio.web.pages.screen import screen_view

_READS = frozenset({"at", "known", "now", "langs"})


@require_safe
def place_screen(request: HttpRequest, path: str) -> HttpResponse:
    """Show the screen of a building or a unit; ``langs`` gives the languages in order."""
    session, moment = moment_asked(request)
    question = session.ask_at(path, at=moment.at, known=moment.known)
    if question.moved_to is not None:
        return HttpResponsePermanentRedirect(moment.link(reverse("web:place_screen", args=[question.moved_to])))
    lang = lang_asked()
    langs = chosen_languages(request.GET.get("langs", ""), own=lang)
    view, zone = question.view, question.view.zone(question.place)
    units = view.tree(view.interval(question.at)).units(question.place)
    day = day_of(moment.now, zone)
    change_instants = (midnight(day, zone), midnight(day + DAY, zone))
    moment, changes = settled(session, moment, view, [question.place, *(unit.place for unit in units)], change_instants)
    question = replace(question, at=moment.at)
    response = screen_of(request, question, moment, langs, changes=changes)
    state(response, now=moment.now, changes=changes, past=moment.past, reads=_READS)
    return response


def _path(view: View, place: PlaceId) -> str:
    """Return the path of a place; it may not be known yet at the moment shown."""
    newest = view.newest(place)
    return str(place) if newest is None else newest.path


def screen_of(
    request: HttpRequest, question: Question, moment: Moment, langs: Sequence[str], *, changes: datetime | None
) -> HttpResponse:
    """Render the screen of a place in a view. Raises ``NotFound`` where the place has no door then."""
    view, zone = question.view, question.view.zone(question.place)
    sign = compose_sign(view, question.place, question.at, langs)
    if sign is None or sign.kind not in HAVE_DOORS:
        raise NotFound(
            f"'{_path(view, question.place)}' has no door at that moment.",
            next_step="Ask for a centre, a unit or a room.",
        )
    lang = lang_asked()
    found = today(view, question.place, question.at)
    readers = [reader_of(question, each, language(each), moment) for each in langs]
    page = request.build_absolute_uri(moment.link(reverse("web:place", args=[sign.path])))
    local = moment.local.replace(second=0, microsecond=0)
    return render(
        request,
        "web/screen.html",
        {
            "lang": lang,
            "shown": screen_view(sheet_of(view, sign, found), found, readers, page),
            "zone": zone.key,
            "until": changes.isoformat() if changes is not None and moment.is_now else "",
            "moment": "" if moment.is_now else language(lang).say_moment(local),
            "service_worker": reverse("web:screen_service_worker", args=[sign.path]),
        },
    )


@require_safe
def screen_service_worker(request: HttpRequest, path: str) -> HttpResponse:
    """Return the service worker of a screen, which keeps its last answer; its scope is this screen only."""
    del path
    response = render(request, "web/service_worker.js", content_type="text/javascript; charset=utf-8")
    state(response, now=now(), reads=())
    return response
