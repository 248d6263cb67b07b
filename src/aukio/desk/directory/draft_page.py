"""The page of a draft that changes the directory: what it changes, and its steps (R132)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes.draft_matter import comment, policy
from aukio.desk.changes.previews import revision
from aukio.desk.clock import now
from aukio.desk.directory.edits import (
    Edit,
    Rebased,
    answers_changed,
    edit_file,
    kept_edit,
    node_of,
    rebased,
    view_after,
)
from aukio.desk.directory.hit_bookings import HitBookings, chosen_policy, form_statement, hit_by, import_form
from aukio.desk.entry_changes import changes_said
from aukio.desk.outlets import OUTLETS, outlet_of
from aukio.desk.words import BOOKINGS, MOVED, STATES
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import BadRequest, Forbidden, Mistake, NotFound, Refused
from aukio.domain.city.places import Names
from aukio.domain.clock.local_time import day_of, midnight
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.facts.record import View
from aukio.domain.publishing.draft_steps import OPEN, DraftStep, State
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.wording.languages import language
from aukio.drafts import queries as draft_queries
from aukio.drafts.queries import Draft
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.directory_import import ALONE, ImportTerms
from aukio.workflows.publishing.directory_publication import (
    Approvers,
    PublishableEdit,
    hand_in_as_it_is,
    must_be_seen,
    publish_edit,
)
from aukio.workflows.publishing.draft_publication import decide


def may(actor: Actor, task: Task, view: View, edit: Edit) -> bool:
    """Whether the actor has a task at every place of an edit; a new place is that of its building or organisation."""
    tree = view.tree(view.interval(view.known))
    for entry in edit.places:
        above, _slash, _last = entry["path"].rpartition("/")
        node = node_of(view, entry) or (node_of(view, {"path": above}) if above else None)
        owned = actor.may_for(task, entry.get("owner", ""))
        if not owned and (node is None or not actor.may(task, node, tree)):
            return False
    return True


def names_of(edit: Edit, lang: str) -> str:
    """The names of the places of an edit; of many, the first and how many more."""
    names = [Names(each.get("name", {})).say(lang) or each["path"] for each in edit.places]
    return names[0] if len(names) == 1 else f"{names[0]} + {len(names) - 1}"


def approvers_of(view: View, edit: Edit) -> Approvers:
    """Who is asked to approve an edit, and what it is called."""
    return Approvers(
        lambda person: may(person, Task.APPROVE, view, edit), {lang: names_of(edit, lang) for lang in LANGUAGES}
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a draft would change now, or why it cannot be recorded."""

    rebased: Rebased | None = None
    after: View | None = None
    hit: HitBookings | None = None
    locks: bool = False
    trouble: Mistake | None = None


def edit_page(request: HttpRequest, actor: Actor, view: View, kept: Draft) -> HttpResponse:
    """Show a draft of a directory change to its author and to people who may approve it; take its steps."""
    edit = _edit(actor, view, kept)
    lang = active_language()
    wrote = actor.name in (kept.hands.author, kept.hands.last)
    approves = may(actor, Task.APPROVE, view, edit)
    seen = _seen(view, edit, actor, approves=approves) if kept.state in OPEN else _Seen()
    publishes = not seen.locks and all(may(actor, task, view, edit) for task in ALONE)
    if request.method == "POST":
        answer = _taken(request, _Step(kept, actor, view, seen, approves=approves, wrote=wrote))
        if answer is not None:
            return answer
    title = names_of(edit, lang)
    page = str(kept.typed.get("page", ""))
    context = {
        "page": PageHead(title),
        "title": title,
        "draft": kept,
        "state": STATES[kept.state],
        "day": language(lang).say_full_day(edit.first, today=day_of(view.known, view.city.zone)),
        "changes": [] if seen.rebased is None else list(_changes(seen.rebased, lang)),
        "changed": None
        if seen.after is None or seen.rebased is None
        else answers_changed(view, seen.after, seen.rebased.edit, lang),
        "hit": seen.hit,
        "chosen": BOOKINGS.get(ExistingBookings(kept.typed["existing"])) if kept.typed.get("existing") else None,
        "trouble": None if seen.trouble is None else in_words(seen.trouble),
        "outlets": OUTLETS if seen.after is not None else (),
        "wrote": wrote,
        "approves": approves and not wrote and kept.state is State.IN_REVIEW and seen.after is not None,
        "returns": approves and not wrote and kept.state is State.IN_REVIEW,
        "publishes": publishes and not wrote and seen.after is not None,
        "open": kept.state in OPEN,
        "change": f"{page}?draft={kept.number}" if wrote and page else "",
        "comment": comment(request),
        "revision": revision(),
    }
    return render(request, "desk/directory_draft.html", context)


@staff
def draft_outlet(request: HttpRequest, actor: Actor, number: int, outlet: str) -> HttpResponse:
    """Return the page, door sign, screen or hours of the first place of a draft as they would be from its day on."""
    view = answer_queries.view(now())
    kept = draft_queries.draft(number)
    if kept.edit is None:
        raise NotFound(f"draft {number} changes no place.", next_step="Look among the drafts of the desk.")
    edit = rebased(view, _edit(actor, view, kept)).edit
    tasks = (Task.APPROVE,) if may(actor, Task.APPROVE, view, edit) else (Task.DESCRIBE,)
    return edit_outlet(request, view_after(view, edit, actor, tasks), edit, outlet)


