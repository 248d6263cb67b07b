"""Drafts that wait for the signed-in person to decide, and the publication that they can still undo."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from aukio.access import queries as access_queries
from aukio.answers import queries as answer_queries
from aukio.answers.record_loader import EmptyRecord
from aukio.desk.changes.draft_matter import JUST_PUBLISHED
from aukio.desk.clock import now
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.draft_steps import UNDO_WITHIN, State
from aukio.domain.publishing.permissions import Actor, Task
from aukio.drafts import queries as draft_queries
from aukio.drafts.queries import Draft
from aukio.theme.reader_language import active_language
from aukio.workflows.publishing.undo import publication_of


def to_decide(view: View, actor: Actor) -> list[Draft]:
    """Return the drafts of others that the actor may approve or review, the one that waits longest first."""
    if not actor.may_somewhere(Task.APPROVE):
        return []
    tree = view.tree(view.interval(view.known))
    found = []
    for each in draft_queries.under_review():
        at = each.shown.get("at") or ([] if each.place is None else [each.place])
        nodes = [node for place in at if (node := tree.get(PlaceId(place))) is not None]
        mine = bool(nodes) and all(actor.may(Task.APPROVE, node, tree) for node in nodes)
        may = mine or actor.may_everywhere(Task.APPROVE)
        if may and actor.name not in (each.hands.author, each.hands.last):
            found.append(each)
    return found


def count_to_decide(request: HttpRequest) -> int:
    """Return how many drafts wait for the signed-in person."""
    try:
        return len(to_decide(answer_queries.view(now()), access_queries.actor(request.user)))  # type: ignore[arg-type]  # signed in
    except EmptyRecord:
        return 0


@dataclass(frozen=True, slots=True)
class JustPublished:
    """What the signed-in person published last, and until when they can undo it, on the local clock."""

    number: int
    title: str
    until: datetime


def just_published(request: HttpRequest) -> JustPublished | None:
    """Return what can still be undone; None after ten minutes."""
    number = request.session.get(JUST_PUBLISHED)
    if number is None:
        return None
    view = answer_queries.view(now())
    kept = draft_queries.drafts_with([number]).get(number)
    made = None if kept is None else publication_of(kept, view.record)
    settled = kept is not None and kept.state in (State.PUBLISHED, State.TO_BE_SEEN)
    if kept is None or made is None or not settled or view.known - made.published > UNDO_WITHIN:
        if kept is None or made is not None:
            del request.session[JUST_PUBLISHED]
        return None
    title = kept.shown.get("title", {}).get(active_language(), "")
    return JustPublished(number, title, local_of(made.published + UNDO_WITHIN, view.city.zone))
