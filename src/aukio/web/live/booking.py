"""Booking a time without an account: a day, a time, a few words; one's own booking, to see, move or cancel (R064)."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from icalendar import Calendar, Event

from aukio.answers import queries as answers
from aukio.bookings.actions import booking as making
from aukio.bookings.actions.booking import Person
from aukio.bookings.queries import booking as booked
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.domain.bookings import BookingKind
from aukio.domain.forgiving import read_phone
from aukio.domain.mistakes import BadRequest, NotFound, Refused
from aukio.domain.places import ChannelKind
from aukio.domain.time import instant_of, local_of
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.web.asking import lang_asked
from aukio.web.clock import now
from aukio.web.live.place import LivePlace, clock, live_place
from aukio.web.live.words import BOOKING_STATES
from aukio.workflows import booking as workflow
from aukio.workflows.messages import what_of
from aukio.workflows.visiting import live, status_now

_DAYS = 21


@dataclass(frozen=True, slots=True)
class What:
    """Something that may be booked, in the reader's words."""

    number: int
    name: str
    how: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day with how many of its times are free."""

    iso: str
    name: str
    free: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time that is free."""

    iso: str
    name: str


class PersonForm(forms.Form):
    """Who books: as little as is needed to tell them of a change."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=100)
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=40)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False, max_length=200)
    needs = forms.CharField(
        label=gettext_lazy("Do you need something?"),
        help_text=gettext_lazy("An interpreter, also by phone or video; a way without steps; anything else."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, country: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.country = country
        for name, auto in (("name", "name"), ("phone", "tel"), ("email", "email")):
            self.fields[name].widget.attrs["autocomplete"] = auto

    def clean(self) -> dict[str, Any]:
        """One way to be told of a change is needed; a number is read as the country writes it."""
        said = super().clean() or {}
        if said.get("phone"):
            try:
                said["phone"] = read_phone(said["phone"], self.country)
            except BadRequest:
                self.add_error("phone", _("We did not understand the phone number."))
        elif not said.get("email") and "email" not in self.errors:
            self.add_error("phone", _("Give a phone number or an e-mail address, so that we can tell you of a change."))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, path: str) -> HttpResponse:
    """What, which day, which time, who: one page each, and everything chosen stands in the address."""
    at = live_place(path)
    offered = booked.offered_at(at.place)
    if not offered:
        raise NotFound(f"nothing is booked at '{path}'.", next_step="Look at its page.")
    chosen = next((each for each in offered if str(each.number) == request.GET.get("what")), None)
    if chosen is None and len(offered) == 1:
        chosen = offered[0]
    context: dict[str, Any] = {
        "page": {"title": _("Book a time"), "robots": "noindex"},
        "place": at,
        "offered": [_what(each, at) for each in offered],
        "chosen": None if chosen is None else _what(chosen, at),
        "moving": request.GET.get("move", "")[:40],
    }
    if chosen is None:
        return render(request, "web/live/book.html", context)
    zone = at.view.zone(at.place)
    start = _start(request, zone)
    if start is not None:
        return _finish(request, at, chosen, start, context)
    day = _day(request)
    context["stopped"] = status_now(at.view, at.place, at.instant).bookings.new == "stop"
    if day is None:
        days = workflow.free_days(at.view, chosen, at.local.date(), _DAYS, at.instant)
        words = language(lang_asked())
        context["days"] = [
            Day(each.isoformat(), f"{words.say_weekday_in_full(each)} {words.say_day(each)}", free)
            for each, free in days
            if free
        ]
    else:
        words = language(lang_asked())
        context["day"] = f"{words.say_weekday_in_full(day)} {words.say_day(day)}"
        context["times"] = [
            Time(local.isoformat(timespec="minutes"), clock(local, lang_asked()))
            for slot in workflow.free_times(at.view, chosen, day, at.instant)
            for local in (local_of(slot.start, zone).replace(tzinfo=None),)
        ]
    return render(request, "web/live/book.html", context)


def _finish(
    request: HttpRequest, at: LivePlace, chosen: OfferedAt, start: datetime, context: dict[str, Any]
) -> HttpResponse:
    """The last page: who books; and booking it."""
    moving = booked.booking_with(context["moving"]) if context["moving"] else None
    form = PersonForm(at.view.city.country, request.POST if request.method == "POST" else None)
    trouble = ""
    if request.method == "POST" and (moving is not None or form.is_valid()):
        person = _person(form, moving)
        try:
            made = workflow.book(
                at.view,
                chosen,
                start,
                person,
                now=at.instant,
                key=request.POST.get("key", "")[:64],
                instead_of=context["moving"],
            )
        except (Refused, NotFound):
            trouble = _("That time was taken meanwhile. Choose another; what you wrote is still here.")
        else:
            return HttpResponseRedirect(reverse("web:booking", args=[made.secret]))
    local = local_of(start, at.view.zone(at.place))
    words = language(lang_asked())
    context |= {
        "when": f"{words.say_weekday_in_full(local.date())} {words.say_day(local.date())} {clock(local, lang_asked())}",
        "form": form,
        "moved": moving,
        "trouble": trouble,
        "key": request.POST.get("key", "")[:64] or uuid4().hex,
        "back": f"{request.path}?what={chosen.number}&day={local.date().isoformat()}",
    }
    return render(request, "web/live/book_who.html", context, status=HTTPStatus.CONFLICT if trouble else HTTPStatus.OK)


def _person(form: PersonForm, moving: BookingView | None) -> Person:
    if moving is not None:
        return Person(moving.name, moving.phone, moving.email, moving.lang, moving.needs)
    said = form.cleaned_data
    return Person(said["name"], said["phone"], said["email"], lang_asked(), said["needs"])


def _start(request: HttpRequest, zone: Any) -> datetime | None:
    try:
        local = datetime.fromisoformat(request.GET.get("time", ""))
    except ValueError:
        return None
    return None if local.tzinfo is not None else instant_of(local, zone)


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def _what(each: OfferedAt, at: LivePlace) -> What:
    words = language(lang_asked())
    names = {service.slug: service.names.say(lang_asked()) for service in at.view.record.services}
    offered = each.offered
    name = names.get(offered.service, offered.service) if each.kind is BookingKind.APPOINTMENT else at.name
    how = "" if offered.channel is ChannelKind.ON_SITE else words.say_channel(offered.channel)
    return What(each.number, capital(name), how, int(offered.lasts.total_seconds() // 60))


@require_safe
def booking(request: HttpRequest, secret: str) -> HttpResponse:
    """One's own booking: what, where, when, how it stands, and what may be done."""
    found, at = _found(secret)
    context = {
        "page": {"title": _("Your booking"), "robots": "noindex"},
        "place": at,
        "booking": found,
        "what": what_of(at.view, found, lang_asked()),
        "state": BOOKING_STATES[found.state],
        "ahead": found.active and found.start > at.instant,
        "rules": _rules(at),
    }
    return render(request, "web/live/booking.html", context)


