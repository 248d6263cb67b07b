"""Drafts: in progress, waiting for a second person, or published as urgent."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes import arrangement_views, change_views
from aukio.desk.clock import now
from aukio.desk.composing import compose_views
from aukio.desk.composing.compose_views import nodes_of_draft
from aukio.desk.composing.row_list import keys_of
from aukio.desk.directory import draft_page
from aukio.desk.directory.edits import kept_edit
from aukio.desk.texts import notice_text_views
from aukio.desk.words import MOVED, STATES, TEMPLATES
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.notices import ArrangementRef
from aukio.domain.facts.record import View
from aukio.domain.publishing.draft_steps import DraftStep
from aukio.domain.publishing.permissions import Actor, Task
from aukio.drafts import queries as draft_queries
from aukio.drafts.queries import Draft
from aukio.workflows.publishing.undo import undo as undo_draft


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in a list."""

    number: int
    name: str
    what: str
    state: Promise
    by: str
    changed: datetime
    comment: str


def rows(view: View, actor: Actor, lang: str) -> list[DraftRow]:
    """Return the open drafts at the places where the actor may write or approve."""
    tree = view.tree(view.interval(view.known))
    found = []
    for kept in draft_queries.open_drafts():
        node = None if kept.place is None else tree.get(kept.place)
        if kept.edit is not None:
            edit = kept_edit(kept.edit)
            theirs = any(draft_page.may(actor, task, view, edit) for task in (Task.DESCRIBE, Task.APPROVE))
        elif kept.composed:
            nodes = nodes_of_draft(view, kept)
            theirs = any(actor.may(task, each, tree) for each in nodes for task in (Task.DRAFT, Task.APPROVE))
            theirs = theirs or kept.hands.author == actor.name
        elif node is None:
            theirs = actor.may_everywhere(Task.DRAFT) or actor.may_everywhere(Task.APPROVE)
        else:
            theirs = actor.may(Task.DRAFT, node, tree) or actor.may(Task.APPROVE, node, tree)
        if theirs:
            found.append(_row(view, kept, node, lang))
    return found


def _row(view: View, kept: Draft, node: Node | None, lang: str) -> DraftRow:
    notice, _slash, fact = kept.about.partition("/")
    if kept.edit is not None:
        what = _("normal details")
    elif kept.template is not None:
        what = str(TEMPLATES[kept.template])
    else:
        what = _("a fact is changed") if fact else _("text and links")
    if kept.composed:
        what = _("several rows")
    name = "" if node is None else node.version.names.say(lang) or node.path
    if kept.composed and not kept.about:
        name = str(kept.typed.get(f"title_{lang}") or kept.typed.get(f"{keys_of(kept.typed)[0]}-where", ""))
    if kept.about:
        name = view.head(notice).title.say(lang)
    if kept.edit is not None:
        name = draft_page.names_of(kept_edit(kept.edit), lang)
    changed = local_of(kept.changed, view.city.zone)
    return DraftRow(kept.number, name, what, STATES[kept.state], kept.hands.last, changed, kept.comment)


@staff
def draft(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Show the form of a saved draft."""
    view = answer_queries.view(now())
    kept = draft_queries.draft(number)
    if kept.edit is not None:
        return draft_page.edit_page(request, actor, view, kept)
    if kept.template is not None and kept.place is not None:
        about = change_views.about_of(view, kept.template.value, kept.place, kept)
        return change_views.change_page(request, actor, view, about, kept)
    if kept.composed:
        return compose_views.compose_page(request, actor, kept.about, kept)
    notice, _slash, fact = kept.about.partition("/")
    if fact:
        return arrangement_views.arrangement_page(request, actor, view, ArrangementRef(notice, fact), kept)
    return notice_text_views.notice_text_page(request, actor, view, notice, kept)


@require_POST
@staff
def undo(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Undo the publication of a draft; the page then says which messages had been sent."""
    undo_draft(number, by=actor, now=now())
    messages.success(request, str(MOVED[DraftStep.UNDO]))
    return HttpResponseRedirect(reverse("desk:draft", args=[number]))
