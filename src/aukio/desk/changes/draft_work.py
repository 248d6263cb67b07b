"""Work on a draft: its state, its buttons and the steps behind them (R132).

Ready-made changes, follow-ups and texts of notices have different forms; saving, submitting, approving and publishing
are the same for all.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.desk.accounts.sessions import kept_form
from aukio.desk.changes.draft_matter import JUST_PUBLISHED, Work, comment, policy, reviews
from aukio.desk.changes.previews import may_publish
from aukio.desk.changes.review_page import review_page
from aukio.desk.changes.snapshots import snapshot
from aukio.desk.clock import now
from aukio.desk.words import MOVED
from aukio.domain.base.mistakes import BadRequest, Forbidden, Refused
from aukio.domain.checks import Code
from aukio.domain.facts.record import View
from aukio.domain.publishing.draft_steps import BY_ANOTHER, FROZEN, OPEN, DraftStep, State
from aukio.domain.publishing.permissions import Task
from aukio.drafts import actions
from aukio.drafts.queries import Draft
from aukio.theme.refusals import in_words
from aukio.workflows.publishing.draft_publication import PublishableDraft, decide, hand_in, publish_draft

LOOK, SAVE = "look", "save"
_PUBLISHING = (DraftStep.PUBLISH, DraftStep.PUBLISH_URGENTLY, DraftStep.APPROVE)
_SEVERAL = ("excepted", "shut", "withheld", "conduct")
"""Questions with several answers."""
_NOT_TYPED = ("csrfmiddlewaretoken", "act", "revision", "had", "draft", "comment")


def asked_for(request: HttpRequest) -> str:
    """Return the button pressed; ``LOOK`` for a preview."""
    return request.POST.get("act", LOOK) if request.method == "POST" else LOOK


def acted(work: Work) -> tuple[HttpResponse | None, Draft | None]:
    """Perform the step of a button; return the response, None to show the page again, and any conflicting draft."""
    act = asked_for(work.request)
    if act == LOOK:
        return (review_page(work), None) if reviews(work.request, work.kept) else (None, None)
    try:
        answer = act_on(work, act)
    except actions.Overtaken as overtaken:
        return None, overtaken.theirs
    if answer is None and reviews(work.request, work.kept):
        answer = review_page(work)
    return answer, None


def act_on(work: Work, act: str) -> HttpResponse | None:
    """Perform the step of a button; return None to show the page again with a message.

    Raises ``Overtaken`` if the draft was saved by another person in the meantime.
    """
    if act not in (SAVE, *DraftStep) or act == DraftStep.UNDO:
        raise BadRequest(f"no such act '{act}'.", next_step="Use the buttons of the page.")
    move = None if act == SAVE else DraftStep(act)
    if move in (DraftStep.RETURN, DraftStep.CONFIRM, DraftStep.DISCARD, DraftStep.TAKE_BACK):
        return _decide(work, move)
    if move in _PUBLISHING and not may_publish(work.request, work.seen):
        return None
    if (
        move is DraftStep.APPROVE
        and work.kept is not None
        and not reviews(work.request, work.kept)
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
    if work.seen is None:
        raise BadRequest("the form does not hold together yet.", next_step="Look at what it says.")
    draft = PublishableDraft(
        kept.number, work.seen.step.proposal, work.waits, snapshot(work.view, work.seen, _still_frozen(kept))
    )
    if move is DraftStep.HAND_IN:
        hand_in(draft, work.seen.step, by=by, now=now(), comment=why)
    else:
        try:
            publish_draft(draft, move, policy=policy(), by=by, now=now(), comment=why)
        except (Forbidden, Refused) as mistake:  # nothing was published; the form keeps what was typed
            messages.error(work.request, in_words(mistake))
            return HttpResponseRedirect(reverse("desk:draft", args=[kept.number]))
        work.request.session[JUST_PUBLISHED] = kept.number
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
    task = Task.DRAFT if move in (DraftStep.DISCARD, DraftStep.TAKE_BACK) else Task.APPROVE
    if task is Task.APPROVE and work.seen is not None and work.seen.may_not_approve is not None:
        raise work.seen.may_not_approve  # it concerns more places than the one at which it was started
    work.matter.refuse_unless(work.actor, task)
    decide(work.kept.number, move, by=work.actor, now=now(), comment=why)
    messages.success(work.request, str(MOVED[move]))
    if move is DraftStep.TAKE_BACK:
        return HttpResponseRedirect(reverse("desk:draft", args=[work.kept.number]))
    return HttpResponseRedirect(reverse("desk:inbox"))


def _still_frozen(kept: Draft) -> Draft | None:
    return kept if kept.state in FROZEN else None


def typed_in(request: HttpRequest, kept: Draft | None) -> Mapping[str, Any] | None:
    """Return what a page reads: the draft as it was handed in, what is sent, or what is saved; None for an empty form.

    A reason that a second person gives for a contradiction counts. What began while it waited needs none.
    """
    if kept is not None and reviews(request, kept):
        given = {name: str(value) for name, value in request.POST.items() if name.startswith("accept_") and value}
        codes = {each[0] for each in kept.shown.get("findings", ())}
        if kept.state is State.IN_REVIEW and _LATE not in codes:
            given.setdefault(f"accept_{_LATE}", "It was handed in before it began.")
        return {**kept.typed, **given}
    sent = request.POST if request.method == "POST" else kept_form(request)
    return sent if sent is not None else (kept.typed if kept is not None else None)


_LATE = Code.IN_FORCE_BEFORE_PUBLISHED.value


def read_at(view: View, kept: Draft | None) -> datetime:
    """Return what "now" means in a form: the instant at which a draft was handed in, else the present one."""
    return view.known if kept is None or kept.frozen is None or kept.state not in FROZEN else kept.frozen


def is_settled(kept: Draft | None) -> bool:
    """Whether a draft has been published or deleted: then nothing is previewed any more."""
    return kept is not None and kept.state not in OPEN


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
