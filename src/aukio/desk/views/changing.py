"""Making a change: a form of few questions, what it would do, and the buttons that do it (R131, R132)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aukio.answers import queries as answers
from aukio.desk.clock import now
from aukio.desk.entry import kept_form, staff
from aukio.desk.finding import place_at
from aukio.desk.forms import About, ChangeForm
from aukio.desk.proposing import Preview, accepting, as_file, of_wish, preview
from aukio.desk.showing import differences, may_go, revision, shown
from aukio.desk.words import MOVED, TEMPLATES
from aukio.domain.composing import Template, templates_for
from aukio.domain.drafting import BY_ANOTHER, OPEN, Move, Policy, State, needs_second
from aukio.domain.mistakes import BadRequest, Forbidden, NotFound, Refused
from aukio.domain.permissions import Actor, Task, refuse_unless
from aukio.domain.places import PlaceId
from aukio.domain.record import View
from aukio.domain.time import instant_of, local_of
from aukio.drafts import actions
from aukio.drafts import queries as drafts
from aukio.drafts.queries import Draft
from aukio.workflows.drafting import publish_draft

LOOK, SAVE = "look", "save"
_PUBLISHING = (Move.PUBLISH, Move.PUBLISH_URGENTLY, Move.APPROVE)
_SEVERAL = ("excepted",)
_NOT_TYPED = ("csrfmiddlewaretoken", "act", "revision", "had", "comment")


def policy() -> Policy:
    """What a second person must agree to, in this city."""
    return Policy(settings.AUKIO_APPROVAL)


@staff
def change(request: HttpRequest, actor: Actor, template: str, path: str) -> HttpResponse:
    """The form of a ready-made change at a place, not yet kept as a draft."""
    view = answers.view(now())
    node, _tree = place_at(view, path)
    return _work(request, actor, view, about_of(view, template, node.place), None)


@staff
def draft(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """The same form with what was kept; whoever may read drafts reads it, whoever may write writes on."""
    view = answers.view(now())
    kept = drafts.draft(number)
    return _work(request, actor, view, about_of(view, kept.template.value, kept.place), kept)


def _work(request: HttpRequest, actor: Actor, view: View, about: About, kept: Draft | None) -> HttpResponse:
    tasks = (Task.DRAFT, Task.APPROVE) if kept is not None else (Task.DRAFT,)
    if not any(actor.may(task, about.node, about.tree) for task in tasks):
        refuse_unless(actor, Task.DRAFT, [about.node], about.tree, lang=get_language() or "en")
    sent = request.POST if request.method == "POST" else kept_form(request)
    typed: Mapping[str, Any] | None = sent if sent is not None else (kept.typed if kept is not None else None)
    form = ChangeForm(about, typed)
    seen = seen_of(form, view, actor, typed) if typed is not None and form.is_valid() else None
    theirs: Draft | None = None
    act = request.POST.get("act", LOOK)
    if request.method == "POST" and act != LOOK:
        try:
            answer = _act(_Work(request, actor, about, seen, kept, _waits(form, seen, view)), act)
        except actions.Overtaken as overtaken:
            theirs, answer = overtaken.theirs, None
        if answer is not None:
            return answer
    return render(
        request,
        "desk/change.html",
        {
            "page": {"title": str(TEMPLATES[about.template])},
            "about": about,
            "name": about.node.version.names.say(get_language() or "en") or about.node.path,
            "path": about.node.path,
            "title": TEMPLATES[about.template],
            "form": form,
            "draft": theirs or kept,
            "theirs": None if theirs is None else differences(form, theirs.typed),
            **shown(view, seen),
            **buttons(about, kept, actor),
        },
    )


def about_of(view: View, template: str, place: PlaceId) -> About:
    """What a form is about. Raises ``NotFound`` for a place that is gone, or that the template is not for."""
    tree = view.tree(view.stretch(view.known))
    node = tree.get(place)
    if node is None:
        raise NotFound("the place does not exist any more.", next_step="Search for another from the desk.")
    if template not in [each.value for each in templates_for(node.kind)]:
        raise NotFound(f"no ready-made change '{template}' for this place.", next_step="Choose one from its page.")
    local = local_of(view.known, view.zone(place)).replace(second=0, microsecond=0)
    return About(Template(template), node, tree, local)


def seen_of(form: ChangeForm, view: View, actor: Actor, typed: Mapping[str, Any]) -> Preview | None:
    """What a valid form would do; None where it does not hold together, which the form then says."""
    told = view.known if form.tell_at is None else instant_of(form.tell_at, view.city.zone)
    try:
        return preview(accepting(of_wish(form.wish, view), typed), by=actor, now=told)
    except BadRequest as error:
        form.add_error(None, f"{error.message} {error.next_step}")
        return None


def _waits(form: ChangeForm, seen: Preview | None, view: View) -> str:
    at = form.tell_at if seen is not None else None
    return "" if at is None or seen is None else as_file(seen.step.proposal, view, published=at)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was typed, as it is kept; several ticks of one question as a list."""
    sent = {name: request.POST.getlist(name) for name in request.POST if name not in _NOT_TYPED}
    return {name: values if name in _SEVERAL else values[-1] for name, values in sent.items()}


