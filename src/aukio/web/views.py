"""Views of the public pages: each reads the moment, asks the answers room once, and renders."""

from collections.abc import Collection
from dataclasses import dataclass, replace
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
from aukio.answers.easy_read import easy_read_at
from aukio.answers.session import Question, Session
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
from aukio.web.frame.page_expiry import READS, midnights_around, settled
from aukio.web.frame.page_head import PageHead
from aukio.web.frame.page_parameters import lang_asked, moment_asked
from aukio.web.frame.sharing import share
from aukio.web.live.place_context import PlaceContext, place_context_at
from aukio.web.pages.centre import CentrePage, centre_page
from aukio.web.pages.home import choose, home_page
from aukio.web.pages.notice import notice_page
from aukio.web.pages.place import UnitPage, unit_page, with_action
from aukio.web.pages.places import places_page
from aukio.web.pages.reader import Reader, reader_of
from aukio.web.pages.shared import StateView, describe
from aukio.workflows.messages.message_delivery import can_confirm


def _reader(view: View, moment: Moment) -> Reader:
    lang = lang_asked()
    return Reader(lang, language(lang), moment, namer(view, lang, moment.at), view.city.zone)


@dataclass(frozen=True, slots=True)
class _Page:
    """A public page: its template, its values and head, and what determines until when it is valid.

    ``changes`` is the next instant at which it may differ without a publication; ``lasting``: its address always shows
    the same; ``reads`` are the parameters that it depends on; ``approved``: a person has approved its plain text.
    """

    template: str
    moment: Moment
    shown: Any
    changes: datetime | None
    title: str
    discovery: Discovery
    lead: str = ""
    lasting: bool = False
    embed: Embed | None = None
    visits: Visits | None = None
    place_context: PlaceContext | None = None
    reads: Collection[str] = READS
    approved: bool = False


def _respond(request: HttpRequest, page: _Page) -> HttpResponse:
    moment = page.moment
    status = HTTPStatus.BAD_REQUEST if moment.errors else HTTPStatus.OK
    canonical = request.build_absolute_uri(moment.canonical(request.path))
    context = {
        "page": PageHead(page.title, page.lead, canonical, discovery=page.discovery),
        "shown": page.shown,
        "moment": moment,
        "time_bar": _time_bar(request, moment),
        "switch": _switch(request, moment) | {"approved": page.approved},
        "messages": (),  # messages are for staff; reading them would make the page depend on a cookie
        "embed": page.embed,
        "visits": page.visits,
        "place_context": page.place_context,
        "share": share(moment, canonical, title=page.title, text=page.lead, lasting=page.lasting),
    }
    response = render(request, page.template, context, status=status)
    if not moment.errors:
        state(response, now=moment.now, changes=page.changes, past=moment.past, reads=page.reads)
    return response


def _switch(request: HttpRequest, moment: Moment) -> dict[str, Any]:
    """Return the link between standard text and plain language: the same page in the other variant (R126)."""
    asked = read_parameters(request)
    asked.pop(PLAIN, None)
    if not moment.plain:
        asked[PLAIN] = "1"
    return {"plain": moment.plain, "url": f"{request.path}?{urlencode(asked)}" if asked else request.path}


def _time_bar(request: HttpRequest, moment: Moment) -> dict[str, Any]:
    """Return the time bar: the moment shown, what was typed, and errors."""
    words = language(lang_asked())
    return {
        "is_now": moment.is_now,
        # For the present only the day: the page is valid for longer than a minute.
        "shown": words.say_day(moment.local.date()) if moment.is_now else words.say_moment(_minute(moment.local)),
        "known": "" if moment.knows_now else words.say_moment(_minute(moment.local_known)),
        "known_then": _known_then(moment),
        "demo": bool(settings.AUKIO_DEMO and settings.AUKIO_OPENS_AT),
        "action": request.path,
        "back": "" if moment.opened else _now(request, moment),
        "keep": [{"name": name, "value": request.GET[name]} for name in ("q", "service", PLAIN) if name in request.GET],
        "at": moment.typed["at"],
        "at_error": moment.errors.get("at", ""),
        "with_at": bool(settings.AUKIO_OPENS_AT),
        "known_on": moment.typed["known"],
        "known_error": moment.errors.get("known", ""),
    }


def _known_then(moment: Moment) -> bool:
    """Whether the page shows a moment as it was known on that day, or at that very minute."""
    whole_day = "T" not in moment.kept.get("known", "")
    return moment.known == moment.at or (whole_day and moment.local_known.date() == moment.local.date())


