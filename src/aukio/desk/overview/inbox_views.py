"""The inbox: everything that needs attention."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import refuse_unless_somewhere, staff
from aukio.desk.changes.arrangement_list import fact_view, waiting
from aukio.desk.clock import now
from aukio.desk.drafts.draft_views import rows as draft_rows
from aukio.desk.overview.inbox import broken_links, contradictions, language_gaps, outdated_signs, scheduled_rows
from aukio.domain.base.mistakes import Forbidden
from aukio.domain.publishing.permissions import Actor, Task
from aukio.notices import queries as notice_queries
from aukio.theme.reader_language import active_language
from aukio.web.frame.page_head import PageHead
from aukio.workflows.publishing import scheduled_publications


@staff
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what needs attention, most important first."""
    instant = now()
    view = answer_queries.view(instant)
    lang = active_language()
    return render(
        request,
        "desk/inbox.html",
        {
            "here": "inbox",
            "page": PageHead(_("Inbox")),
            "drafts": draft_rows(view, actor, lang),
            "waiting": [fact_view(view, each, instant, lang) for each in waiting(view, actor, instant)],
            "scheduled": list(scheduled_rows(view, instant)),
            "gaps": list(language_gaps(view, instant, lang)),
            "signs": list(outdated_signs(view, instant, actor, lang)),
            "links": list(broken_links(view, instant, actor, lang)),
            "findings": contradictions(view, instant, actor),
            "actor": actor.name,
            "everywhere": actor.may_everywhere(Task.PUBLISH),
        },
    )


@require_POST
@staff
def cancel_scheduled(request: HttpRequest, actor: Actor, notice: str, number: int) -> HttpResponse:
    """Cancel a scheduled publication: allowed to its author and to people who may publish everywhere."""
    refuse_unless_somewhere(actor, Task.PUBLISH, Task.APPROVE)
    mine = any(
        (each.notice, each.number, each.by) == (notice, number, actor.name) for each in notice_queries.scheduled()
    )
    if not mine and not actor.may_everywhere(Task.PUBLISH):
        raise Forbidden(
            "another person scheduled this.", next_step="Ask them, or communications.", rule="schedule_of_another"
        )
    scheduled_publications.drop(notice, number, reason=f"dropped by {actor.name}", by=actor.name, now=now())
    messages.success(request, _("Cancelled. It will not be published."))
    return HttpResponseRedirect(reverse("desk:inbox"))
