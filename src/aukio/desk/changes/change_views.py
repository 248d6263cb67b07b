"""Ready-made changes: a form of few questions, its preview, and its buttons (R131, R132)."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes.change_form import About, ChangeForm
from aukio.desk.changes.change_proposals import Preview, as_file, of_form_answers, preview
from aukio.desk.changes.draft_matter import Matter, Work, buttons
from aukio.desk.changes.draft_work import acted, is_settled, read_at, typed_in
from aukio.desk.changes.previews import differences, shown
from aukio.desk.clock import now
from aukio.desk.place_lookup import place_at
from aukio.desk.words import TEMPLATES
from aukio.domain.base.mistakes import BadRequest, NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import instant_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor
from aukio.domain.publishing.templates import Template, templates_for
from aukio.drafts.queries import Draft
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead


@staff
def change(request: HttpRequest, actor: Actor, template: str, path: str) -> HttpResponse:
    """Show the form of a ready-made change at a place, not yet saved as a draft."""
    view = answer_queries.view(now())
    node, _tree = place_at(view, path)
    return change_page(request, actor, view, about_of(view, template, node.place), None)


def change_page(request: HttpRequest, actor: Actor, view: View, about: About, kept: Draft | None) -> HttpResponse:
    """Show the form of a ready-made change with its preview; people who may approve can read a draft."""
    matter = matter_of(about)
    matter.refuse_reader(actor, kept)
    typed = typed_in(request, kept)
    form = ChangeForm(about, typed)
    seen = None
    if typed is not None and form.is_valid() and not is_settled(kept):
        seen = preview_of(form, view, actor, typed)
    work = Work(request, actor, matter, seen, kept, view, _waits(form, seen, view))
    answer, theirs = acted(work)
    if answer is not None:
        return answer
    return render(
        request,
        "desk/change.html",
        {
            "page": PageHead(str(TEMPLATES[about.template])),
            "about": about,
            "name": about.node.version.names.say(active_language()) or about.node.path,
            "path": about.node.path,
            "title": TEMPLATES[about.template],
            "form": form,
            "draft": theirs or kept,
            "theirs": None if theirs is None else differences(form, theirs.typed),
            **shown(view, seen),
            **buttons(work),
        },
    )


def matter_of(about: About) -> Matter:
    """Return the matter of a ready-made change."""
    home = reverse("desk:place", args=[about.node.path])
    return Matter((about.node,), about.tree, home, template=about.template)


def about_of(view: View, template: str, place: PlaceId, kept: Draft | None = None) -> About:
    """Return the subject of a form, where "now" is the instant at which a draft was handed in.

    Raises ``NotFound`` if the place is gone or the template does not apply.
    """
    tree = view.tree(view.interval(view.known))
    node = tree.get(place)
    if node is None:
        raise NotFound("the place does not exist any more.", next_step="Search for another from the desk.")
    if template not in [each.value for each in templates_for(node.kind)]:
        raise NotFound(f"no ready-made change '{template}' for this place.", next_step="Choose one from its page.")
    local = local_of(read_at(view, kept), view.zone(place)).replace(second=0, microsecond=0)
    return About(Template(template), node, tree, local, view)


def preview_of(form: ChangeForm, view: View, actor: Actor, typed: Mapping[str, Any]) -> Preview | None:
    """Return the preview of a valid form; None for invalid answers, with an error on the form."""
    published = view.known if form.tell_at is None else max(view.known, instant_of(form.tell_at, view.city.zone))
    try:
        return preview(of_form_answers(form.form_answers, view), typed, by=actor, now=published)
    except BadRequest as error:
        form.add_error(None, in_words(error))
        return None


def _waits(form: ChangeForm, seen: Preview | None, view: View) -> str:
    at = form.tell_at if seen is not None else None
    if at is None or seen is None or instant_of(at, view.city.zone) <= view.known:
        return ""
    return as_file(seen.step.proposal, view, published=at)
