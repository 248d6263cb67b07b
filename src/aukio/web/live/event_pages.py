"""Event pages: events of a place, one event with its dates, signing up, and the page of a sign-up (R076, R103–R105)."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aukio.answers import queries as answer_queries
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries.events import SignUpView
from aukio.clients.limits import limit_client, limit_recipient
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import KeyReused, Person
from aukio.domain.people.booking_states import LINK_LIVES
from aukio.domain.people.events import EventDate, OccurrenceState, PublicEvent, SignsUp, SignUpState
from aukio.domain.people.limits import Act
from aukio.domain.wording.events import say_audience
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital
from aukio.web.clock import now
from aukio.web.frame.alternate_links import addresses_of, of_dates
from aukio.web.frame.language_marks import also_shown
from aukio.web.frame.page_head import NOINDEX, PageHead
from aukio.web.frame.page_parameters import lang_asked
from aukio.web.live.live_place import LivePlace, live_place
from aukio.web.live.public_forms import SignUpForm
from aukio.web.live.state_words import DATE_STATES, SIGN_UP_STATES
from aukio.workflows import event_sign_ups
from aukio.workflows.doors import live
from aukio.workflows.messages.booking_calendars import event_of


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date in the reader's language: when, its state, and whether sign-up is open."""

    number: int
    event: int
    title: str
    place: str
    when: str
    iso: str
    state: str
    words: str
    before: str
    whom: str
    open: bool
    left: int | None


@require_safe
def place_events(request: HttpRequest, path: str) -> HttpResponse:
    """Show the events at a place and at the places in it."""
    at = live_place(path)
    dates = event_sign_ups.coming(at.view, at.place, at.instant)
    also_shown(request, *(date.event.titles for date in dates))
    context = {
        "page": PageHead(_("Events"), at.name),
        "place": at,
        "rows": rows(at.view, dates),
    }
    return render(request, "web/live/events.html", context)


def rows(view: View, dates: Iterable[EventDate]) -> list[DateRow]:
    """Return event dates as rows in the reader's language."""
    lang, found = lang_asked(), list(dates)
    counted = event_queries.signed_up_for(each.number for each in found if each.event.signs_up is SignsUp.DATE)
    return [_row(view, each, lang, counted.get(each.number, (0, 0))) for each in found]


def _row(view: View, date: EventDate, lang: str, counted: tuple[int, int]) -> DateRow:
    words, zone = language(lang), view.zone(date.event.place)
    start, end = (local_of(each, zone) for each in (date.start, date.end))
    today = local_of(live(now()), zone).date()
    place = view.newest(date.event.place)
    before = ""
    if date.state is OccurrenceState.RESCHEDULED and date.previous is not None:
        before = words.say_moment(local_of(date.previous, zone).replace(tzinfo=None), today)
    return DateRow(
        date.number,
        date.event.number,
        date.event.titles.say(lang),
        "" if place is None else place.names.say(lang) or place.path,
        capital(words.say_from_to(start.replace(tzinfo=None), end.replace(tzinfo=None), today)),
        start.isoformat(),
        date.state.value,
        str(DATE_STATES[date.state]),
        before,
        say_audience(date.event.audience, lang),
        date.state is not OccurrenceState.CANCELLED and date.event.signs_up is SignsUp.DATE,
        _left(date.event, counted) if date.event.signs_up is SignsUp.DATE else None,
    )


def _left(event: PublicEvent, counted: tuple[int, int]) -> int | None:
    if event.seats is None:
        return None
    taken, waiting = counted
    return 0 if waiting else max(event.seats - taken, 0)


