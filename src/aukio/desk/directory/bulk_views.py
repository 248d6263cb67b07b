"""Bulk edit of places (R003, R027)."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import refuse_unless_somewhere, staff
from aukio.desk.clock import now
from aukio.desk.directory.bulk_form import BulkForm, ChangedPlace
from aukio.desk.directory.edits import edit_of
from aukio.desk.directory.hit_bookings import HitBookings
from aukio.desk.directory.planned import PlannedChange, planned_changes
from aukio.desk.directory.saving import HandedIn, answered, save, sent_form
from aukio.domain.base.mistakes import Refused
from aukio.domain.city.tree import Node, Tree
from aukio.domain.clock.local_time import TICK, midnight
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task
from aukio.formats.directory.directory_data import place_to_data
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.directory_import import Imported

_MOST = 200


@staff
def bulk_edit(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Filter and select places, preview new values for all of them, and save."""
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    instant = now()
    view = answer_queries.view(instant)
    lang = active_language()
    tree = view.tree(view.interval(instant))
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("type", "owner", "under")}
    mine = [node for node in tree if node.version.channels and actor.may(Task.DESCRIBE, node, tree)]
    found = list(_asked(mine, asked, tree))
    sent = sent_form(request, actor)
    form = BulkForm(found[:_MOST], view, lang, sent)
    changed: list[ChangedPlace] = list(form.changed()) if sent is not None and form.is_valid() else []
    hit: HitBookings | None = None
    if changed and request.POST.get("act") == "record":
        saved = _record(request, form, changed, view=view, actor=actor)
        if saved is not None and not isinstance(saved, HitBookings):
            return answered(request, saved, request.get_full_path())
        hit = saved
    return render(
        request,
        "desk/bulk_edit.html",
        {
            "here": "bulk_edit",
            "page": PageHead(_("Places")),
            "form": form,
            "hands_in": not actor.may_somewhere(Task.PUBLISH),
            "asked": asked,
            "types": sorted({node.type for node in mine if node.type}),
            "owners": sorted({node.owner for node in mine if node.owner}),
            "centres": [(node.path, node.version.names.say(lang) or node.path) for node in tree if _is_centre(node)],
            "count": len(found),
            "more": max(0, len(found) - _MOST),
            "changed": changed,
            "planned": [each for each in planned_changes(view, lang) if _may(actor, view, each)],
            "hit": hit,
            "address": reverse("desk:bulk_edit"),
        },
    )


def _asked(nodes: list[Node], asked: dict[str, str], tree: Tree) -> Iterator[Node]:
    under = tree.find(asked["under"]) if asked["under"] else None
    for node in nodes:
        within = not asked["under"] or (under is not None and under in (node.place, *node.ancestors))
        if within and asked["type"] in ("", node.type) and asked["owner"] in ("", node.owner):
            yield node


def _may(actor: Actor, view: View, planned: PlannedChange) -> bool:
    opens = midnight(planned.day, view.city.zone)
    tree = view.tree(view.interval(opens if planned.opens else opens - TICK))
    node = tree.get(planned.place)
    return node is not None and actor.may(Task.DESCRIBE, node, tree)


def _is_centre(node: Node) -> bool:
    return node.kind.value == "centre"


def _record(
    request: HttpRequest, form: BulkForm, changed: list[ChangedPlace], *, view: View, actor: Actor
) -> Imported | HitBookings | HandedIn | None:
    """Save all changes or none; an error is added to the form. Bookings that it would hit are asked about first."""
    places = [place_to_data(each.version) for each in changed]
    try:
        return save(request, edit_of(view, form.day, places), view, actor)
    except Refused as refused:
        form.add_error(None, in_words(refused))
        return None
