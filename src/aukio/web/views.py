"""The public pages: each view makes the moment, asks the house once and lays out what it says."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aukio.answers import queries as answer_queries
from aukio.answers.session import Question
from aukio.answers.shown_notices import ShownNotice, notice_at, notice_version_as_shown
from aukio.domain.city.places import Kind
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.freshness.statement import state
from aukio.visits.queries.counts import Visits, visits_at
from aukio.web.embedding import Embed, embed_of
from aukio.web.frame.alternate_links import Discovery, addresses_of, of_city, of_notice, of_place
from aukio.web.frame.moment import PLAIN, Moment
from aukio.web.frame.page_context import read_parameters
from aukio.web.frame.page_expiry import READS, settled
from aukio.web.frame.page_parameters import lang_asked, moment_asked
from aukio.web.frame.sharing import share
from aukio.web.live.place_context import PlaceContext, place_context_at
from aukio.web.pages.centre import CentrePage, centre_page
from aukio.web.pages.home import choose, home_page
from aukio.web.pages.notice import notice_page
from aukio.web.pages.place import UnitPage, unit_page
from aukio.web.pages.places import places_page
from aukio.web.pages.reader import Reader, reader_of
from aukio.web.pages.shared import StateView, describe


def _reader(view: View, moment: Moment) -> Reader:
    lang = lang_asked()
    return Reader(lang, language(lang), moment, namer(view, lang, moment.at), view.city.zone)


def _page(
    request: HttpRequest,
    template: str,
    moment: Moment,
    shown: Any,
    *,
    changes: datetime | None,
    title: str,
    discovery: Discovery,
    lead: str = "",
    lasting: bool = False,
    embed: Embed | None = None,
    visits: Visits | None = None,
    place_context: PlaceContext | None = None,
    reads: Collection[str] = READS,
) -> HttpResponse:
    status = HTTPStatus.BAD_REQUEST if moment.errors else HTTPStatus.OK
    canonical = request.build_absolute_uri(moment.canonical(request.path))
    page = {"title": title, "description": lead, "canonical": canonical, "discovery": discovery}
    context = {
        "page": page,
        "shown": shown,
        "moment": moment,
        "time_bar": _time_bar(request, moment),
        "switch": _switch(request, moment),
        "messages": (),  # they are for staff, and reading them would make the page depend on a cookie
        "embed": embed,
        "visits": visits,
        "place_context": place_context,
        "share": share(moment, canonical, title=title, text=lead, lasting=lasting),
    }
    response = render(request, template, context, status=status)
    if not moment.errors:
        state(response, now=moment.now, changes=changes, past=moment.past, reads=reads)
    return response


def _switch(request: HttpRequest, moment: Moment) -> dict[str, Any]:
    """Between standard text and plain language: this very page, told the other way (R126)."""
    asked = read_parameters(request)
    asked.pop(PLAIN, None)
    if not moment.plain:
        asked[PLAIN] = "1"
    return {"plain": moment.plain, "url": f"{request.path}?{urlencode(asked)}" if asked else request.path}


def _time_bar(request: HttpRequest, moment: Moment) -> dict[str, Any]:
    """What the time bar says: which moment is shown, what was typed, and what could not be read."""
    words = language(lang_asked())
    return {
        "is_now": moment.is_now,
        # Of the present, the day: the page holds for longer than a minute.
        "shown": words.say_day(moment.local.date()) if moment.is_now else words.say_moment(_minute(moment.local)),
        "known": "" if moment.knows_now else words.say_moment(_minute(moment.local_known)),
        "note": _("The demonstration opens on this day.") if moment.opened else "",
        "action": request.path,
        "back": _now(request, moment),
        "keep": [{"name": name, "value": request.GET[name]} for name in ("q", "service", PLAIN) if name in request.GET],
        "at": moment.typed["at"],
        "at_error": moment.errors.get("at", ""),
        "known_on": moment.typed["known"],
        "known_error": moment.errors.get("known", ""),
    }


def _now(request: HttpRequest, moment: Moment) -> str:
    """This page at the present moment, told as plainly as it is."""
    asked = {**({"now": "1"} if settings.AUKIO_OPENS_AT else {}), **({PLAIN: "1"} if moment.plain else {})}
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


def _minute(local: datetime) -> datetime:
    return local.replace(second=0, microsecond=0)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The home page, with what was searched for."""
    session, moment = moment_asked(request)
    view = session.view(moment.known)
    chosen = choose(view, moment.at, request.GET.get("q", "").strip()[:100])
    moment, changes = settled(session, moment, view, chosen.with_state)
    reader = _reader(view, moment)
    found = of_city(addresses_of(request, reader.lang), view.city.names.say(reader.lang))
    shown = home_page(view, reader, chosen)
    return _page(request, "web/home.html", moment, shown, changes=changes, title=_("What is open"), discovery=found)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Every centre and unit by name, page by page."""
    session, moment = moment_asked(request)
    view = session.view(moment.known)
    moment, changes = settled(session, moment, view, ())
    reader = _reader(view, moment)
    shown = places_page(view, reader, request.GET.get("page", ""))
    found = of_city(addresses_of(request, reader.lang), view.city.names.say(reader.lang))
    return _page(
        request,
        "web/places.html",
        moment,
        shown,
        changes=changes,
        title=_("All places"),
        discovery=found,
        reads=READS | {"page"},
    )


@require_safe
def place(request: HttpRequest, path: str) -> HttpResponse:
    """A place's page: that of a centre or a site, or that of a unit."""
    session, moment = moment_asked(request)
    question = session.ask_at(path, at=moment.at, known=moment.known)
    if question.moved_to is not None:
        return HttpResponsePermanentRedirect(moment.link(reverse("web:place", args=[question.moved_to])))
    units = question.view.tree(question.view.interval(question.at)).units(question.place)
    listed = [question.place, *(unit.place for unit in units)]
    moment, changes = settled(session, moment, question.view, listed)
    question = replace(question, at=moment.at)
    lang = lang_asked()
    reader = reader_of(question, lang, language(lang), moment)
    template, shown, state_ = of_kind(request, question, reader)
    return _page(
        request,
        template,
        moment,
        shown,
        changes=changes,
        title=shown.name,
        lead=describe(state_, reader.words),
        discovery=of_place(addresses_of(request, lang), question, shown.name),
        embed=embed_of(request, shown.path),
        visits=visits_at(question.place) if moment.is_now or moment.opened else None,
        place_context=place_context_at(question.view, question.place) if moment.is_now or moment.opened else None,
    )