def edit_outlet(request: HttpRequest, after: View, edit: Edit, outlet: str) -> HttpResponse:
    """Return an outlet of the first place of an edit from its day on, with what would be known by it."""
    at = max(midnight(edit.first, after.city.zone), after.known)
    tree = after.tree(after.interval(at))
    place = tree.find(edit.places[0]["path"])
    if place is None:
        raise NotFound("the place is not there from that day on.", next_step="Look at which answers change instead.")
    return outlet_of(request, after, place, at, outlet)


def _edit(actor: Actor, view: View, kept: Draft) -> Edit:
    """The edit of a draft. Raises ``Forbidden`` for people who can neither write nor approve it."""
    edit = kept_edit(kept.edit or {})
    wrote = actor.name in (kept.hands.author, kept.hands.last)
    if not wrote and not any(may(actor, task, view, edit) for task in (Task.APPROVE, Task.DESCRIBE)):
        raise Forbidden(
            f"{actor.name} may not approve this.",
            next_step="Ask a person of that organisation, or communications.",
            rule="no_post",
            facts={"who": actor.name},
        )
    return edit


def _seen(view: View, edit: Edit, actor: Actor, *, approves: bool) -> _Seen:
    tasks = (Task.APPROVE,) if approves else (Task.DESCRIBE,)
    try:
        made = rebased(view, edit)
        text = edit_file(view, made.edit.first, made.edit.places)
        looked = import_form(text, actor, view.known, terms=ImportTerms(look=True, otherwise=None, tasks=tasks))
        after = view_after(view, made.edit, actor, tasks)
    except (Refused, Forbidden, NotFound) as mistake:
        return _Seen(trouble=mistake)
    return _Seen(made, after, hit_by(looked), must_be_seen(looked, policy(), actor))


def _changes(made: Rebased, lang: str) -> Iterator[tuple[str, bool, list[str]]]:
    for (data, fields), was in zip(made.changes, made.edit.was, strict=True):
        name = Names(data.get("name", {})).say(lang) or data["path"]
        shown = (each for each in fields if was is not None or each.field.partition(" ")[0] not in _IN_THE_TITLE)
        yield name, was is None, list(changes_said(shown, lang))


_IN_THE_TITLE = ("kind", "path", "name")
"""What need not be said of a new place."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A step that a person takes with a draft."""

    kept: Draft
    actor: Actor
    view: View
    seen: _Seen
    approves: bool
    wrote: bool


def _taken(request: HttpRequest, step: _Step) -> HttpResponse | None:
    """Take the step of a button; None to show the page again."""
    act = request.POST.get("act", "")
    if act not in (DraftStep.APPROVE, DraftStep.PUBLISH, DraftStep.RETURN, DraftStep.DISCARD, DraftStep.HAND_IN):
        raise BadRequest(f"no such act '{act}'.", next_step="Use the buttons of the page.")
    move, why = DraftStep(act), comment(request)
    if move in (DraftStep.APPROVE, DraftStep.PUBLISH):
        return _published(request, step, move)
    if move is DraftStep.RETURN and not why:
        messages.error(request, _("Say what should change: the author will read it."))
        return None
    if not (step.approves if move is DraftStep.RETURN else step.wrote):
        raise Forbidden(
            f"{step.actor.name} did not write this, or may not approve it.",
            next_step="Ask a person of that organisation, or communications.",
            rule="no_post",
            facts={"who": step.actor.name},
        )
    if move is DraftStep.HAND_IN:
        ask = approvers_of(step.view, kept_edit(step.kept.edit or {}))
        hand_in_as_it_is(step.kept.number, ask, by=step.actor.name, now=step.view.known, comment=why)
    else:
        decide(step.kept.number, move, by=step.actor, now=step.view.known, comment=why)
    messages.success(request, str(MOVED[move]))
    return HttpResponseRedirect(reverse("desk:inbox"))


def _published(request: HttpRequest, step: _Step, move: DraftStep) -> HttpResponse | None:
    if request.POST.get("revision") != revision():
        messages.warning(
            request, _("Something else was published in the meantime. Check again what your change would do.")
        )
        return None
    if step.seen.rebased is None:
        return None
    edit, typed = step.seen.rebased.edit, step.kept.typed.get("existing")
    otherwise = chosen_policy(request) or (ExistingBookings(typed) if typed else None)
    if otherwise is None and step.seen.hit is not None:
        return None
    instant: datetime = step.view.known
    text = edit_file(step.view, edit.first, edit.places)
    digest = sha256(f"draft {step.kept.number} {text}".encode()).hexdigest()
    draft = PublishableEdit(step.kept.number, form_statement(text, instant), digest, otherwise)
    try:
        publish_edit(draft, move, policy=policy(), by=step.actor, now=instant, comment=comment(request))
    except (Refused, Forbidden) as mistake:
        messages.error(request, in_words(mistake))
        return None
    messages.success(request, str(MOVED[move]))
    return HttpResponseRedirect(reverse("desk:inbox"))
