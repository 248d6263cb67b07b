"""Editing the texts of a notice, as a minor or a material publication (R110, R115)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes.change_proposals import Preview, of_wording, preview
from aukio.desk.changes.draft_matter import Matter, Work, buttons
from aukio.desk.changes.draft_work import acted, is_settled, typed_in
from aukio.desk.changes.previews import differences, shown
from aukio.desk.clock import now
from aukio.desk.texts.notice_text_form import NoticeTextForm
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of
from aukio.domain.publishing.permissions import Actor
from aukio.drafts.queries import Draft
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead


@staff
def notice_texts(request: HttpRequest, actor: Actor, notice: str) -> HttpResponse:
    """Show the form of a notice's texts."""
    return notice_text_page(request, actor, answer_queries.view(now()), notice, None)


def notice_text_page(request: HttpRequest, actor: Actor, view: View, slug: str, kept: Draft | None) -> HttpResponse:
    """Show the form of a notice's texts with its preview; people who may approve can read a draft."""
    matter = matter_of(view, slug)
    matter.refuse_reader(actor, kept)
    typed = typed_in(request, kept)
    form = NoticeTextForm(view, slug, typed)
    seen: Preview | None = None
    if typed is not None and form.is_valid() and not is_settled(kept):
        try:
            proposal = of_wording(slug, form.wording, form.kind_of, view)
            seen = preview(proposal, typed, by=actor, now=view.known)
        except (BadRequest, Refused) as mistake:
            form.add_error(None, in_words(mistake))
    work = Work(request, actor, matter, seen, kept, view)
    answer, theirs = acted(work)
    if answer is not None:
        return answer
    title = view.head(slug).title.say(active_language())
    return render(
        request,
        "desk/notice_texts.html",
        {
            "page": PageHead(_("Text and links")),
            "notice": slug,
            "title": title,
            "form": form,
            "rows": list(form.rows()),
            "draft": theirs or kept,
            "theirs": None if theirs is None else differences(form, theirs.typed),
            **shown(view, seen),
            **buttons(work),
        },
    )


def matter_of(view: View, slug: str) -> Matter:
    """Return the matter of a notice's texts: it concerns all places of the notice. ``NotFound`` where there is none."""
    if not any(each.slug == slug for each in view.record.notices):
        raise NotFound(f"no notice '{slug}'.", next_step="Choose one from what is in force.")
    versions = [each for each in view.versions if each.ref.notice == slug]
    nodes = {node.place: node for version in versions for node in places_of(view, version)}
    home = reverse("web:notice", args=[slug])
    return Matter(tuple(nodes.values()), view.tree(view.interval(view.known)), f"{home}?now=1", about=slug)
