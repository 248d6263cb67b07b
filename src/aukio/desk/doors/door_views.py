"""The doorkeeper's page for a phone: occupancy, who may enter, and conditions (R018, R089–R094)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, staff
from aukio.desk.clock import now
from aukio.desk.place_lookup import place_at
from aukio.domain.answers.answer import Summary
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.city.places import ChannelKind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.domain.people.occupancy import DayCount
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.signs import compose_sign
from aukio.domain.wording.languages import language
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.visits.actions import counts
from aukio.visits.queries import counts as count_queries
from aukio.visits.queries import queues as queue_queries
from aukio.web.frame.page_head import PageHead
from aukio.workflows import doors


@dataclass(frozen=True, slots=True)
class Line:
    """The queue of a unit behind the door, with the number of people waiting."""

    name: str
    path: str
    waiting: int


@staff
def door(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Show the doorkeeper's page, or count a tap; taps are forms, sent in the background where script runs."""
    instant = doors.live(now())
    view = answer_queries.view(instant)
    node, tree = place_at(view, path)
    lang = active_language()
    refuse_unless(actor, Task.COUNT, [node], tree, lang=lang)
    if request.method == "POST":
        rule = doors.rule_at(view, node.place, instant)
        day_count, trouble = _act(_Tap(request, actor, view, node, tree, rule))
        if request.headers.get("HX-Request"):
            return render(request, "desk/parts/door_count.html", _shown(node, rule, day_count, instant, trouble))
        if trouble:
            messages.error(request, trouble)
        return HttpResponseRedirect(request.path)
    kept_form(request)  # a tap sent before the session ended must not be counted now
    sign = compose_sign(view, node.place, instant, [lang])
    context = {
        "page": PageHead(_("At the door")),
        "here": "door",
        "name": node.version.names.say(lang) or path,
        "path": path,
        "sign": None if sign is None else sign.texts[0],
        "state": answer_queries.at_once(view, node.place, instant).summary,
        "units": list(_units(view, node, tree, lang)),
        "lines": list(_lines(view, node, tree, lang)),
        "describes": actor.may(Task.DESCRIBE, node, tree),
        "base": count_queries.base_of(node.place),
        "counted": count_queries.is_counted(node.place),
        **_count(view, node),
    }
    return render(request, "desk/door.html", context)


@staff
def door_now(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Return only the count, for polling: other doors count too."""
    view = answer_queries.view(doors.live(now()))
    node, tree = place_at(view, path)
    refuse_unless(actor, Task.COUNT, [node], tree, lang=active_language())
    return render(request, "desk/parts/door_count.html", _count(view, node))


def _count(view: View, node: Node) -> dict[str, Any]:
    rule = doors.rule_at(view, node.place, view.known)
    day_count = count_queries.day_count_of(node.place, doors.spot_at(view, node.place, view.known).day)
    return _shown(node, rule, day_count, view.known, "")


def _shown(node: Node, rule: doors.Rule, day_count: DayCount | None, instant: datetime, trouble: str) -> dict[str, Any]:
    found = doors.place_occupancy_of(rule, day_count, instant)
    return {
        "path": node.path,
        "room": found.room,
        "ratio": None if found.ratio is None else round(found.ratio * 100),
        "trouble": trouble,
        "key": uuid4().hex,
    }


@dataclass(frozen=True, slots=True)
class UnitBehind:
    """A unit behind the door, with its state now and its hours today."""

    name: str
    state: Summary
    hours: str


def _units(view: View, node: Node, tree: Tree, lang: str) -> Iterator[UnitBehind]:
    """Yield the units behind this door, those that receive visitors first."""
    found = []
    for unit in tree.units(node.place):
        answer = answer_queries.at_once(view, unit.place, view.known)
        door = next((each for each in answer.channels if each.key.kind is ChannelKind.ON_SITE), None)
        hours = "" if door is None or door.is_last_nights else language(lang).say_spans(door.said_today)
        found.append(UnitBehind(unit.version.names.say(lang) or unit.path, answer.summary, hours))
    yield from sorted(found, key=lambda each: (each.state not in _RECEIVES, each.name))


_RECEIVES = frozenset({Summary.OPEN, Summary.BY_APPOINTMENT, Summary.BOOKED_ONLY, Summary.SELF_SERVICE})


def _lines(view: View, node: Node, tree: Tree, lang: str) -> Iterator[Line]:
    nodes = (node, *tree.beneath(node.place))
    with_queues = queue_queries.queued_among(each.place for each in nodes)
    for each in nodes:
        if each.place in with_queues:
            day = doors.spot_at(view, each.place, view.known).day
            waiting = sum(queue.waiting for queue in queue_queries.queues_of(each.place, day))
            yield Line(each.version.names.say(lang) or each.path, each.path, waiting)


@dataclass(frozen=True, slots=True)
class _Tap:
    """A tap at a door: request, actor, place, and the limit in force there."""

    request: HttpRequest
    actor: Actor
    view: View
    node: Node
    tree: Tree
    rule: doors.Rule


def _act(tap: _Tap) -> tuple[DayCount | None, str]:
    """Perform a tap; return the count afterwards, and the error in words, or an empty string."""
    try:
        return _do(tap), ""
    except (Refused, NotFound, BadRequest) as mistake:
        spot = doors.spot_at(tap.view, tap.node.place, tap.view.known)
        return count_queries.day_count_of(tap.node.place, spot.day), in_words(mistake)


def _do(tap: _Tap) -> DayCount | None:
    request, actor, node, rule = tap.request, tap.actor, tap.node, tap.rule
    spot = doors.spot_at(tap.view, node.place, tap.view.known)
    key, by = request.POST.get("key", "")[:64] or uuid4().hex, actor.name
    match request.POST.get("act") or _act_of_field(request):
        case "in":
            return counts.count_at_door(spot, 1, limit=rule.limit, key=key, by=by)
        case "out":
            return counts.count_at_door(spot, -1, limit=rule.limit, key=key, by=by)
        case "undo":
            return counts.undo(spot, by=by)
        case "about":
            return counts.set_count(spot, _number(request.POST.get("many", "")), key=key, by=by)
        case "full":
            return counts.mark_full(spot, by=by, path=node.path)
        case "not_full":
            return counts.mark_not_full(spot, by=by, path=node.path)
        case "base":
            refuse_unless(actor, Task.DESCRIBE, [node], tap.tree, lang=active_language())
            base = request.POST.get("base", "").strip()
            holds = _number(base) if base else None
            counts.start_counting(node.place, base=holds, path=node.path, by=by, now=tap.view.known)
            return count_queries.day_count_of(node.place, spot.day)
        case other:
            raise BadRequest(f"no such act '{other}'.", next_step="Use the buttons of the page.")


def _act_of_field(request: HttpRequest) -> str:
    """The act of a form sent without its button, such as with Enter: that of its number; empty if it has none."""
    return next((act for field, act in (("many", "about"), ("base", "base")) if field in request.POST), "")


def _number(text: str) -> int:
    if not text.strip().isdecimal() or len(text.strip()) > 6:
        raise BadRequest(f"'{text[:20]}' is no number of people.", next_step="Write it in digits.", rule="no_number")
    return int(text)
