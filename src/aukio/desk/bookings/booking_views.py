"""What can be booked at a place, its bookings, booking for a caller, and requests that wait for approval."""

from dataclasses import replace
from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import booking as booking_actions
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import fates as fate_queries
from aukio.bookings.queries.booking import BookingView, OfferedAt
from aukio.desk.accounts.sessions import kept_form, refuse_unless_somewhere, staff
from aukio.desk.bookings.call_views import is_mine
from aukio.desk.clock import now
from aukio.desk.place_lookup import place_at
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.city.places import ChannelKind, Kind, PlaceId
from aukio.domain.clock.local_time import local_of, midnight, plus
from aukio.domain.clock.slot_times import read_slot
from aukio.domain.facts.record import View
from aukio.domain.people.booking_requests import BookableDraft
from aukio.domain.people.bookings import BookingKind
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital, minutes_of
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import active_language, language_choices
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.web.live.booking_pages import booking_request, room_form, slot_shown, what_offered
from aukio.web.live.live_place import clock
from aukio.web.live.public_forms import AppointmentForm, PersonForm
from aukio.web.live.state_words import BOOKING_STATES
from aukio.workflows import doors
from aukio.workflows.bookings import appointments
from aukio.workflows.messages.booking_calendars import what_of

_DAYS = 28
_BY_APPOINTMENT = (ChannelKind.ON_SITE, ChannelKind.PHONE, ChannelKind.WEB, ChannelKind.VIDEO, ChannelKind.PICK_UP)
"""The channels through which a service may have times."""


