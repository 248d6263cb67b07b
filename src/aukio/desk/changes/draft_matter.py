"""The subject of work on a draft, who may do what with it, and which of its buttons are offered (R132)."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from aukio.desk.changes.change_proposals import Preview
from aukio.desk.changes.previews import revision
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.facts.record import View
from aukio.domain.publishing.draft_steps import FROZEN, OPEN, Policy, State, needs_second
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.publishing.templates import Template
from aukio.drafts.queries import Draft, DraftSubject
from aukio.theme.reader_language import active_language

REVIEW = "review"
"""The field of a page that shows a draft as it was handed in, without its form."""
JUST_PUBLISHED = "just_published"
"""The session key of the draft that was published last, which can be undone for some minutes."""


def reviews(request: HttpRequest, kept: Draft | None) -> bool:
    """Whether a draft is shown as it was handed in or published, not as a form to write on."""
    if kept is None or kept.state not in FROZEN:
        return False
    return REVIEW in request.POST if request.method == "POST" else "form" not in request.GET


def policy() -> Policy:
    """Return what needs the approval of a second person in this city."""
    return Policy(settings.AUKIO_APPROVAL)


@dataclass(frozen=True, slots=True)
class Matter:
    """The subject of work: a ready-made change at a place, or something published (``about``, see drafts).

    ``nodes``: the places whose staff may write it, empty for the whole city; ``home``: the address to go to afterwards.
    """

    nodes: tuple[Node, ...]
    tree: Tree
    home: str
    template: Template | None = None
    about: str = ""
    composed: bool = False
    """Rows of one notice: it is written by staff of one of its places; publishing asks for all of them."""

    @property
    def place(self) -> PlaceId | None:
        """The place at which it was started."""
        return self.nodes[0].place if self.nodes and not self.composed else None

    @property
    def subject(self) -> DraftSubject:
        """What a draft of it is."""
        return DraftSubject(self.template, self.place, self.about, self.composed)

    def may(self, actor: Actor, task: Task) -> bool:
        """Return whether the actor has a task at all of its places."""
        if self.composed:
            mine = any(actor.may(task, node, self.tree) for node in self.nodes)
            return mine or (not self.nodes and actor.may_somewhere(task))
        if not self.nodes:
            return actor.may_everywhere(task)
        return all(actor.may(task, node, self.tree) for node in self.nodes)

    def refuse_unless(self, actor: Actor, task: Task) -> None:
        """Raise ``Forbidden`` unless the actor has a task at all of its places."""
        if not (self.composed and self.may(actor, task)):
            refuse_unless(actor, task, self.nodes, self.tree, lang=active_language())

    def refuse_reader(self, actor: Actor, kept: Draft | None) -> None:
        """Raise ``Forbidden`` unless the actor may write it or, for a saved draft, approve it."""
        if kept is None or not self.may(actor, Task.APPROVE):
            self.refuse_unless(actor, Task.DRAFT)


@dataclass(frozen=True, slots=True)
class Work:
    """Work in progress: its matter, the preview of the form, and the draft if saved."""

    request: HttpRequest
    actor: Actor
    matter: Matter
    seen: Preview | None
    kept: Draft | None
    view: View
    waits: str = ""
    """The change as a file for scheduled publication; empty if published immediately."""

    @property
    def needs_second(self) -> bool:
        """Whether a second person must approve before publication."""
        return needs_second(policy(), locks=self.seen is not None and self.seen.locks)


def buttons(work: Work) -> dict[str, object]:
    """Return which steps the page offers; the actions check permissions again."""
    kept, actor = work.kept, work.actor
    return {
        "second": work.needs_second,
        "may_draft": work.matter.may(actor, Task.DRAFT),
        "in_review": kept is not None and kept.state is State.IN_REVIEW,
        "to_be_seen": kept is not None and kept.state is State.TO_BE_SEEN,
        "open": kept is None or kept.state in OPEN,
        "wrote": kept is not None and actor.name in (kept.hands.author, kept.hands.last),
        "comment": comment(work.request),
        "revision": revision(),
    }


def comment(request: HttpRequest) -> str:
    """Return the comment for colleagues."""
    return request.POST.get("comment", "").strip()[:1000]
