"""Where a person lands after signing in: at their door or their counter if that is all their work, else at the desk."""

from django.urls import reverse

from aukio.answers import queries as answer_queries
from aukio.answers.record_loader import EmptyRecord
from aukio.desk.clock import now
from aukio.domain.city.tree import Node
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.signs import HAVE_DOORS
from aukio.visits.queries.counts import is_counted
from aukio.visits.queries.queues import has_queues

_AT_THE_DESK = (Task.DRAFT, Task.APPROVE, Task.DESCRIBE, Task.AUDIT)


def landing(actor: Actor) -> str:
    """Return the address of the page on which a person works: with one door or one counter alone, that one."""
    front = reverse("desk:front")
    if any(actor.may_somewhere(task) for task in _AT_THE_DESK):
        return front
    try:
        view = answer_queries.view(now())
    except EmptyRecord:
        return front
    tree = view.tree(view.interval(view.known))
    found = [
        *(
            reverse("desk:door", args=[node.path])
            for node in tree
            if _counts(actor, node) and actor.may(Task.COUNT, node, tree)
        ),
        *(
            reverse("desk:counter", args=[node.path])
            for node in tree
            if actor.may(Task.CALL, node, tree) and has_queues(node.place)
        ),
    ]
    return found[0] if len(found) == 1 else front


def _counts(actor: Actor, node: Node) -> bool:
    return node.kind in HAVE_DOORS and actor.may_somewhere(Task.COUNT) and is_counted(node.place)
