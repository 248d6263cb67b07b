"""The front page of the desk (the actor's places, what needs attention), and the page of a place (R107, R081)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aukio.answers import queries as answer_queries
from aukio.answers.search import search
from aukio.desk.accounts.sessions import empty_record, staff
from aukio.desk.changes.arrangement_list import FactView, fact_view, facts_at, waiting
from aukio.desk.clock import now
from aukio.desk.directory.planned import planned_changes
from aukio.desk.drafts.draft_views import rows as draft_rows
from aukio.desk.place_lookup import place_at
from aukio.desk.words import TEMPLATES
from aukio.domain.answers.answer import Summary
from aukio.domain.city.places import Kind
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.templates import Template, templates_for
from aukio.domain.signs import HAVE_DOORS
from aukio.theme.reader_language import active_language
from aukio.visits.queries.queues import has_queues
from aukio.web.frame.page_head import PageHead

_MOST = 30
"""Most places listed; search finds the others."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its state now."""

    path: str
    name: str
    within: str
    state: Summary


@staff
def front(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the actor's places with their state, a search, and what needs attention."""
    instant = now()
    view = answer_queries.view(instant)
    if not view.record.places:
        return empty_record(request, with_city=True)
    lang = active_language()
    tree = view.tree(view.interval(instant))
    asked = request.GET.get("q", "").strip()[:100]
    mine = list(_mine(view, tree, actor, asked))
    waits = list(waiting(view, actor, instant))
    return render(
        request,
        "desk/front.html",
        {
            "here": "front",
            "page": PageHead(""),
            "places": [_row(view, tree, node, lang) for node in mine[:_MOST]],
            "more": max(0, len(mine) - _MOST),
            "asked": asked,
            "drafts": draft_rows(view, actor, lang),
            "waiting": [fact_view(view, each, instant, lang) for each in waits],
            "posts": actor.assignments or actor.operator,
        },
    )


def _mine(view: View, tree: Tree, actor: Actor, asked: str) -> Iterator[Node]:
    if asked:
        found = (tree.get(hit.place) for hit in search(view.record, tree, asked))
        nodes: Iterator[Node] = (node for node in found if node is not None)
    else:
        nodes = (node for node in tree if node.kind in (Kind.CENTRE, Kind.UNIT))
    ours = (Task.DRAFT, Task.COUNT, Task.CALL)
    return (node for node in nodes if any(actor.may(task, node, tree) for task in ours))


def _row(view: View, tree: Tree, node: Node, lang: str) -> PlaceRow:
    centre = tree.centre_of(node)
    within = "" if centre is None or centre.place == node.place else centre.version.names.say(lang)
    state = answer_queries.at_once(view, node.place, view.known).summary
    return PlaceRow(node.path, node.version.names.say(lang) or node.path, within, state)


@dataclass(frozen=True, slots=True)
class Choice:
    """A ready-made change that can be chosen."""

    template: Template
    word: object


@staff
def place(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Show a place: its state, what differs from normal, and which changes can be made."""
    instant = now()
    view = answer_queries.view(instant)
    lang = active_language()
    node, tree = place_at(view, path)
    facts: list[FactView] = [fact_view(view, each, instant, lang) for each in facts_at(view, node, instant)]
    beneath = [each for each in tree.beneath(node.place) if actor.may(Task.DRAFT, each, tree)]
    return render(
        request,
        "desk/place.html",
        {
            "page": PageHead(node.version.names.say(lang) or path),
            "place": _row(view, tree, node, lang),
            "counts": node.kind in HAVE_DOORS and actor.may(Task.COUNT, node, tree),
            "calls": has_queues(node.place) and actor.may(Task.CALL, node, tree),
            "books": node.kind is Kind.ROOM or bool(node.version.services),
            "serves": bool(node.version.services or node.version.provides),
            "door": node.kind in HAVE_DOORS,
            "describes": actor.may(Task.DESCRIBE, node, tree),
            "planned": planned_changes(view, lang, node.place) if actor.may(Task.DESCRIBE, node, tree) else (),
            "adds": node.kind in (Kind.CENTRE, Kind.UNIT) and actor.may(Task.DESCRIBE, node, tree),
            "may": actor.may(Task.DRAFT, node, tree),
            "choices": [Choice(each, TEMPLATES[each]) for each in templates_for(node.kind)],
            "facts": facts,
            "assumed": dict.fromkeys(each.assumption for each in node.version.channels if each.assumption),
            "parts": [_row(view, tree, each, lang) for each in beneath],
        },
    )
