"""Work on a draft: its state, its buttons and the steps behind them (R132).

Ready-made changes, follow-ups and texts of notices have different forms; saving, submitting, approving and publishing
are the same for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.desk.changes.change_proposals import Preview
from aukio.desk.changes.previews import may_publish, revision
from aukio.desk.clock import now
from aukio.desk.words import MOVED
from aukio.domain.base.mistakes import BadRequest, Forbidden, Refused
from aukio.domain.city.places import PlaceId
from aukio.domain.city.tree import Node, Tree
from aukio.domain.publishing.draft_steps import BY_ANOTHER, OPEN, DraftStep, Policy, State, needs_second
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.publishing.templates import Template
from aukio.drafts import actions
from aukio.drafts.queries import Draft, DraftSubject
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.workflows.publishing.draft_publication import PublishableDraft, publish_draft

LOOK, SAVE = "look", "save"
_PUBLISHING = (DraftStep.PUBLISH, DraftStep.PUBLISH_URGENTLY, DraftStep.APPROVE)
_SEVERAL = ("excepted", "shut", "withheld", "conduct")
"""Questions with several answers."""
_NOT_TYPED = ("csrfmiddlewaretoken", "act", "revision", "had", "draft", "comment")


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
    waits: str = ""
    """The change as a file for scheduled publication; empty if published immediately."""

    @property
    def needs_second(self) -> bool:
        """Whether a second person must approve before publication."""
        return needs_second(policy(), locks=self.seen is not None and self.seen.locks)


def asked_for(request: HttpRequest) -> str:
    """Return the button pressed; ``LOOK`` for a preview."""
    return request.POST.get("act", LOOK) if request.method == "POST" else LOOK


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


def acted(work: Work) -> tuple[HttpResponse | None, Draft | None]:
    """Perform the step of a button; return the response, None to show the page again, and any conflicting draft."""
    act = asked_for(work.request)
    if act == LOOK:
        return None, None
    try:
        return act_on(work, act), None
    except actions.Overtaken as overtaken:
        return None, overtaken.theirs


def act_on(work: Work, act: str) -> HttpResponse | None:
    """Perform the step of a button; return None to show the page again with a message.

    Raises ``Overtaken`` if the draft was saved by another person in the meantime.
    """
    if act not in (SAVE, *DraftStep):
        raise BadRequest(f"no such act '{act}'.", next_step="Use the buttons of the page.")
    move = None if act == SAVE else DraftStep(act)
    if move in (DraftStep.RETURN, DraftStep.CONFIRM, DraftStep.DISCARD):
        return _decide(work, move)
    if move in _PUBLISHING and not may_publish(work.request, work.seen):
        return None
    if (
        move is DraftStep.APPROVE
        and work.kept is not None
        and _answers(_typed(work.request)) != _answers(work.kept.typed)
    ):
        messages.error(work.request, _("You changed it: save it as a draft and let someone else approve your text."))
        return None
    if move is DraftStep.HAND_IN and work.seen is None:
        return None
    kept = _kept(work, move)
    if move is None:
        messages.success(work.request, _("Saved as draft."))
        return HttpResponseRedirect(reverse("desk:draft", args=[kept.number]))
    by, why = work.actor, comment(work.request)
    if move is DraftStep.HAND_IN or work.seen is None:
        actions.move(kept.number, move, by=by.name, now=now(), comment=why)
    else:
        draft = PublishableDraft(kept.number, work.seen.step.proposal, work.waits)
        try:
            publish_draft(draft, move, policy=policy(), by=by, now=now(), comment=why)
        except (Forbidden, Refused) as mistake:  # nothing was published; the form keeps what was typed
            messages.error(work.request, in_words(mistake))
            return HttpResponseRedirect(reverse("desk:draft", args=[kept.number]))
    scheduled = work.waits and move in _PUBLISHING
    messages.success(
        work.request, _("Scheduled: it will be published at the time you chose.") if scheduled else str(MOVED[move])
    )
    return HttpResponseRedirect(work.matter.home)


def _decide(work: Work, move: DraftStep) -> HttpResponse | None:
    """Return, confirm or discard a draft; this publishes nothing."""
    if work.kept is None:
        raise BadRequest("there is no draft yet.", next_step="Keep it as a draft first.")
    why = comment(work.request)
    if move is DraftStep.RETURN and not why:
        messages.error(work.request, _("Say what should change: the author will read it."))
        return None
    task = Task.DRAFT if move is DraftStep.DISCARD else Task.APPROVE
    if task is Task.APPROVE and work.seen is not None and work.seen.may_not_approve is not None:
        raise work.seen.may_not_approve  # it concerns more places than the one at which it was started
    work.matter.refuse_unless(work.actor, task)
    actions.move(work.kept.number, move, by=work.actor.name, now=now(), comment=why)
    messages.success(work.request, str(MOVED[move]))
    return HttpResponseRedirect(reverse("desk:inbox"))


def comment(request: HttpRequest) -> str:
    """Return the comment for colleagues."""
    return request.POST.get("comment", "").strip()[:1000]


def _kept(work: Work, move: DraftStep | None) -> Draft:
    """Save the draft with what was typed; an approving second person does not change it."""
    kept, matter, by = work.kept, work.matter, work.actor.name
    typed = _typed(work.request)
    if kept is not None and (move in BY_ANOTHER or dict(kept.typed) == typed):
        return kept
    matter.refuse_unless(work.actor, Task.DRAFT)
    if kept is None:
        return actions.begin(subject=matter.subject, typed=typed, by=by, now=now())
    had = work.request.POST.get("had", "")
    return actions.save(kept.number, typed=typed, had=int(had) if had.isdecimal() else 0, by=by, now=now())


def _typed(request: HttpRequest) -> dict[str, Any]:
    """Return the form data to save; questions with several answers as lists."""
    sent = {name: request.POST.getlist(name) for name in request.POST if name not in _NOT_TYPED}
    return {name: values if name in _SEVERAL else values[-1] for name, values in sent.items()}


def _answers(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers without the reasons given for contradictions."""
    return {name: value for name, value in typed.items() if value and not name.startswith("accept_")}
