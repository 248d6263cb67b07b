"""Booking without an account: choose a day and a time, enter contacts; and the page of a booking (R053, R064)."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Calendar

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.clients.limits import limit_client, limit_recipient
from aukio.domain.base.mistakes import NotFound, Refused
from aukio.domain.city.places import ChannelKind
from aukio.domain.clock.local_time import local_of
from aukio.domain.clock.slot_times import read_slot, second_of_two, slot_text
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import BookingRequest, KeyReused, Person, WeeklyRepeat
from aukio.domain.people.booking_states import LINK_LIVES, BookingState
from aukio.domain.people.bookings import BookingKind, Interpreter
from aukio.domain.people.limits import Act
from aukio.domain.people.slots import NotBookable, NotFree, bad_day
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital, minutes_of
from aukio.web.clock import now
from aukio.web.frame.page_head import NOINDEX, PageHead
from aukio.web.frame.page_parameters import lang_asked
from aukio.web.live.live_place import LivePlace, clock, live_place
from aukio.web.live.public_forms import AppointmentForm, PersonForm, RoomForm
from aukio.web.live.state_words import BOOKING_STATES, NOT_BOOKABLE
from aukio.workflows.bookings import appointments
from aukio.workflows.doors import live, status_now
from aukio.workflows.messages.booking_calendars import calendar_event, what_of

_DAYS = 21


@dataclass(frozen=True, slots=True)
class What:
    """Something that can be booked, in the reader's language."""

    number: int
    name: str
    how: str
    minutes: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day with the number of its free times."""

    iso: str
    name: str
    free: int


@dataclass(frozen=True, slots=True)
class Time:
    """A free time."""

    iso: str
    name: str


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, path: str) -> HttpResponse:
    """Show the steps of booking: what, day, time, person; the choices so far are in the address."""
    at = live_place(path)
    offered = booking_queries.offered_at(at.place)
    if not offered:
        raise NotFound(f"nothing is booked at '{path}'.", next_step="Look at its page.")
    chosen = next((each for each in offered if str(each.number) == request.GET.get("what")), None)
    if chosen is None and len(offered) == 1:
        chosen = offered[0]
    context: dict[str, Any] = {
        "page": PageHead(_("Book a time"), robots=NOINDEX),
        "place": at,
        "offered": [what_offered(each, at.view, at.name) for each in offered],
        "chosen": None if chosen is None else what_offered(chosen, at.view, at.name),
        "kept": urlencode({name: request.GET[name][:40] for name in ("move", "held") if request.GET.get(name)}),
    }
    if chosen is None:
        return render(request, "web/live/book.html", context)
    if "hold" in request.POST:
        return _hold(request, at, chosen, context)
    start = _start(request.GET.get("time", ""), at)
    if start is not None:
        return _finish(request, at, chosen, start, context)
    return _times(request, at, chosen, context)


def _times(
    request: HttpRequest, at: LivePlace, chosen: OfferedAt, context: dict[str, Any], trouble: str = ""
) -> HttpResponse:
    """Show the days that have free times, or the free times of a day."""
    day, words = _day(request), language(lang_asked())
    context["trouble"] = trouble
    if day is None:
        days = appointments.free_days(at.view, chosen, at.local.date(), _DAYS, at.instant)
        context["days"] = [
            Day(each.isoformat(), words.say_full_day(each, at.local.date()), free) for each, free in days if free
        ]
    else:
        held = request.GET.get("held", "")[:40]
        why = bad_day(at.view, chosen.offered, day, at.instant)
        context["no_times"] = None if why is None else NOT_BOOKABLE[why]
        context["day"] = words.say_full_day(day, at.local.date())
        context["times"] = [
            Time(*slot_shown(at.view, chosen, slot.start, lang_asked()))
            for slot in appointments.free_times(at.view, chosen, day, at.instant, but=held)
        ]
    # Only where nothing is free: a stop of some hours says nothing of the others.
    free = context.get("days") or context.get("times")
    context["stopped"] = not free and status_now(at.view, at.place, at.instant).bookings.new == "stop"
    return render(request, "web/live/book.html", context, status=HTTPStatus.CONFLICT if trouble else HTTPStatus.OK)


def _hold(request: HttpRequest, at: LivePlace, chosen: OfferedAt, context: dict[str, Any]) -> HttpResponse:
    """Hold a time while the form is filled in; release the one held before."""
    limit_client(request, Act.HOLD, now=now())
    booking_actions.release(request.GET.get("held", "")[:40])
    start = _start(request.POST["hold"], at)
    if start is None:
        return _times(request, at, chosen, context, str(NOT_BOOKABLE[NotBookable.NO_SLOT]))
    try:
        held = appointments.hold(at.view, chosen, start, now=at.instant)
    except NotFree as refusal:
        return _times(request, at, chosen, context, str(NOT_BOOKABLE[refusal.reason]))
    kept = {"what": str(chosen.number), "time": slot_text(start, at.view.zone(at.place)), "held": held}
    if request.GET.get("move"):
        kept["move"] = request.GET["move"][:40]
    return HttpResponseRedirect(f"{request.path}?{urlencode(kept)}")


def _finish(
    request: HttpRequest, at: LivePlace, chosen: OfferedAt, start: datetime, context: dict[str, Any]
) -> HttpResponse:
    """Show the form for the person, or make the booking."""
    secret, held = request.GET.get("move", "")[:40], request.GET.get("held", "")[:40]
    moving = booking_queries.booking_with(secret) if secret else None
    local = local_of(start, at.view.zone(at.place))
    lasts = appointments.free_lengths(at.view, chosen, start, at.instant, but=held or secret)
    form = _form(request, at, chosen, lasts=lasts, day=local.date(), moving=moving)
    trouble, key = "", request.POST.get("key", "")[:64]
    if request.method == "POST" and (moving is not None or form.is_valid()):
        limit_client(request, Act.BOOK, now=now())
        limit_recipient(Act.BOOK, _recipient(form, moving), now=now())
        try:
            _refuse_taken(key, at, chosen, start, held or secret)
            made = _book(key, at, chosen, start, form=form, moving=moving, held=held)
        except KeyReused:
            trouble, key = _("This form was sent already. Check it, and send it again if it is for someone else."), ""
        except (Refused, NotFound) as refusal:
            trouble = _why(refusal)
        else:
            return HttpResponseRedirect(reverse("web:booking", args=[made.secret]))
    elif not lasts:
        trouble = _why_not_free(at, chosen, start, held or secret)
    words = language(lang_asked())
    until = booking_queries.held_with(held, at.instant) if held else None
    context |= {
        "when": f"{words.say_full_day(local.date(), at.local.date())} {words.say_at(minutes_of(local))}",
        "form": form,
        "moved": moving,
        "trouble": trouble,
        "held_until": None if until is None else clock(local_of(until, at.view.zone(at.place)), lang_asked()),
        "rules": [] if trouble else rules_at(at.view, chosen, start),
        "key": key or uuid4().hex,
        "back": f"?what={chosen.number}&day={local.date().isoformat()}",
    }
    return render(request, "web/live/book_who.html", context, status=HTTPStatus.CONFLICT if trouble else HTTPStatus.OK)


def _recipient(form: PersonForm, moving: BookingView | None) -> str:
    """Return whom the confirmation goes to: each move sends one, too."""
    if moving is not None:
        return moving.person.email or moving.person.phone
    return str(form.cleaned_data["email"] or form.cleaned_data["phone"])


def _refuse_taken(key: str, at: LivePlace, chosen: OfferedAt, start: datetime, own: str) -> None:
    """Raise ``NotFree`` for a time that is not free, unless the same form is sent again; takes no lock."""
    if not key or booking_queries.made_with(chosen.number, key) is None:
        appointments.refuse(at.view, chosen, start, None, at.instant, but=own)


def _why(refusal: Refused | NotFound) -> str:
    """Return why a booking could not be made, for a person whose form is kept."""
    if isinstance(refusal, NotFree) and refusal.reason is not NotBookable.TAKEN:
        return str(NOT_BOOKABLE[refusal.reason])
    return _("That time has just been taken. Choose another; what you wrote is still here.")


def _why_not_free(at: LivePlace, chosen: OfferedAt, start: datetime, own: str) -> str:
    try:
        appointments.refuse(at.view, chosen, start, None, at.instant, but=own)
    except NotFree as refusal:
        return str(NOT_BOOKABLE[refusal.reason])
    return ""


def _form(
    request: HttpRequest,
    at: LivePlace,
    chosen: OfferedAt,
    *,
    lasts: tuple[timedelta, ...],
    day: date,
    moving: BookingView | None,
) -> PersonForm:
    sent = request.POST if request.method == "POST" else None
    if moving is not None or chosen.kind is not BookingKind.ROOM:
        return AppointmentForm(at.view.city.country, sent)
    return room_form(at.view, chosen, lasts, day, sent)


def room_form(view: View, chosen: OfferedAt, lasts: tuple[timedelta, ...], day: date, sent: Any) -> RoomForm:
    """Return the form for a room booking: how long, whether weekly, and the person."""
    choices = [
        (str(minutes), _said_minutes(minutes))
        for each in lasts or (chosen.offered.lasts,)
        for minutes in (int(each.total_seconds() // 60),)
    ]
    return RoomForm(view.city.country, choices, day, sent)


def _said_minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if rest or not hours:
        return _("%(minutes)s min") % {"minutes": minutes}
    return ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}


def _book(
    key: str,
    at: LivePlace,
    chosen: OfferedAt,
    start: datetime,
    *,
    form: PersonForm,
    moving: BookingView | None,
    held: str,
) -> BookingView:
    if moving is None:
        wanted = booking_request(chosen.number, start, form.cleaned_data, lang_asked())
    else:
        as_long = moving.end - moving.start if chosen.kind is BookingKind.ROOM else None
        wanted = BookingRequest(chosen.number, start, moving.person, lasts=as_long, instead_of=moving.secret)
    return appointments.book(at.view, replace(wanted, key=key, held=held), now=at.instant)


def booking_request(bookable: int, start: datetime, answers: Mapping[str, Any], lang: str) -> BookingRequest:
    """The request that the answers of a form make: once, for longer, or each week."""
    interpreter = Interpreter(answers.get("interpreter") or "")
    person = Person(
        answers["name"], answers["phone"], answers["email"], lang, answers["needs"], interpreter=interpreter
    )
    lasts = timedelta(minutes=int(answers["lasts"])) if answers.get("lasts") else None
    repeat = None
    if answers.get("repeat"):
        repeat = WeeklyRepeat(answers["until"], int(answers["repeat"]), tuple(answers["without"]))
    return BookingRequest(bookable, start, person, lasts=lasts, repeat=repeat)


def slot_shown(view: View, chosen: OfferedAt, start: datetime, lang: str) -> tuple[str, str]:
    """Return the start of a slot for an address, and in words; of two equal times the second is named."""
    zone = view.zone(chosen.offered.place)
    said = clock(local_of(start, zone), lang)
    return slot_text(start, zone), f"{said} {second_of_two(start, zone)}".rstrip()


def _start(typed: str, at: LivePlace) -> datetime | None:
    return read_slot(typed, at.view.zone(at.place))


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def what_offered(each: OfferedAt, view: View, place: str) -> What:
    """Describe something that can be booked in the reader's language; a room has the name of its place."""
    words = language(lang_asked())
    names = {service.slug: service.names.say(lang_asked()) for service in view.record.services}
    offered = each.offered
    name = names.get(offered.service, offered.service) if each.kind is BookingKind.APPOINTMENT else place
    how = "" if offered.channel is ChannelKind.ON_SITE else words.say_channel(offered.channel)
    return What(each.number, capital(name), how, int(offered.lasts.total_seconds() // 60), each.asks)


@require_safe
def booking(request: HttpRequest, secret: str) -> HttpResponse:
    """Show a booking by its secret address: what, where, when, its state, and what can be done."""
    found, at = _found(secret)
    offered = booking_queries.offered_with(found.bookable)
    words = language(lang_asked())
    zone, today = at.view.zone(found.place), at.local.date()
    others = [
        (
            each,
            words.say_near_moment(local_of(each.start, zone), today),
            BOOKING_STATES[each.state],
        )
        for each in booking_queries.series_of(found.series)
        if each.number != found.number
    ]
    context = {
        "page": PageHead(_("Your booking"), robots=NOINDEX),
        "place": at,
        "booking": found,
        "what": what_of(at.view, found, lang_asked()),
        "ends": clock(local_of(found.end, zone), lang_asked()),
        "state": BOOKING_STATES[found.state],
        "ahead": found.active and found.start > at.instant,
        "may_move": found.state is BookingState.CANCELLED and found.start > at.instant,
        "others": others,
        "rules": [] if offered is None else rules_at(at.view, offered, found.start),
    }
    return render(request, "web/live/booking.html", context)


def rules_at(view: View, offered: OfferedAt, start: datetime) -> list[str]:
    """Return the guidance for a visit at a time: when to arrive, with whom (R055, R064)."""
    if offered.offered.channel is not ChannelKind.ON_SITE:
        return []
    lang = lang_asked()
    words, naming = language(lang), namer(view, lang, start)
    return [
        words.say_guidance(advice, naming)
        for advice, _by in answer_queries.at_once(view, offered.offered.place, start).guidance
    ]


@require_POST
def booking_cancel(request: HttpRequest, secret: str) -> HttpResponse:
    """Cancel a booking, or all upcoming bookings of its series."""
    limit_client(request, Act.OWN, now=now())
    with suppress(Refused):  # it has started or is over: the page shows its state
        booking_actions.give_up(secret, now=live(now()), all_of_them=request.POST.get("all") == "1")
    return HttpResponseRedirect(reverse("web:booking", args=[secret]))


@require_safe
def booking_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the booking as iCalendar, marked as cancelled if it is."""
    del request
    found, at = _found(secret)
    calendar = Calendar()
    calendar.add("prodid", "-//Aukio//bookings//")
    calendar.add("version", "2.0")
    calendar.add_component(calendar_event(at.view, found, lang_asked(), "CONFIRMED" if found.active else "CANCELLED"))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="booking.ics"'
    return response


def _found(secret: str) -> tuple[BookingView, LivePlace]:
    """Return the booking of a secret address, until a day after it is over. Raises ``NotFound``."""
    instant = live(now())
    found = booking_queries.booking_with(secret)
    if found is None or found.end + LINK_LIVES < instant:
        raise NotFound("no such booking, or its link has expired.", next_step="Look at the address again.")
    return found, live_place(answer_queries.view(instant).directory.newest[found.place].path)
