"""Saving what a form of the directory states: recorded at once, or handed in for a second person (R132)."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.desk.accounts.sessions import kept_form
from aukio.desk.changes.draft_matter import policy
from aukio.desk.directory.draft_page import approvers_of
from aukio.desk.directory.edits import Edit, edit_file, node_of
from aukio.desk.directory.hit_bookings import HitBookings, chosen_policy, hit_by, import_form
from aukio.desk.words import MOVED
from aukio.domain.base.mistakes import Forbidden, NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.domain.publishing.draft_steps import OPEN, DraftStep
from aukio.domain.publishing.permissions import Actor, Task
from aukio.drafts import queries as draft_queries
from aukio.drafts.queries import Draft
from aukio.workflows.directory_import import ALONE, Imported, ImportTerms
from aukio.workflows.publishing.directory_publication import hand_in_edit, must_be_seen

_NOT_TYPED = ("csrfmiddlewaretoken", "act", "existing")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An edit that waits for a second person, and the number of its draft."""

    number: int


def sent_form(request: HttpRequest, actor: Actor) -> QueryDict | None:
    """What was typed: just now, before the session ended, or into the draft that the address names."""
    if request.method == "POST":
        return request.POST
    kept = kept_form(request)
    draft = None if kept is not None else _draft(request, actor)
    if draft is None:
        return kept
    typed = QueryDict(mutable=True)
    for name, values in draft.typed.get("fields", {}).items():
        typed.setlist(name, values)
    return typed


def save(request: HttpRequest, edit: Edit, view: View, actor: Actor) -> Imported | HitBookings | HandedIn:
    """Record an edit, or hand it in where the person may not record it alone.

    Returns the bookings that it would hit, if the form does not say what becomes of them. Raises ``Refused`` and
    ``Forbidden`` as ``import_directory`` does.
    """
    text, chosen, now = edit_file(view, edit.first, edit.places), chosen_policy(request), view.known
    look = ImportTerms(look=True, otherwise=chosen, tasks=ALONE)
    try:
        looked = import_form(text, actor, now, terms=look)
        alone = not must_be_seen(looked, policy(), actor)
    except Forbidden:
        looked = import_form(text, actor, now, terms=replace(look, tasks=(Task.DESCRIBE,)))
        alone = False
    found = hit_by(looked) if chosen is None else None
    if found is not None:
        return found
    if alone or looked.is_empty:
        return import_form(text, actor, now, terms=ImportTerms(otherwise=chosen, tasks=ALONE)) if alone else looked
    typed = {
        "page": request.path,
        "existing": "" if chosen is None else chosen.value,
        "fields": {name: request.POST.getlist(name) for name in request.POST if name not in _NOT_TYPED},
    }
    kept = _draft(request, actor)
    ask = approvers_of(view, edit)
    place = _place(view, edit)
    return HandedIn(hand_in_edit(edit.to_data(), typed, kept=kept, place=place, ask=ask, by=actor.name, now=now))


def answered(request: HttpRequest, saved: Imported | HandedIn, address: str) -> HttpResponseRedirect:
    """The answer to a form that was saved: back to ``address``, or to the draft; with a message."""
    if isinstance(saved, HandedIn):
        messages.success(request, str(MOVED[DraftStep.HAND_IN]))
        return HttpResponseRedirect(reverse("desk:draft", args=[saved.number]))
    messages.success(request, _("Nothing changed.") if saved.is_empty else _("Saved."))
    return HttpResponseRedirect(address)


def _draft(request: HttpRequest, actor: Actor) -> Draft | None:
    """The open draft that the address names, if it is one of this page and of this person."""
    number = request.GET.get("draft", "")
    if not number.isdecimal() or len(number) > _DIGITS:
        return None
    try:
        kept = draft_queries.draft(int(number))
    except NotFound:
        return None
    mine = actor.name in (kept.hands.author, kept.hands.last)
    is_here = kept.edit is not None and kept.typed.get("page") == request.path
    return kept if mine and is_here and kept.state in OPEN else None


_DIGITS = 17


def _place(view: View, edit: Edit) -> PlaceId | None:
    """Where a draft is listed: at its first place, else at the one above it."""
    entry = edit.places[0]
    node = node_of(view, entry)
    if node is None:
        above, _slash, _last = entry["path"].rpartition("/")
        node = node_of(view, {"path": above}) if above else None
    return None if node is None else node.place