def _answers(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered, without the reasons that whoever publishes gives for a contradiction."""
    return {name: value for name, value in typed.items() if value and not name.startswith("accept_")}


def buttons(about: About, kept: Draft | None, actor: Actor) -> dict[str, object]:
    """Which steps are offered; the actions decide for themselves."""
    mine = kept is not None and actor.name in (kept.hands.author, kept.hands.last)
    return {
        "second": needs_second(about.template, policy()),
        "may_draft": actor.may(Task.DRAFT, about.node, about.tree),
        "in_review": kept is not None and kept.state is State.IN_REVIEW,
        "to_be_seen": kept is not None and kept.state is State.TO_BE_SEEN,
        "open": kept is None or kept.state in OPEN,
        "mine": mine,
        "revision": revision(),
    }


@dataclass(frozen=True, slots=True)
class _Work:
    """What somebody has before them: the form, what it would do, and the draft it is kept in."""

    request: HttpRequest
    actor: Actor
    about: About
    seen: Preview | None
    kept: Draft | None
    waits: str
    """The change as a file that waits for its minute; empty where the public is told at once."""


def _act(work: _Work, act: str) -> HttpResponse | None:
    """Do what a button asked for; None where the page is shown again, with why."""
    if act not in (SAVE, *Move):
        raise BadRequest(f"no such act '{act}'.", next_step="Use the buttons of the page.")
    move = None if act == SAVE else Move(act)
    if move in (Move.RETURN, Move.CONFIRM, Move.DISCARD):
        return _decide(work, move)
    if move in _PUBLISHING and not may_go(work.request, work.seen):
        return None
    if move is Move.APPROVE and work.kept is not None and _answers(_typed(work.request)) != _answers(work.kept.typed):
        messages.error(
            work.request, _("You changed it: keep it as a draft, and let somebody else agree to your words.")
        )
        return None
    if move is Move.HAND_IN and work.seen is None:
        return None
    kept = _kept(work, move)
    if move is None:
        messages.success(work.request, _("Kept as a draft."))
        return HttpResponseRedirect(reverse("desk:draft", args=[kept.number]))
    by, comment = work.actor, _comment(work.request)
    if move is Move.HAND_IN or work.seen is None:
        actions.move(kept.number, move, by=by.name, now=now(), comment=comment)
    else:
        proposal = work.seen.step.proposal
        try:
            publish_draft(
                kept.number, proposal, move, policy=policy(), by=by, now=now(), comment=comment, waits=work.waits
            )
        except (Forbidden, Refused) as mistake:  # nothing was published, and what was typed is kept
            messages.error(work.request, f"{mistake.message} {mistake.next_step}")
            return HttpResponseRedirect(reverse("desk:draft", args=[kept.number]))
    scheduled = work.waits and move in _PUBLISHING
    messages.success(
        work.request, _("It waits: the public is told at the minute you said.") if scheduled else str(MOVED[move])
    )
    return HttpResponseRedirect(reverse("desk:place", args=[work.about.node.path]))


def _decide(work: _Work, move: Move) -> HttpResponse | None:
    """Return a draft, find a published one right, or put one away: nothing is published by it."""
    if work.kept is None:
        raise BadRequest("there is no draft yet.", next_step="Keep it as a draft first.")
    comment = _comment(work.request)
    if move is Move.RETURN and not comment:
        messages.error(work.request, _("Say what should change: whoever wrote it reads your words."))
        return None
    task = Task.DRAFT if move is Move.DISCARD else Task.APPROVE
    refuse_unless(work.actor, task, [work.about.node], work.about.tree, lang=get_language() or "en")
    actions.move(work.kept.number, move, by=work.actor.name, now=now(), comment=comment)
    messages.success(work.request, str(MOVED[move]))
    return HttpResponseRedirect(reverse("desk:drafts"))


def _comment(request: HttpRequest) -> str:
    return request.POST.get("comment", "").strip()[:1000]


def _kept(work: _Work, move: Move | None) -> Draft:
    """The draft with what was typed; a second person who approves writes nothing on it."""
    kept, about, by = work.kept, work.about, work.actor.name
    typed = _typed(work.request)
    if kept is not None and (move in BY_ANOTHER or dict(kept.typed) == typed):
        return kept
    refuse_unless(work.actor, Task.DRAFT, [about.node], about.tree, lang=get_language() or "en")
    if kept is None:
        return actions.begin(template=about.template, place=about.node.place, typed=typed, by=by, now=now())
    had = work.request.POST.get("had", "")
    return actions.save(kept.number, typed=typed, had=int(had) if had.isdecimal() else 0, by=by, now=now())
