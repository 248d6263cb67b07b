"""Events at the desk: the events of a place, adding one, and contacting organisers (R076, R077)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.bookings.actions import events as event_actions
from aukio.bookings.queries import events as event_queries
from aukio.desk.accounts.sessions import kept_form, refuse_unless_somewhere, staff
from aukio.desk.bookings.call_views import is_mine
from aukio.desk.clock import now
from aukio.desk.events.event_form import EventForm, WhenForm, categories
from aukio.desk.place_lookup import place_at
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import instant_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate, Outcome
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import namer
from aukio.domain.wording.phrasing import capital
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.web.live.event_pages import rows
from aukio.workflows import doors, event_sign_ups
from aukio.workflows.messages.booking_calendars import event_of


@staff
def place_events(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Show the events of a place, or add one."""
    instant = doors.live(now())
    view = answer_queries.view(instant)
    node, tree = place_at(view, path)
    lang = active_language()
    refuse_unless(actor, Task.DRAFT, [node], tree, lang=lang)
    words, naming = language(lang), namer(view, lang, instant)
    sent = request.POST if request.method == "POST" else kept_form(request)
    today = local_of(instant, view.zone(node.place)).date()
    said = categories(lambda each: capital(words.say_events(each, naming)))
    form = EventForm(today, view.city.country, said, sent)
    if request.method == "POST" and form.is_valid():
        try:
            _add(form, view, node.place, path=path, by=actor.name)
        except Refused as mistake:
            form.add_error("day", in_words(mistake))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:events", args=[path]))
    context = {
        "page": PageHead(_("Events")),
        "path": path,
        "name": node.version.names.say(lang) or path,
        "rows": rows(view, event_sign_ups.coming(view, node.place, instant)),
        "form": form,
    }
    return render(request, "desk/events.html", context)


def _add(form: EventForm, view: View, place: PlaceId, *, path: str, by: str) -> None:
    draft = form.draft(place, event_sign_ups.instants(view, place, form.dates))
    event_sign_ups.add(view, draft, path=path, by=by, now=view.known)


@staff
def organisers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show dates cancelled by arrangements whose organisers must be contacted, or record their decision."""
    refuse_unless_somewhere(actor, Task.DRAFT)
    instant = doors.live(now())
    view = answer_queries.view(instant)
    mine = [each for each in event_queries.to_ask(instant) if is_mine(actor, view, each.event.place)]
    wrong: dict[int, WhenForm] = {}
    if request.method == "POST":
        found = next((each for each in mine if str(each.number) == request.POST.get("date")), None)
        if found is None:
            raise Forbidden("no such date is yours.", next_step="Look at the list again.", rule="moved_on")
        form = _decided(request, actor, view, found)
        if form is None:
            return HttpResponseRedirect(request.path)
        wrong[found.number] = form
    lang = active_language()
    kept_form(request)
    unreached = event_queries.sign_ups_to_call(each.number for each in mine)
    context = {
        "page": PageHead(_("Organisers")),
        "here": "calls",
        "rows": [
            (
                each,
                event_of(view, each.event, each, lang),
                wrong.get(each.number) or WhenForm(local_of(instant, view.zone(each.event.place)).date()),
                [who for who in unreached if who.date == each.number],
            )
            for each in mine
        ],
    }
    return render(request, "desk/organisers.html", context)


def _decided(request: HttpRequest, actor: Actor, view: View, date: EventDate) -> WhenForm | None:
    """Carry out the decision of an organiser; return the form with errors, or None."""
    outcome = request.POST.get("outcome", "")
    zone = view.zone(date.event.place)
    form = WhenForm(local_of(view.known, zone).date(), request.POST)
    if "sign_up" in request.POST:
        numbers = [each.number for each in event_queries.sign_ups_to_call([date.number])]
        event_actions.mark_sign_ups_notified(
            [each for each in numbers if str(each) == request.POST.get("sign_up")], now=view.known
        )
        return None
    start = None
    if outcome == Outcome.RESCHEDULED:
        if not form.is_valid() or form.start is None:
            return form
        start = instant_of(form.start, zone)
    try:
        event_sign_ups.decide(
            view,
            date,
            Outcome(outcome) if outcome in set(Outcome) else None,
            start=start,
            notes=request.POST.get("notes", "").strip()[:500],
            by=actor.name,
            now=view.known,
        )
    except (Refused, NotFound) as mistake:
        form.is_valid()
        form.add_error("day", in_words(mistake))
        return form
    return None
