"""Calls to make, progress of notifications, and the record of who was notified (R054, R078–R080)."""

import csv
from io import StringIO
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from aukio.answers import queries as answer_queries
from aukio.answers.session import open_session
from aukio.bookings.actions import fates as fate_actions
from aukio.bookings.queries import booking as booking_queries
from aukio.bookings.queries import events as event_queries
from aukio.bookings.queries import fates as fate_queries
from aukio.bookings.queries.booking import BookingView
from aukio.desk.accounts.sessions import kept_form, refuse_unless_somewhere, staff
from aukio.desk.clock import now
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task
from aukio.formats.exchange.csv_table import safe
from aukio.theme.paper import letter_pdf
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows import doors
from aukio.workflows.messages.booking_calendars import what_of
from aukio.workflows.messages.booking_lines import letter_of
from aukio.workflows.messages.message_batch import MessageBatch

_OUTCOMES = {"stands": True, "cancelled": False, "no_answer": None}


@staff
def calls(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the next person to call at the actor's places and the progress, or record the result of a call."""
    refuse_unless_somewhere(actor, Task.DRAFT)
    instant = doors.live(now())
    view = answer_queries.view(instant)
    if request.method == "POST":
        trouble = _record_call(request, actor, view)
        if trouble:
            messages.error(request, trouble)
        return HttpResponseRedirect(request.path)
    kept_form(request)
    mine = [each for each in fate_queries.to_call(None, instant) if is_mine(actor, view, each.place)]
    lang = active_language()
    context = {
        "page": PageHead(_("Calls to make")),
        "here": "calls",
        "next": mine[0] if mine else None,
        "what": what_of(view, mine[0], lang) if mine else "",
        "others": [(each, what_of(view, each, lang)) for each in mine[1:40]],
        "count": len(mine),
        "requests": sum(is_mine(actor, view, each.place) for each in fate_queries.requested(instant)),
        "organisers": sum(is_mine(actor, view, each.event.place) for each in event_queries.to_ask(instant)),
        **_reached(view, lang),
    }
    return render(request, "desk/calls.html", context)


@require_safe
@staff
def progress(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Return the progress of notifications, for polling while messages are being sent."""
    refuse_unless_somewhere(actor, Task.DRAFT)
    view = answer_queries.view(doors.live(now()))
    return render(request, "desk/parts/reached.html", _reached(view, active_language()))


def _reached(view: View, lang: str) -> dict[str, Any]:
    found = fate_queries.reached(view.known)
    return {
        "reached": [(view.head(each.because.partition("/")[0]).title.say(lang), each) for each in found],
        "under_way": any(each.waiting for each in found),
    }


def is_mine(actor: Actor, view: View, place: PlaceId) -> bool:
    """Return whether the actor may write at a place."""
    tree = view.tree(view.interval(view.known))
    node = tree.get(place)
    return node is not None and actor.may(Task.DRAFT, node, tree)


def _record_call(request: HttpRequest, actor: Actor, view: View) -> str:
    """Record the result of a call; return the error in words, or an empty string."""
    found = _booking(request.POST.get("booking", ""))
    outcome = request.POST.get("outcome", "")
    if found is None or (outcome != "letter" and outcome not in _OUTCOMES):
        return _("Choose the result of the call.")
    _refuse_others(actor, view, found)
    try:
        if outcome == "letter":
            fate_actions.record_letter(found.number, by=actor.name, now=view.known)
            return ""
        stands = _OUTCOMES[outcome]
        fate_actions.record_call(
            found.number,
            outcome="" if stands is None else outcome,
            stands=stands,
            notes=request.POST.get("notes", "").strip()[:500],
            by=actor.name,
            now=view.known,
        )
    except (Refused, NotFound) as mistake:
        return in_words(mistake)
    return ""


def _booking(number: str) -> BookingView | None:
    found = booking_queries.bookings_with([int(number)]) if number.isdecimal() and len(number) < 18 else ()
    return found[0] if found else None


def _refuse_others(actor: Actor, view: View, found: BookingView) -> None:
    if not is_mine(actor, view, found.place):
        raise Forbidden(
            "this booking is at a place of another organisation.",
            next_step="Leave it to them.",
            rule="no_post",
            facts={"who": actor.name},
        )


@require_safe
@staff
def letter(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Return a letter to a person who cannot be reached otherwise, as a PDF on one sheet (R080)."""
    del request
    session = open_session(doors.live(now()))
    view = session.current
    found = _booking(str(number))
    if found is None:
        raise NotFound("there is no such booking.", next_step="Look at the list again.")
    _refuse_others(actor, view, found)
    response = HttpResponse(
        letter_pdf(letter_of(MessageBatch.of_booking(session, found), found), made=session.now),
        content_type="application/pdf",
    )
    response["Content-Disposition"] = f'inline; filename="letter-{number}.pdf"'
    return response


@require_safe
@staff
def proof(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Return a CSV table of the bookings affected by an arrangement: how and when each person was notified."""
    view = answer_queries.view(doors.live(now()))
    because = request.GET.get("because", "")[:200]
    rows = [each for each in fate_queries.proof(because) if is_mine(actor, view, each.place)]
    written = StringIO()
    table = csv.writer(written)
    table.writerow(("booking", "place", "start", "state", "told_by", "told_at", "outcome", "attempts"))
    for each in rows:
        zone, place = view.zone(each.place), view.newest(each.place)
        notified = "" if each.notified is None else local_of(each.notified, zone).isoformat(timespec="minutes")
        by = each.outcome and ("letter" if each.outcome == "letter" else "phone")
        table.writerow(
            (
                each.number,
                safe(place.path) if place else each.place,
                local_of(each.start, zone).isoformat(timespec="minutes"),
                each.state.value,
                by or (each.tell if each.notified else ""),
                notified,
                each.outcome,
                each.attempts,
            )
        )
    response = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="told.csv"'
    return response