def _rules(at: LivePlace) -> list[str]:
    """What is asked of whoever comes: when to arrive, with whom (R055, R064)."""
    words = language(lang_asked())
    return [words.say_guidance(advice) for advice, _by in status_now(at.view, at.place, at.instant).guidance]


@require_POST
def booking_cancel(request: HttpRequest, secret: str) -> HttpResponse:
    """Give it up."""
    del request
    with suppress(Refused):  # it has begun, or is over: the page says how it stands
        making.give_up(secret, now=live(now()))
    return HttpResponseRedirect(reverse("web:booking", args=[secret]))


@require_safe
def booking_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The booking for one's own calendar; cancelled where it is."""
    found, at = _found(secret)
    calendar = Calendar()
    calendar.add("prodid", "-//Aukio//bookings//")
    calendar.add("version", "2.0")
    event = Event()
    event.add("uid", f"{found.secret}@aukio")
    event.add("dtstamp", found.made)
    event.add("dtstart", found.start)
    event.add("dtend", found.end)
    event.add("summary", what_of(at.view, found, lang_asked()))
    event.add("location", at.name)
    event.add("status", "CONFIRMED" if found.active else "CANCELLED")
    event.add("url", request.build_absolute_uri(reverse("web:booking", args=[secret])))
    calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="booking.ics"'
    return response


def _found(secret: str) -> tuple[BookingView, LivePlace]:
    found = booked.booking_with(secret)
    if found is None:
        raise NotFound("no such booking.", next_step="Look at the address again.")
    path = answers.view(live(now())).directory.newest[found.place].path
    return found, live_place(path)
