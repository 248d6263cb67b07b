"""At the door, on one telephone: how many are inside, who may come in, on which conditions (R018, R089–R094)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aukio.answers import queries as answers
from aukio.desk.clock import now
from aukio.desk.entry import kept_form, staff
from aukio.desk.finding import place_at
from aukio.desk.refusals import in_words
from aukio.domain.answer import Summary
from aukio.domain.mistakes import BadRequest, NotFound, Refused
from aukio.domain.permissions import Actor, Task, refuse_unless
from aukio.domain.places import ChannelKind
from aukio.domain.record import View
from aukio.domain.signs import compose_sign
from aukio.domain.tree import Node, Tree
from aukio.domain.wording.languages import language
from aukio.visits.actions import counts
from aukio.visits.queries import counts as counted
from aukio.visits.queries import queues as queued
from aukio.workflows import visiting


@dataclass(frozen=True, slots=True)
class Line:
    """The queue of a unit behind the door: how many wait there."""

    name: str
    path: str
    waiting: int


@staff
def door(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Everything a doorkeeper needs; each tap is a form, sent without leaving the page where there is script."""
    instant = visiting.live(now())
    view = answers.view(instant)
    node, tree = place_at(view, path)
    lang = get_language() or "en"
    refuse_unless(actor, Task.COUNT, [node], tree, lang=lang)
    if request.method == "POST":
        trouble = _act(request, actor, view, node, tree)
        if request.headers.get("HX-Request"):
            return render(request, "desk/parts/door_count.html", _count(view, node, trouble))
        if trouble:
            messages.error(request, trouble)
        return HttpResponseRedirect(request.path)
    kept_form(request)  # a tap from before the session ended is not counted now
    sign = compose_sign(view, node.place, instant, [lang])
    context = {
        "page": {"title": _("At the door")},
        "here": "door",
        "name": node.version.names.say(lang) or path,
        "path": path,
        "told": None if sign is None else sign.texts[0],
        "state": answers.at_once(view, node.place, instant).summary,
        "units": list(_units(view, node, tree, lang)),
        "lines": list(_lines(view, node, tree, lang)),
        "describes": actor.may(Task.DESCRIBE, node, tree),
        "base": counted.base_of(node.place),
        **_count(view, node, ""),
    }
    return render(request, "desk/door.html", context)


@staff
def door_now(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """The count alone: other doors count too."""
    view = answers.view(visiting.live(now()))
    node, tree = place_at(view, path)
    refuse_unless(actor, Task.COUNT, [node], tree, lang=get_language() or "en")
    return render(request, "desk/parts/door_count.html", _count(view, node, ""))


def _count(view: View, node: Node, trouble: str) -> dict[str, Any]:
    found = visiting.crowdedness(view, node.place, view.known)
    return {
        "path": node.path,
        "counted": counted.is_counted(node.place),
        "room": found.room,
        "ratio": None if found.ratio is None else round(found.ratio * 100),
        "trouble": trouble,
        "key": uuid4().hex,
    }


@dataclass(frozen=True, slots=True)
class Behind:
    """A unit behind the door: its state now, and its hours today."""

    name: str
    state: Summary
    hours: str


def _units(view: View, node: Node, tree: Tree, lang: str) -> Iterator[Behind]:
    """The units that one may go to through this door; those that receive visitors first."""
    found = []
    for unit in tree.units(node.place):
        answer = answers.at_once(view, unit.place, view.known)
        door = next((each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE), None)
        hours = "" if door is None else language(lang).say_spans(door.hours_today)
        found.append(Behind(unit.version.names.say(lang) or unit.path, answer.summary, hours))
    yield from sorted(found, key=lambda each: (each.state not in _RECEIVES, each.name))


_RECEIVES = frozenset({Summary.OPEN, Summary.BY_APPOINTMENT, Summary.BOOKED_ONLY, Summary.SELF_SERVICE})


def _lines(view: View, node: Node, tree: Tree, lang: str) -> Iterator[Line]:
    nodes = (node, *tree.beneath(node.place))
    with_queues = queued.queued_among(each.place for each in nodes)
    for each in nodes:
        if each.place in with_queues:
            day = visiting.spot_at(view, each.place, view.known).day
            waiting = sum(queue.waiting for queue in queued.queues_of(each.place, day))
            yield Line(each.version.names.say(lang) or each.path, each.path, waiting)


def _act(request: HttpRequest, actor: Actor, view: View, node: Node, tree: Tree) -> str:
    """Do what was tapped; what stands against it, in words, or nothing."""
    try:
        _do(request, actor, view, node, tree)
    except (Refused, NotFound, BadRequest) as mistake:
        return in_words(mistake)
    return ""


def _do(request: HttpRequest, actor: Actor, view: View, node: Node, tree: Tree) -> None:
    spot = visiting.spot_at(view, node.place, view.known)
    key, by = request.POST.get("key", "")[:64] or uuid4().hex, actor.name
    match request.POST.get("act"):
        case "in":
            visiting.tap(view, node.place, 1, key=key, by=by, now=view.known)
        case "out":
            visiting.tap(view, node.place, -1, key=key, by=by, now=view.known)
        case "undo":
            counts.undo(spot, by=by)
        case "about":
            counts.about(spot, _number(request.POST.get("many", "")), key=key, by=by)
        case "full":
            counts.full_now(spot, by=by, path=node.path)
        case "not_full":
            counts.not_full(spot, by=by, path=node.path)
        case "base":
            refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=get_language() or "en")
            base = request.POST.get("base", "").strip()
            holds = _number(base) if base else None
            counts.count_here(node.place, base=holds, path=node.path, by=by, now=view.known)
        case other:
            raise BadRequest(f"no such act '{other}'.", next_step="Use the buttons of the page.")


def _number(text: str) -> int:
    if not text.strip().isdecimal() or len(text.strip()) > 6:
        raise BadRequest(f"'{text[:20]}' is no number of people.", next_step="Write it in digits.", rule="no_number")
    return int(text)