def of_kind(request: HttpRequest, question: Question, reader: Reader) -> tuple[str, CentrePage | UnitPage, StateView]:
    """The page a place has by its kind, and the state that those are told who see only a link to it."""
    kind = answer_queries.at_once(question.view, question.place, question.at).kind
    if kind in (Kind.CENTRE, Kind.SITE):
        centre = centre_page(question, reader, service=request.GET.get("service", "")[:100])
        return "web/centre.html", centre, centre.state
    unit = unit_page(question, reader)
    return "web/unit.html", unit, unit.answer.state


@require_safe
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """A notice as known at the moment shown."""
    session, moment = moment_asked(request)
    found = notice_at(session, slug, at=moment.at, known=moment.known, lang=lang_asked(), plain=moment.plain)
    moment, changes = settled(session, moment, found.view, (), found.change_instants)
    return _notice_page(request, moment, found, changes=changes)


@require_safe
def notice_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An older version of a notice under its permanent address (R120)."""
    session, moment = moment_asked(request)
    found = notice_version_as_shown(session, slug, number, lang=lang_asked(), plain=moment.plain)
    moment, changes = settled(session, moment, found.view, ())
    return _notice_page(request, moment, found, changes=changes, number=number)


def _notice_page(
    request: HttpRequest,
    moment: Moment,
    found: ShownNotice,
    *,
    changes: datetime | None,
    number: int | None = None,
) -> HttpResponse:
    shown, older = notice_page(found, _reader(found.view, moment), number=number), number is not None
    return _page(
        request,
        "web/notice.html",
        moment,
        shown,
        changes=changes,
        title=shown.name,
        lead=shown.lead,
        discovery=of_notice(addresses_of(request, lang_asked()), found.view, shown.slug, shown.name, older=older),
        lasting=older,
    )


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the home page in the reader's language: the one remembered, else the one their browser asks for."""
    del request  # the language was found by the middleware
    return HttpResponseRedirect(reverse("web:home"))
