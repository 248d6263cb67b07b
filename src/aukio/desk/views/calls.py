"""Bookings at the desk: what may be booked at a unit, and who is still to be spoken with (R054, R078–R080)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from aukio.answers import queries as answers
from aukio.bookings.actions import booking as making
from aukio.bookings.actions import fates as deciding
from aukio.bookings.queries import booking as booked
from aukio.bookings.queries import fates as decided
from aukio.bookings.queries.booking import BookingView
from aukio.desk.clock import now
from aukio.desk.entry import kept_form, refuse_unless_somewhere, staff
from aukio.desk.finding import place_at
from aukio.desk.refusals import in_words
from aukio.domain.bookings import BookingKind
from aukio.domain.mistakes import Forbidden, NotFound, Refused
from aukio.domain.permissions import Actor, Task, refuse_unless
from aukio.domain.places import ChannelKind, Kind
from aukio.domain.record import View
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.workflows import visiting
from aukio.workflows.messages import what_of

_OUTCOMES = {"stands": True, "cancelled": False, "nobody": None}


@staff
def calls(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Whoever staff still have to speak with, at one's own places: the next person, and how far it has come."""
    refuse_unless_somewhere(actor, Task.DRAFT)
    instant = visiting.live(now())
    view = answers.view(instant)
    if request.method == "POST":
        trouble = _called(request, actor, view)
        if trouble:
            messages.error(request, trouble)
        return HttpResponseRedirect(request.path)
    kept_form(request)
    mine = [each for each in decided.to_call(None, instant) if _is_mine(actor, view, each)]
    lang = get_language() or "en"
    context = {
        "page": {"title": _("To be phoned")},
        "here": "calls",
        "next": mine[0] if mine else None,
        "what": what_of(view, mine[0], lang) if mine else "",
        "others": [(each, what_of(view, each, lang)) for each in mine[1:40]],
        "count": len(mine),
        "reached": [
            (view.head(each.because.partition("/")[0]).title.say(lang), each) for each in decided.reached(instant)
        ],
    }
    return render(request, "desk/calls.html", context)


def _is_mine(actor: Actor, view: View, each: BookingView) -> bool:
    tree = view.tree(view.stretch(view.known))
    node = tree.get(each.place)
    return node is not None and actor.may(Task.DRAFT, node, tree)


def _called(request: HttpRequest, actor: Actor, view: View) -> str:
    """Note what a call came to; what stands against it, in words, or nothing."""
    number, outcome = request.POST.get("booking", ""), request.POST.get("outcome", "")
    found = booked.bookings_with([int(number)]) if number.isdecimal() and len(number) < 18 else ()
    if not found or outcome not in _OUTCOMES:
        return _("Choose what the call came to.")
    if not _is_mine(actor, view, found[0]):
        raise Forbidden("this booking is at somebody else's place.", next_step="Leave it to them.", rule="no_post")
    stands = _OUTCOMES[outcome]
    try:
        deciding.call_made(
            found[0].number,
            outcome="" if stands is None else outcome,
            stands=stands,
            notes=request.POST.get("notes", "").strip()[:500],
            by=actor.name,
            now=view.known,
        )
    except (Refused, NotFound) as mistake:
        return in_words(mistake)
    return ""


class OfferForm(forms.Form):
    """What may be booked at a place: a service or the room itself, how long, and at how many desks."""

    minutes = forms.IntegerField(label=gettext_lazy("How long, in minutes"), min_value=5, max_value=600, initial=30)
    pause = forms.IntegerField(
        label=gettext_lazy("Pause after each, in minutes"), min_value=0, max_value=120, initial=0
    )
    desks = forms.IntegerField(label=gettext_lazy("How many at once"), min_value=1, max_value=100, initial=1)

    def __init__(
        self, services: list[tuple[str, str]], channels: list[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if services:
            self.fields["service"] = forms.ChoiceField(label=_("What may be booked?"), choices=services)
        self.fields["channel"] = forms.ChoiceField(label=_("How is it kept?"), choices=channels)
        self.order_fields(["service", "channel", "minutes", "pause", "desks"])


@staff
def offer(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """What may be booked at a place, and one more of it."""
    view = answers.view(now())
    node, tree = place_at(view, path)
    lang = get_language() or "en"
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    names = {each.slug: each.names.say(lang) for each in view.record.services}
    room = node.kind is Kind.ROOM
    services = [] if room else [(slug, capital(names.get(slug, slug))) for slug in node.version.services]
    words = language(lang)
    kinds = (ChannelKind.ON_SITE,) if room else (ChannelKind.ON_SITE, ChannelKind.PHONE, ChannelKind.WEB)
    channels = [(each.value, capital(words.say_channel(each))) for each in kinds]
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = OfferForm(services, channels, sent)
    if request.method == "POST" and (room or services) and form.is_valid():
        said = form.cleaned_data
        making.offer(
            node.place,
            kind=BookingKind.ROOM if room else BookingKind.APPOINTMENT,
            service=said.get("service", ""),
            channel=ChannelKind(said["channel"]),
            minutes=said["minutes"],
            pause=said["pause"],
            desks=said["desks"],
            path=path,
            by=actor.name,
            now=now(),
        )
        messages.success(request, _("Recorded."))
        return HttpResponseRedirect(reverse("desk:offer", args=[path]))
    there = [
        (names.get(each.offered.service, each.offered.service) or node.version.names.say(lang), each)
        for each in booked.offered_at(node.place)
    ]
    context = {
        "page": {"title": _("Bookings")},
        "path": path,
        "name": node.version.names.say(lang) or path,
        "form": form,
        "there": there,
        "possible": room or bool(services),
    }
    return render(request, "desk/offer.html", context)