@require_safe
def event(request: HttpRequest, number: int) -> HttpResponse:
    """Show an event: what, where, for whom, and the state of each date."""
    found = event_sign_ups.event_with(number)
    at = _at(found)
    also_shown(request, found.titles, found.details)
    lang = lang_asked()
    dates = event_queries.dates_of(number, at.instant)
    words, naming = language(lang), namer(at.view, lang, at.instant)
    allowed = [
        words.say_effect(each, naming) for date in dates[:1] for each in event_sign_ups.allowed_by(at.view, date)
    ]
    context = {
        "page": PageHead(
            found.titles.say(lang),
            found.details.say(lang),
            discovery=of_dates(addresses_of(request, lang), at.view, dates, say_audience(found.audience, lang)),
        ),
        "place": at,
        "event": found,
        "title": found.titles.say(lang),
        "details": found.details.say(lang),
        "whom": say_audience(found.audience, lang),
        "rows": rows(at.view, dates),
        "allowed": allowed,
        "group": found.signs_up is SignsUp.ALL and any(each.state is not OccurrenceState.CANCELLED for each in dates),
        "left": _left(found, event_queries.signed_up(number, None)) if found.signs_up is SignsUp.ALL else None,
    }
    return render(request, "web/live/event.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, number: int) -> HttpResponse:
    """Show or process the sign-up for one date or for all dates of an event."""
    found = event_sign_ups.event_with(number)
    at = _at(found)
    also_shown(request, found.titles)
    typed = request.GET.get("date", "")
    chosen = int(typed) if typed.isdecimal() and len(typed) < 18 else None
    date = next((each for each in event_queries.dates_of(number, at.instant) if each.number == chosen), None)
    if found.signs_up is SignsUp.NOT or (found.signs_up is SignsUp.DATE and date is None):
        raise NotFound("one does not sign up for it so.", next_step="Look at the page of the event.")
    which = None if found.signs_up is SignsUp.ALL or date is None else date.number
    whom = say_audience(found.audience, lang_asked())
    form = SignUpForm(at.view.city.country, whom, request.POST if request.method == "POST" else None)
    trouble, key = "", request.POST.get("key", "")[:64]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        limit_client(request, Act.SIGN_UP, now=now())
        limit_recipient(Act.SIGN_UP, said["email"] or said["phone"], now=now())
        comer = Person(said["name"], said["phone"], said["email"], lang_asked(), said["needs"])
        try:
            made = event_sign_ups.sign_up(
                found,
                which,
                comer,
                born_fits=bool(said.get("fits")),
                now=at.instant,
                key=key,
            )
        except KeyReused:
            trouble, key = _("This form was sent already. Check it, and send it again if it is for someone else."), ""
        except Refused:
            trouble = _("It has been cancelled or has already started. What you wrote is still here.")
        else:
            return HttpResponseRedirect(reverse("web:sign_up_own", args=[made.secret]))
    context = {
        "page": PageHead(_("Sign up"), robots=NOINDEX),
        "place": at,
        "event": found,
        "title": found.titles.say(lang_asked()),
        "what": event_of(at.view, found, date, lang_asked()),
        "left": _left(found, event_queries.signed_up(number, which)),
        "form": form,
        "trouble": trouble,
        "key": key or uuid4().hex,
    }
    return render(request, "web/live/sign_up.html", context, status=HTTPStatus.CONFLICT if trouble else HTTPStatus.OK)


@require_safe
def sign_up_own(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a sign-up by its secret address: a seat, or a place on the waiting list."""
    found, at = _own(secret)
    also_shown(request, found.event.titles)
    date = next(iter(event_queries.dates_with([found.date])), None) if found.date is not None else None
    cancelled = date is not None and date.state is OccurrenceState.CANCELLED
    context = {
        "page": PageHead(_("Your sign-up"), robots=NOINDEX),
        "place": at,
        "sign_up": found,
        "title": found.event.titles.say(lang_asked()),
        "what": event_of(at.view, found.event, date, lang_asked()),
        "state": SIGN_UP_STATES[found.state],
        "cancelled": cancelled,
        "coming": found.state in (SignUpState.IN, SignUpState.WAITING),
    }
    return render(request, "web/live/sign_up_own.html", context)


@require_POST
def sign_up_leave(request: HttpRequest, secret: str) -> HttpResponse:
    """Cancel a sign-up; the first person on the waiting list gets the seat."""
    limit_client(request, Act.OWN, now=now())
    with suppress(Refused):
        event_sign_ups.leave(secret, now=live(now()))
    return HttpResponseRedirect(reverse("web:sign_up_own", args=[secret]))


def _own(secret: str) -> tuple[SignUpView, LivePlace]:
    found = event_queries.sign_up_with(secret)
    instant = live(now())
    if found is None or not any(each.end + LINK_LIVES > instant for each in _dates(found)):
        raise NotFound("no such sign-up, or its link has expired.", next_step="Look at the address again.")
    return found, _at(found.event)


def _dates(found: SignUpView) -> tuple[EventDate, ...]:
    return event_queries.dates_of(found.event.number) if found.date is None else event_queries.dates_with([found.date])


def _at(found: PublicEvent) -> LivePlace:
    return live_place(answer_queries.view(live(now())).directory.newest[found.place].path)
