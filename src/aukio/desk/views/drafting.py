"""Drafts: what somebody is writing, what waits for a second person, what was published as urgent."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aukio.answers import queries as answers
from aukio.desk.clock import now
from aukio.desk.entry import staff
from aukio.desk.words import STATES, TEMPLATES
from aukio.domain.permissions import Actor, Task
from aukio.domain.record import View
from aukio.domain.time import local_of
from aukio.drafts import queries as drafts
from aukio.drafts.queries import Draft


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in a list."""

    number: int
    name: str
    what: Promise
    state: Promise
    by: str
    changed: datetime
    comment: str


def rows(view: View, actor: Actor, lang: str) -> list[DraftRow]:
    """The open drafts of places at which the actor writes or approves."""
    tree = view.tree(view.stretch(view.known))
    found = []
    for draft in drafts.open_drafts():
        node = tree.get(draft.place)
        if node is not None and (actor.may(Task.DRAFT, node, tree) or actor.may(Task.APPROVE, node, tree)):
            found.append(_row(view, draft, node.version.names.say(lang) or node.path))
    return found


def _row(view: View, draft: Draft, name: str) -> DraftRow:
    changed = local_of(draft.changed, view.city.zone)
    return DraftRow(
        draft.number, name, TEMPLATES[draft.template], STATES[draft.state], draft.hands.last, changed, draft.comment
    )


@staff
def listed(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everything that waits for a word or for a second pair of eyes."""
    found = rows(answers.view(now()), actor, get_language() or "en")
    return render(request, "desk/drafts.html", {"here": "drafts", "page": {"title": _("Drafts")}, "drafts": found})
