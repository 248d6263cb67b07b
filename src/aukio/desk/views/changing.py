"""Making a change: a form of few questions, what it would do, and the button that does it (R131)."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aukio.answers import queries as answers
from aukio.desk.clock import now
from aukio.desk.entry import kept_form, staff
from aukio.desk.forms import About, ChangeForm
from aukio.desk.proposing import Preview, of_wish, preview
from aukio.desk.words import TEMPLATES
from aukio.domain.answer import Summary
from aukio.domain.composing import Template, templates_for
from aukio.domain.mistakes import BadRequest, Forbidden, Mistake, NotFound
from aukio.domain.permissions import Actor, Task, refuse_unless
from aukio.domain.proposals import Proposal
from aukio.domain.record import View
from aukio.domain.time import local_of
from aukio.workflows.publishing import publish_proposal

LOOK, PUBLISH = "look", "publish"
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Affected:
    """A place whose answer changes: its state before and after, and since when."""

    name: str
    since: str
    before: Summary
    after: Summary


@staff
def change(request: HttpRequest, actor: Actor, template: str, path: str) -> HttpResponse:
    """The form of a ready-made change at a place; with ``look`` also what it would do; ``publish`` does it."""
    instant = now()
    view = answers.view(instant)
    about = _about(view, template, path)
    refuse_unless(actor, Task.DRAFT, [about.node], about.tree, lang=get_language() or "en")
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = ChangeForm(about, sent)
    seen: Preview | None = None
    trouble: Mistake | None = None
    if sent is not None and form.is_valid():
        try:
            proposal = of_wish(form.wish, view)
            seen = preview(_accepting(proposal, request), by=actor, now=instant)
        except BadRequest as error:
            trouble = error
        if seen is not None and request.POST.get("act") == PUBLISH and _may_go(request, seen):
            return _publish(request, actor, seen.step.proposal, path)
    return render(
        request,
        "desk/change.html",
        {
            "page": {"title": str(TEMPLATES[about.template])},
            "about": about,
            "name": about.node.version.names.say(get_language() or "en") or path,
            "path": path,
            "title": TEMPLATES[about.template],
            "form": form,
            "trouble": trouble,
            "revision": "-".join(map(str, answers.revision())),
            **_shown(view, seen),
        },
    )


@staff
def look(request: HttpRequest, actor: Actor, template: str, path: str) -> HttpResponse:
    """Only what a form would do, while somebody fills it in: a piece of the page."""
    instant = now()
    view = answers.view(instant)
    about = _about(view, template, path)
    refuse_unless(actor, Task.DRAFT, [about.node], about.tree)
    form = ChangeForm(about, request.POST)
    seen: Preview | None = None
    if form.is_valid():
        try:
            seen = preview(_accepting(of_wish(form.wish, view), request), by=actor, now=instant)
        except BadRequest:
            seen = None
    context = {"live": True, "revision": "-".join(map(str, answers.revision())), **_shown(view, seen)}
    return render(request, "desk/parts/preview.html", context)


def _about(view: View, template: str, path: str) -> About:
    tree = view.tree(view.stretch(view.known))
    found = tree.find(path)
    node = None if found is None else tree.get(found)
    if node is None:
        raise NotFound(f"no place '{path}' now.", next_step="Search for it from the desk.")
    if template not in [each.value for each in templates_for(node.kind)]:
        raise NotFound(f"no ready-made change '{template}' for this place.", next_step="Choose one from its page.")
    return About(
        Template(template), node, tree, local_of(view.known, view.zone(node.place)).replace(second=0, microsecond=0)
    )


def _accepting(proposal: Proposal, request: HttpRequest) -> Proposal:
    """The proposal with the reasons given for publishing in spite of a contradiction."""
    given = {
        name.removeprefix("accept_"): value.strip()[:500]
        for name, value in request.POST.items()
        if name.startswith("accept_") and isinstance(value, str) and value.strip()
    }
    return replace(proposal, accepted=MappingProxyType(given)) if given else proposal


def _may_go(request: HttpRequest, seen: Preview) -> bool:
    """Whether what was looked at is what would be published, and nothing in it waits for a word."""
    if request.POST.get("revision") != "-".join(map(str, answers.revision())):
        messages.warning(request, _("Something else was published meanwhile. Look once more at what yours would do."))
        return False
    if seen.open_questions:
        messages.error(request, _("Something contradicts. Say why it is right all the same, or go back and change it."))
        return False
    return seen.may_not is None


def _publish(request: HttpRequest, actor: Actor, proposal: Proposal, path: str) -> HttpResponse:
    try:
        publish_proposal(proposal, by=actor, now=now())
    except Forbidden as error:
        messages.error(request, error.message)
        return HttpResponseRedirect(reverse("desk:place", args=[path]))
    messages.success(request, _("Published. Everybody is told so from now on."))
    return HttpResponseRedirect(reverse("desk:place", args=[path]))


def _shown(view: View, seen: Preview | None) -> dict[str, Any]:
    """What the preview's part of a page needs."""
    if seen is None:
        return {"seen": None}
    lang = get_language() or "en"
    zone = view.city.zone
    affected = [
        Affected(
            each.after.names.say(lang) or each.after.path,
            f"{local_of(each.since, zone):%d.%m. %H:%M}",
            each.before.summary,
            each.after.summary,
        )
        for each in seen.step.changes
    ]
    return {
        "seen": seen,
        "affected": affected[:_MOST_SHOWN],
        "more": max(0, len(affected) - _MOST_SHOWN),
        "told": [(code, name, seen.sentences[code], seen.log[code]) for code, name in _LANGUAGES],
        "words": seen.step.words,
    }


_LANGUAGES = (("fi", "suomi"), ("sv", "svenska"), ("en", "English"))

shown = _shown
"""The same for other pages that show what a proposal would do."""