def _now(request: HttpRequest, moment: Moment) -> str:
    """Return this page at the present moment, in the same variant; in the demo, at the moment at which it opens."""
    present = {"now": "1"} if settings.AUKIO_OPENS_AT and not settings.AUKIO_DEMO else {}
    asked = {**present, **({PLAIN: "1"} if moment.plain else {})}
    return f"{request.path}?{urlencode(asked)}" if asked else request.path


def _minute(local: datetime) -> datetime:
    return local.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class _Welcome:
    """The values of the page of a record without a place; ``city`` is empty where no city is recorded either."""

    city: str


def _welcome(request: HttpRequest, session: Session, moment: Moment) -> HttpResponse:
    """Say what will be here, and what the people who set it up do next."""
    view = session.view(moment.known)
    moment, changes = settled(session, moment, view, ())
    lang = lang_asked()
    city = view.city.names.say(lang)
    found = of_city(addresses_of(request, lang), city)
    return _respond(request, _Page("web/welcome.html", moment, _Welcome(city), changes, _("What is open"), found))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the home page, with search results if asked for."""
    session, moment = moment_asked(request)
    view = session.view(moment.known)
    if not view.record.places:
        return _welcome(request, session, moment)
    chosen = choose(view, moment.at, request.GET.get("q", "").strip()[:100])
    moment, changes = settled(session, moment, view, chosen.with_state, midnights_around(moment.now, view.city.zone))
    reader = _reader(view, moment)
    found = of_city(addresses_of(request, reader.lang), view.city.names.say(reader.lang))
    shown = home_page(view, reader, chosen)
    return _respond(request, _Page("web/home.html", moment, shown, changes, shown.title, found))


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Show all centres and units by name, in pages."""
    session, moment = moment_asked(request)
    view = session.view(moment.known)
    if not view.record.places:
        return _welcome(request, session, moment)
    moment, changes = settled(session, moment, view, ())
    reader = _reader(view, moment)
    shown = places_page(view, reader, request.GET.get("page", ""))
    found = of_city(addresses_of(request, reader.lang), view.city.names.say(reader.lang))
    page = _Page("web/places.html", moment, shown, changes, _("All places"), found, reads=READS | {"page"})
    return _respond(request, page)


@require_safe
def place(request: HttpRequest, path: str) -> HttpResponse:
    """Show the page of a centre, a site or a unit."""
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
    present = moment.is_now or moment.opened
    offers = place_context_at(question.view, question.place) if present else None
    if isinstance(shown, UnitPage):
        follow = f"{reverse('web:subscribe')}?{urlencode({'place': path})}" if can_confirm() else ""
        book = reverse("web:book", args=[path]) if offers is not None and offers.books else ""
        shown = with_action(shown, book=book, follow=follow)
    page = _Page(
        template,
        moment,
        shown,
        changes,
        shown.name,
        of_place(addresses_of(request, lang), question, shown.name),
        lead=describe(state_, reader.words),
        embed=embed_of(request, shown.path),
        visits=visits_at(question.place) if present else None,
        place_context=offers,
    )
    return _respond(request, page)


def of_kind(request: HttpRequest, question: Question, reader: Reader) -> tuple[str, CentrePage | UnitPage, StateView]:
    """Return the template and the values for the kind of a place, and the state for link previews."""
    kind = answer_queries.at_once(question.view, question.place, question.at).kind
    if kind in (Kind.CENTRE, Kind.SITE):
        centre = centre_page(question, reader, service=request.GET.get("service", "")[:100])
        return "web/centre.html", centre, centre.state
    unit = unit_page(question, reader)
    return "web/unit.html", unit, unit.answer.state


@require_safe
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a notice as known at the moment shown."""
    session, moment = moment_asked(request)
    found = notice_at(session, slug, at=moment.at, known=moment.known, lang=lang_asked(), plain=moment.plain)
    easy = easy_read_at(session, slug, at=moment.at, known=moment.known, lang=lang_asked())
    moment, changes = settled(session, moment, found.view, (), (*found.change_instants, *easy.change_instants))
    return _notice_page(request, moment, found, changes=changes, approved=easy.approved)


@require_safe
def notice_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a version of a notice at its permanent address (R120)."""
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
    approved: bool = False,
) -> HttpResponse:
    shown, older = notice_page(found, _reader(found.view, moment), number=number), number is not None
    discovery = of_notice(addresses_of(request, lang_asked()), found.view, shown.slug, shown.name, older=older)
    page = _Page("web/notice.html", moment, shown, changes, shown.name, discovery, lead=shown.lead, lasting=older)
    return _respond(request, replace(page, approved=approved))


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Redirect to the home page in the reader's language: the remembered one, or the browser's."""
    del request  # the middleware has chosen the language
    return HttpResponseRedirect(reverse("web:home"))