class BookableForm(PlainForm):
    """Something that can be booked: a service or the room itself, its length, and how many at the same time."""

    minutes = forms.IntegerField(label=gettext_lazy("How long, in minutes"), min_value=5, max_value=600, initial=30)
    pause = forms.IntegerField(
        label=gettext_lazy("Pause after each, in minutes"), min_value=0, max_value=120, initial=0
    )
    desks = forms.IntegerField(label=gettext_lazy("How many at once"), min_value=1, max_value=100, initial=1)
    longest = forms.IntegerField(
        label=gettext_lazy("Longest booking, in minutes"),
        help_text=gettext_lazy("If left empty: one time slot only."),
        required=False,
        min_value=0,
        max_value=1440,
    )
    asks = forms.BooleanField(label=gettext_lazy("Staff approve each booking first"), required=False)

    def __init__(
        self, services: list[tuple[str, str]], channels: list[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if services:
            self.fields["service"] = forms.ChoiceField(label=_("What can be booked?"), choices=services)
        self.fields["channel"] = forms.ChoiceField(label=_("How does it take place?"), choices=channels)
        if services:
            del self.fields["longest"]
        self.order_fields(["service", "channel", "minutes", "pause", "longest", "desks", "asks"])


@staff
def bookables(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Show what can be booked at a place and its bookings of a day; add a bookable."""
    view = answer_queries.view(now())
    node, tree = place_at(view, path)
    lang = active_language()
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    names = {each.slug: each.names.say(lang) for each in view.record.services}
    room = node.kind is Kind.ROOM
    services = [] if room else [(slug, capital(names.get(slug, slug))) for slug in node.version.services]
    words = language(lang)
    kinds = (ChannelKind.ON_SITE,) if room else _BY_APPOINTMENT
    channels = [(each.value, capital(words.say_channel(each))) for each in kinds]
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = BookableForm(services, channels, sent)
    if request.method == "POST" and (room or services) and form.is_valid():
        said = form.cleaned_data
        draft = BookableDraft(
            node.place,
            kind=BookingKind.ROOM if room else BookingKind.APPOINTMENT,
            service=said.get("service", ""),
            channel=ChannelKind(said["channel"]),
            minutes=said["minutes"],
            pause=said["pause"],
            desks=said["desks"],
            longest=said.get("longest") or 0,
            asks=said["asks"],
        )
        booking_actions.offer(draft, path=path, by=actor.name, now=now())
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("desk:bookables", args=[path]))
    there = [
        (names.get(each.offered.service, each.offered.service) or node.version.names.say(lang), each)
        for each in booking_queries.offered_at(node.place)
    ]
    today = local_of(doors.live(now()), view.zone(node.place)).date()
    day = _typed(request.GET.get("day", "")) or today
    context = {
        "page": PageHead(_("Bookings")),
        "path": path,
        "name": node.version.names.say(lang) or path,
        "form": form,
        "there": there,
        "day": capital(words.say_full_day(day, today)),
        "before": plus(day, -1).isoformat(),
        "after": plus(day, 1).isoformat(),
        "booked": on_day(view, node.place, day, lang),
        "possible": room or bool(services),
    }
    return render(request, "desk/bookables.html", context)


def on_day(view: View, place: PlaceId, day: date, lang: str) -> list[tuple[BookingView, str, Any]]:
    """Return the bookings of a day at a place and its rooms, each with its time and state in words."""
    zone = view.zone(place)
    tree = view.tree(view.interval(view.known))
    places = [place, *(each.place for each in tree.beneath(place))]
    found = booking_queries.at_places(places, midnight(day, zone), midnight(plus(day, 1), zone))
    return [(each, clock(local_of(each.start, zone), lang), BOOKING_STATES[each.state]) for each in found]


class CallerForm(PlainForm):
    """The postal address of a caller without phone and e-mail, and the language of messages."""

    address = forms.CharField(
        label=gettext_lazy("Postal address"),
        help_text=gettext_lazy("Only if there is no phone or e-mail: we then send changes by letter."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lang = forms.ChoiceField(
        label=gettext_lazy("Which language do they want messages in?"),
        choices=language_choices(),
    )


@staff
def book(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Book for a caller: what, day, time, person. Requires the task ``DRAFT`` at the place."""
    instant = doors.live(now())
    view = answer_queries.view(instant)
    node, tree = place_at(view, path)
    lang = active_language()
    refuse_unless(actor, Task.DRAFT, [node], tree, lang=lang)
    offered = booking_queries.offered_at(node.place)
    name = node.version.names.say(lang) or path
    if not offered:
        raise NotFound(f"nothing is booked at '{path}'.", next_step="Say first what may be booked.")
    chosen = next((each for each in offered if str(each.number) == request.GET.get("what")), offered[0])
    zone = view.zone(node.place)
    day, start = _typed(request.GET.get("day", "")), read_slot(request.GET.get("time", ""), zone)
    words, today = language(lang), local_of(instant, zone).date()
    context: dict[str, Any] = {
        "page": PageHead(_("Book for a caller")),
        "path": path,
        "name": name,
        "offered": [what_offered(each, view, name) for each in offered],
        "chosen": what_offered(chosen, view, name),
    }
    if start is not None:
        return _finish(request, actor, view, chosen, start=start, context=context)
    if day is None:
        days = appointments.free_days(view, chosen, today, _DAYS, instant)
        context["days"] = [(each, capital(words.say_full_day(each, today)), free) for each, free in days if free]
    else:
        context["day"] = words.say_full_day(day, today)
        context["times"] = [
            slot_shown(view, chosen, slot.start, lang) for slot in appointments.free_times(view, chosen, day, instant)
        ]
    return render(request, "desk/book.html", context)


def _finish(
    request: HttpRequest, actor: Actor, view: View, chosen: OfferedAt, *, start: datetime, context: dict[str, Any]
) -> HttpResponse:
    lang = active_language()
    sent = request.POST if request.method == "POST" else kept_form(request)
    local = local_of(start, view.zone(chosen.offered.place))
    form: PersonForm = AppointmentForm(view.city.country, sent)
    if chosen.kind is BookingKind.ROOM:
        lasts = appointments.free_lengths(view, chosen, start, view.known)
        form = room_form(view, chosen, lasts, local.date(), sent)
    form.letter = True
    caller = CallerForm(sent, initial={"lang": lang})
    trouble = ""
    if request.method == "POST" and form.is_valid() and caller.is_valid():
        said, also = form.cleaned_data, caller.cleaned_data
        wanted = booking_request(chosen.number, start, said, also["lang"])
        person = replace(wanted.person, address=also["address"])
        if not (person.phone or person.email or person.address):
            caller.add_error("address", _("Without a phone number or e-mail, enter a postal address for a letter."))
        else:
            key = request.POST.get("key", "")[:64]
            try:
                appointments.book(view, replace(wanted, person=person, key=key, by=actor.name), now=view.known)
            except (Refused, NotFound) as mistake:
                trouble = in_words(mistake)
            else:
                messages.success(request, _("Booked."))
                return HttpResponseRedirect(reverse("desk:bookables", args=[context["path"]]))
    words, today = language(lang), local_of(view.known, view.zone(chosen.offered.place)).date()
    context |= {
        "when": f"{words.say_full_day(local.date(), today)} {words.say_at(minutes_of(local))}",
        "form": form,
        "caller": caller,
        "trouble": trouble,
        "key": request.POST.get("key", "")[:64] or uuid4().hex,
    }
    return render(request, "desk/book.html", context, status=HTTPStatus.CONFLICT if trouble else HTTPStatus.OK)


def _typed(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@staff
def requests(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show requests that wait for a decision, or decide one; the person who asked is notified."""
    refuse_unless_somewhere(actor, Task.DRAFT)
    instant = doors.live(now())
    view = answer_queries.view(instant)
    mine = [each for each in fate_queries.requested(instant) if is_mine(actor, view, each.place)]
    if request.method == "POST":
        number, answer = request.POST.get("booking", ""), request.POST.get("answer", "")
        found = next((each for each in mine if str(each.number) == number), None)
        if found is None or answer not in {"yes", "no"}:
            raise Forbidden("no such request is yours.", next_step="Look at the list again.", rule="moved_on")
        try:
            appointments.decide(found.number, yes=answer == "yes", by=actor.name, now=instant)
        except (Refused, NotFound) as mistake:
            messages.error(request, in_words(mistake))
        return HttpResponseRedirect(request.path)
    kept_form(request)
    lang = active_language()
    context = {
        "page": PageHead(_("Requests")),
        "here": "calls",
        "rows": [(each, what_of(view, each, lang)) for each in mine],
    }
    return render(request, "desk/requests.html", context)
