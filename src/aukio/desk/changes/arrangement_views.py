"""Arrangements in force and their follow-ups: extend, end, withdraw; each is a new publication (R115, R118)."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.changes.arrangement_list import current, fact_view, tense_of
from aukio.desk.changes.change_proposals import (
    Preview,
    around,
    of_end,
    of_fact,
    of_period,
    of_withdrawal,
    paths,
    preview,
)
from aukio.desk.changes.draft_matter import Matter, Work, buttons
from aukio.desk.changes.draft_work import acted, is_settled, read_at, typed_in
from aukio.desk.changes.fact_rows import fact_of_row, row_form
from aukio.desk.changes.follow_up_form import FollowUp, FollowUpForm
from aukio.desk.changes.previews import differences, shown
from aukio.desk.changes.row_form import RowContext, RowForm, asking
from aukio.desk.changes.version_history import history
from aukio.desk.clock import now
from aukio.domain.base.mistakes import BadRequest, NotFound, Refused
from aukio.domain.clock.local_time import OpenEnd, Period, local_of, plus
from aukio.domain.facts.notices import Arrangement, ArrangementRef, Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of, tree_of
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.publishing.proposals import Proposal
from aukio.domain.publishing.templates import REVIEW_AFTER, Answer
from aukio.domain.wording.place_words import place_words
from aukio.domain.wording.when import Tense
from aukio.drafts import queries as draft_queries
from aukio.drafts.queries import Draft
from aukio.formats.notices.fact_text import fact_from_text, fact_to_text
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead


@staff
def arrangements(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List arrangements in force, past or to come; latest start first."""
    del actor  # all staff may read what is public
    instant = now()
    view = answer_queries.view(instant)
    lang = active_language()
    when = request.GET.get("when", "")
    wanted = {"past": (Tense.PAST,), "future": (Tense.FUTURE,)}.get(when, (Tense.PRESENT, Tense.FUTURE))
    found = [each for each in current(view) if tense_of(view, each, instant) in wanted]
    found.sort(key=lambda each: each.arrangement.period.start, reverse=True)
    rows = [fact_view(view, each, instant, lang) for each in found[:200]]
    context = {"here": "arrangements", "page": PageHead(_("In force")), "facts": rows, "when": when}
    return render(request, "desk/arrangements.html", context)


@staff
def arrangement(request: HttpRequest, actor: Actor, notice: str, fact: str) -> HttpResponse:
    """Show one arrangement with its history, and a follow-up with its preview."""
    return arrangement_page(request, actor, answer_queries.view(now()), ArrangementRef(notice, fact), None)


def arrangement_page(
    request: HttpRequest, actor: Actor, view: View, ref: ArrangementRef, kept: Draft | None
) -> HttpResponse:
    """Show one arrangement, with a draft if given; people who may approve can read the draft."""
    instant, lang = view.known, active_language()
    version = _find(view, ref)
    nodes = places_of(view, version)
    matter = Matter(nodes, tree_of(view, version), reverse("desk:arrangements"), about=str(ref))
    mine = matter.may(actor, Task.DRAFT) or (kept is not None and matter.may(actor, Task.APPROVE))
    local = local_of(read_at(view, kept), view.city.zone).replace(second=0, microsecond=0)
    typed = typed_in(request, kept)
    if typed is None:
        typed = _asked(request)
    form = FollowUpForm(local, fact_to_text(version.arrangement, paths(view)), typed)
    words = place_words(view)
    row = row_form(version.arrangement, RowContext(view, words, local), typed)
    seen: Preview | None = None
    if typed is not None:
        matter.refuse_reader(actor, kept)
    if typed is not None and form.is_valid() and not is_settled(kept):
        try:
            proposal = _proposal(version, form, row, view)
            seen = None if proposal is None else preview(proposal, typed, by=actor, now=instant)
        except (BadRequest, Refused) as mistake:
            form.add_error("written" if form.after in _WRITTEN else None, in_words(mistake))
    work = Work(request, actor, matter, seen, kept, view)
    answer, theirs = acted(work)
    if answer is not None:
        return answer
    return render(
        request,
        "desk/arrangement.html",
        {
            "page": PageHead(view.head(ref.notice).title.say(lang)),
            "fact": fact_view(view, version, instant, lang),
            "version": version,
            "assumptions": view.head(ref.notice).assumptions,
            "nodes": [(node.path, node.version.names.say(lang) or node.path) for node in nodes],
            "history": history(view, ref, draft_queries.reasons(ref.notice), lang),
            "waiting": [] if kept is not None else draft_queries.open_about(str(ref)),
            "mine": mine,
            "over": tense_of(view, version, instant) is Tense.PAST,
            "form": form,
            "row": row,
            "row_errors": row is not None and typed is not None and form.is_valid() and form.after in _WRITTEN,
            "wheres": list(words.offered(lang)) if row else [],
            "asks": {answer.name.lower(): asking(answer) for answer in Answer},
            "draft": theirs or kept,
            "theirs": None if theirs is None else differences(form, theirs.typed),
            **shown(view, seen),
            **buttons(work),
        },
    )


def _asked(request: HttpRequest) -> dict[str, str] | None:
    """Return the follow-up that a link asks for, whose preview is shown at once."""
    then = request.GET.get("then", "")
    return {"after_what": then} if then in _BY_LINK else None


_BY_LINK = (FollowUp.END_NOW, FollowUp.STILL_SO)

_WRITTEN = (FollowUp.CHANGE, FollowUp.CORRECT)
"""Follow-ups for which the fact is edited as text."""


def _find(view: View, ref: ArrangementRef) -> Version:
    found = next((each for each in view.versions if each.ref == ref), None)
    if found is None:
        raise NotFound(f"no arrangement '{ref}'.", next_step="Choose one from the list of what is in force.")
    return found


def _rewritten(version: Version, form: FollowUpForm, row: RowForm | None, view: View) -> Arrangement | None:
    """Return the fact as its row says it, or its text if that was edited; None where the row has errors."""
    written = form.cleaned_data["written"]
    edited = bool(written.strip()) and written.split() != form.fields["written"].initial.split()
    if row is None or edited:
        return fact_from_text(written, version.arrangement, around(view))
    return None if row.row is None else fact_of_row(version.arrangement, row.row)


def _proposal(version: Version, form: FollowUpForm, row: RowForm | None, view: View) -> Proposal | None:
    """Return the follow-up that was chosen; None where its row has errors, which stand beside its fields."""
    local = form.local
    period = version.arrangement.period
    review = plus(local.date(), REVIEW_AFTER)
    match form.after:
        case FollowUp.END_NOW:
            return of_end(version, max(local, period.start), view)
        case FollowUp.END_ON:
            return of_end(version, form.until, view)
        case FollowUp.FOR_NOW if period.days is not None:
            raise BadRequest(
                "its days are listed or repeated, so it has no open end.",
                next_step="Change its days in the text of the arrangement, or end it.",
                rule="days_are_named",
            )
        case FollowUp.FOR_NOW:
            return of_period(version, Period(period.start, None, period.inferred, OpenEnd.FOR_NOW, review), view)
        case FollowUp.STILL_SO:
            return of_period(version, replace(period, review=review), view)
        case FollowUp.CHANGE | FollowUp.CORRECT:
            fact = _rewritten(version, form, row, view)
            return None if fact is None else of_fact(version, fact, view, wrong=form.after is FollowUp.CORRECT)
        case FollowUp.WITHDRAW:
            return of_withdrawal(version, view)
