"""Previews of a form: as a part of its page, and as the public would see it (R131)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes.change_form import About, ChangeForm
from aukio.desk.changes.change_proposals import Preview
from aukio.desk.changes.change_views import about_of, matter_of, preview_of
from aukio.desk.changes.draft_matter import Work, buttons
from aukio.desk.changes.previews import shown
from aukio.desk.clock import now
from aukio.desk.outlets import outlet_of
from aukio.desk.place_lookup import place_at
from aukio.domain.base.mistakes import Refused
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor
from aukio.drafts import queries as draft_queries
from aukio.drafts.queries import Draft


@staff
def form_preview(request: HttpRequest, actor: Actor, template: str, path: str) -> HttpResponse:
    """Return the preview as a part of the page, while the form is being filled in."""
    view, about, seen = _previewed(request, actor, template, path)
    kept = _kept(request, about)
    return render(
        request,
        "desk/parts/preview.html",
        {
            "live": True,
            "about": about,
            "path": path,
            **shown(view, seen),
            **buttons(Work(request, actor, matter_of(about), seen, kept, view)),
            "draft": kept,
        },
    )


def _kept(request: HttpRequest, about: About) -> Draft | None:
    """Return the draft of the form, if it belongs to this change."""
    number = request.POST.get("draft", "")
    if not number.isdecimal() or len(number) > 17:
        return None
    kept = draft_queries.draft(int(number))
    return kept if (kept.template, kept.place) == (about.template, about.node.place) else None


@require_POST
@staff
def outlet_preview(request: HttpRequest, actor: Actor, template: str, path: str, outlet: str) -> HttpResponse:
    """Return the page, door sign or screen of the place as it would be after publishing the form."""
    _view, about, seen = _previewed(request, actor, template, path)
    found = about.node.place
    if seen is None or seen.step.enacted is None:
        raise Refused("the form does not hold together yet.", next_step="Go back, and look at what it says.")
    _before, after = seen.step.views
    mine = [each.after.at for each in seen.step.changes if each.after.place == found]
    at = mine[0] if mine else after.known
    return outlet_of(request, after, found, at, outlet)


def _previewed(request: HttpRequest, actor: Actor, template: str, path: str) -> tuple[View, About, Preview | None]:
    """Return the subject of the form and its preview, None for invalid answers."""
    view = answer_queries.view(now())
    node, _tree = place_at(view, path)
    about = about_of(view, template, node.place)
    matter_of(about).refuse_reader(actor, _kept(request, about))
    form = ChangeForm(about, request.POST)
    return view, about, preview_of(form, view, actor, request.POST) if form.is_valid() else None
