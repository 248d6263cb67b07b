"""The counter: calling and serving tickets (R066, R067), and the settings of a queue."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, staff
from aukio.desk.clock import now
from aukio.desk.place_lookup import place_at
from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.city.places import Names
from aukio.domain.city.tree import Node
from aukio.domain.facts.record import View
from aukio.domain.people.queue_tickets import ServiceAccess, Step, TicketState
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import active_language, in_language
from aukio.theme.refusals import in_words
from aukio.visits.actions import queues
from aukio.visits.actions.queues import ErrandSpec
from aukio.visits.queries import queues as queue_queries
from aukio.web.frame.page_head import PageHead
from aukio.web.live.queue_pages import KIOSK, kiosk_token
from aukio.workflows import doors

_DESK = "desk"
"""The session key of the clerk's desk."""

_MOST = 12
"""Most tickets listed for each state."""

_STEPS = (Step.RECALL, Step.SERVE, Step.FINISH, Step.HOLD, Step.RESUME, Step.MOVE, Step.MISS, Step.RETURN, Step.LEAVE)


@staff
def counter(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Show the counter, or perform a step: call the next ticket, serve, hold, move it."""
    instant = doors.live(now())
    view = answer_queries.view(instant)
    node, tree = place_at(view, path)
    refuse_unless(actor, Task.CALL, [node], tree, lang=active_language())
    if request.method == "POST":
        trouble = _act(request, view, node)
        if trouble:
            messages.error(request, trouble)
        if not request.headers.get("HX-Request"):
            return HttpResponseRedirect(request.path)
    if request.headers.get("HX-Request"):
        return render(request, "desk/parts/counter_line.html", _line(request, view, node))
    kept_form(request)  # a call sent before the session ended must not be made now
    describes = actor.may(Task.DESCRIBE, node, tree)
    context = {**_line(request, view, node), **_page_context(view, node), "describes": describes}
    return render(request, "desk/counter.html", context)


def _rows(view: View, node: Node, *states: TicketState) -> list[dict[str, Any]]:
    day = doors.spot_at(view, node.place, view.known).day
    found = queue_queries.tickets_in(node.place, day, *states, most=_MOST)
    return [{"ticket": each, "service": _service(view, each.service)} for each in found]


def _service(view: View, slug: str) -> str:
    found = next((each for each in view.record.services if each.slug == slug), None)
    return slug if found is None else found.names.say(active_language())


def _line(request: HttpRequest, view: View, node: Node) -> dict[str, Any]:
    """Return the part that is polled: the ticket at the desk, and those waiting."""
    lang, day = active_language(), doors.spot_at(view, node.place, view.known).day
    desk = str(request.session.get(_DESK, ""))
    lines = queue_queries.queues_of(node.place, day)
    here = queue_queries.at_desk(node.place, day, desk) if desk else None
    return {
        "path": node.path,
        "desk": desk,
        "mine": here,
        "mine_service": "" if here is None else _service(view, here.service),
        "lines": [(each, each.names.say(lang) or each.slug) for each in lines],
        "waiting": _rows(view, node, TicketState.WAITING),
        "count": sum(each.waiting for each in lines),
    }


def _page_context(view: View, node: Node) -> dict[str, Any]:
    """Return the other parts of the page."""
    return {
        "page": PageHead(_("Counter")),
        "here": "counter",
        "name": node.version.names.say(active_language()) or node.path,
        "held": _rows(view, node, TicketState.HELD),
        "missed": _rows(view, node, TicketState.NO_SHOW),
        "errands": [
            (each.errand.number, _service(view, each.errand.service))
            for each in doors.errands_now(view, node.place, view.known)
            if each.way is ServiceAccess.TICKET
        ],
        "kiosk": f"{reverse('web:queue', args=[node.path])}?{KIOSK}={kiosk_token(node.path)}",
    }


def _act(request: HttpRequest, view: View, node: Node) -> str:
    """Perform the step of a button; return the error in words, or an empty string."""
    try:
        return _do(request, view, node)
    except (Refused, NotFound, BadRequest) as mistake:
        return in_words(mistake)


def _do(request: HttpRequest, view: View, node: Node) -> str:
    act, line, day = (
        request.POST.get("act", ""),
        _chosen(request, "queue"),
        doors.spot_at(view, node.place, view.known).day,
    )
    desk = str(request.session.get(_DESK, ""))
    match act:
        case "sit":
            request.session[_DESK] = request.POST.get("desk", "").strip()[:20]
        case "next":
            lines = [each.number for each in queue_queries.queues_of(node.place, day)]
            called = doors.call_next(view, node.place, [line] if line else lines, desk=desk, now=view.known)
            return "" if called is not None else _("No one is waiting.")
        case "take":
            taken = doors.take_ticket(view, node.place, _chosen(request, "errand"), now=view.known)
            messages.success(request, _("Number %(number)s was given.") % {"number": taken.label})
        case act if act in _STEPS:
            ticket = _chosen(request, "ticket")
            queues.step(ticket, Step(act), place=node.place, now=view.known, desk=desk, queue=line or None)
        case _unknown:
            raise BadRequest(f"no such act '{act}'.", next_step="Use the buttons of the page.")
    return ""


def _chosen(request: HttpRequest, name: str) -> int:
    """Return the chosen number; 0 for none."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else 0


_ROWS = 6


class QueueForm(PlainForm):
    """A queue of a unit: its name, and letter and priority of each errand."""

    def __init__(self, services: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for lang in LANGUAGES:
            label = _("Name %(in_language)s") % {"in_language": in_language(lang)}
            self.fields[f"name_{lang}"] = forms.CharField(label=label, required=False, max_length=100)
        for row in range(min(_ROWS, len(services))):
            self.fields[f"service_{row}"] = forms.ChoiceField(
                label=_("Errand"), choices=[("", "–"), *services], required=False
            )
            self.fields[f"letter_{row}"] = forms.CharField(label=_("Letter"), required=False, max_length=1)
            self.fields[f"urgent_{row}"] = forms.BooleanField(label=_("Priority over others"), required=False)

    def names(self) -> list[Any]:
        """The fields of the name, one for each language."""
        return [self[f"name_{lang}"] for lang in LANGUAGES]

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Return the fields of each errand."""
        count = sum(name.startswith("service_") for name in self.fields)
        return [(self[f"service_{row}"], self[f"letter_{row}"], self[f"urgent_{row}"]) for row in range(count)]

    def clean(self) -> dict[str, Any]:
        """Check that each errand has a letter, and the queue a name and an errand."""
        said = super().clean() or {}
        specs = []
        for service, letter, urgent in self.rows():
            slug, sign = said.get(service.name), (said.get(letter.name) or "").strip()
            if slug and not sign.isalpha():
                self.add_error(letter.name, _("Write one letter."))
            elif slug:
                specs.append(ErrandSpec(slug, sign, int(bool(said.get(urgent.name)))))
        if not any(said.get(f"name_{lang}") for lang in LANGUAGES):
            self.add_error(f"name_{DEFAULT_LANGUAGE}", _("Write it in at least one language."))
        if not specs and not self.errors:
            self.add_error("service_0", _("Choose at least one errand."))
        said["specs"] = specs
        return said


@staff
def queue_settings(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Edit the errands of a unit's queue."""
    instant = doors.live(now())
    view = answer_queries.view(instant)
    node, tree = place_at(view, path)
    lang = active_language()
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    names = {each.slug: each.names.say(lang) for each in view.record.services}
    services = [(slug, names.get(slug, slug)) for slug in (*node.version.services, *node.version.provides)]
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = QueueForm(services, sent, initial=_initial(view, node))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        label = Names({each: said[f"name_{each}"].strip() for each in LANGUAGES})
        try:
            queues.set_queue(node.place, "queue", label, said["specs"], path=path, by=actor.name, now=instant)
        except BadRequest as mistake:
            form.add_error(None, in_words(mistake))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:place", args=[path]))
    context = {
        "page": PageHead(_("Queue")),
        "path": path,
        "name": node.version.names.say(lang) or path,
        "form": form,
        "services": services,
    }
    return render(request, "desk/queue_settings.html", context)


def _initial(view: View, node: Node) -> dict[str, Any]:
    day = doors.spot_at(view, node.place, view.known).day
    line = next(iter(queue_queries.queues_of(node.place, day)), None)
    if line is None:
        return {}
    found: dict[str, Any] = {f"name_{lang}": line.names.only(lang) for lang in LANGUAGES}
    for row, errand in enumerate(line.errands):
        found |= {
            f"service_{row}": errand.service,
            f"letter_{row}": errand.letter,
            f"urgent_{row}": errand.priority > 0,
        }
    return found
