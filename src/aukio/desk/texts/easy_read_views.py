"""Reading the easy-read text of a notice, and approving it in each language (R126)."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from aukio.answers.easy_read import approval_of, digest_of
from aukio.answers.session import Session, open_session
from aukio.answers.shown_notices import notice_at
from aukio.desk.accounts.sessions import staff
from aukio.desk.clock import now
from aukio.desk.texts.notice_text_views import matter_of
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.document.document import Document
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.wording.languages import language
from aukio.formats.documents import document_text
from aukio.theme.reader_language import active_language
from aukio.upkeep import actions as upkeep_actions
from aukio.upkeep import queries as upkeep_queries
from aukio.upkeep.queries import Approval
from aukio.web.frame.page_head import PageHead


@dataclass(frozen=True, slots=True)
class EasyText:
    """The easy-read text in one language, as people see it now."""

    lang: str
    name: str
    html: SafeString
    digest: str
    approval: Approval | None
    on: str


@staff
def easy_read(request: HttpRequest, actor: Actor, notice: str) -> HttpResponse:
    """Show the text in each language with its approval; POST approves the words that were seen."""
    at = now()
    session = open_session(at)
    matter = matter_of(session.current, notice)
    matter.refuse_reader(actor, None)
    if request.method == "POST":
        matter.refuse_unless(actor, Task.APPROVE)
        lang = request.POST.get("lang", "")
        if lang in LANGUAGES and request.POST.get("digest") == digest_of(_document(session, notice, lang)):
            upkeep_actions.approve_easy_read(notice, lang, digest=request.POST["digest"], by=actor.name, now=at)
            messages.success(request, _("Approved. The page no longer calls it a draft."))
        else:
            messages.warning(request, _("The text has changed since you read it. Read it again."))
        return redirect("desk:easy_read", notice)
    approvals, zone = upkeep_queries.easy_read_approvals(notice), session.record.city.zone
    return render(
        request,
        "desk/easy_read.html",
        {
            "page": PageHead(_("Easy read")),
            "notice": notice,
            "title": session.current.head(notice).title.say(active_language()),
            "texts": [_text(_document(session, notice, lang), approvals, zone) for lang in LANGUAGES],
            "may_approve": matter.may(actor, Task.APPROVE),
        },
    )


def _document(session: Session, notice: str, lang: str) -> Document:
    return notice_at(session, notice, at=session.now, known=session.now, lang=lang, plain=True).document


def _text(document: Document, approvals: Mapping[str, Approval], zone: ZoneInfo) -> EasyText:
    approval, lang = approval_of(document, approvals), document.lang
    on = ""
    if approval is not None:
        on = language(active_language()).say_day(approval.approved.astimezone(zone).date())
    shown = mark_safe(document_text.html(document))  # noqa: S308  # our own format, which escapes what people typed
    return EasyText(lang, LANGUAGES[lang].name, shown, digest_of(document), approval, on)
