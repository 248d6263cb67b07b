"""What is in force, and what can be done about it: extend, end, take back; each is a new publication (R115, R118)."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aukio.answers import queries as answers
from aukio.desk.clock import now
from aukio.desk.entry import kept_form, staff
from aukio.desk.facts import current, fact_view, tense_of
from aukio.desk.forms_after import After, AfterForm
from aukio.desk.proposing import Preview, accepting, of_end, of_period, of_withdrawal, preview
from aukio.desk.showing import may_go, revision, shown
from aukio.domain.composing import REVIEW_AFTER
from aukio.domain.mistakes import BadRequest, Forbidden, NotFound
from aukio.domain.notices import ArrangementRef, Version
from aukio.domain.permissions import Actor, Task, refuse_unless
from aukio.domain.proposals import Proposal
from aukio.domain.record import View
from aukio.domain.subjects import places_of, tree_of
from aukio.domain.time import OpenEnd, Period, local_of, plus
from aukio.domain.wording.when import Tense
from aukio.workflows.publishing import publish_proposal


@staff
def arrangements(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everything in force or to come; the one that began last first."""
    del actor  # everybody on the staff may read what the public is told
    instant = now()
    view = answers.view(instant)
    lang = get_language() or "en"
    when = request.GET.get("when", "")
    wanted = {"past": (Tense.PAST,), "future": (Tense.FUTURE,)}.get(when, (Tense.PRESENT, Tense.FUTURE))
    found = [each for each in current(view) if tense_of(view, each, instant) in wanted]
    found.sort(key=lambda each: each.arrangement.period.start, reverse=True)
    rows = [fact_view(view, each, instant, lang) for each in found[:200]]
    context = {"here": "arrangements", "page": {"title": _("In force")}, "facts": rows, "when": when}
    return render(request, "desk/arrangements.html", context)


@staff
def arrangement(request: HttpRequest, actor: Actor, notice: str, fact: str) -> HttpResponse:
    """One arrangement with its history; what to do about it, and what that would do."""
    instant = now()
    view = answers.view(instant)
    version = _find(view, ArrangementRef(notice, fact))
    lang = get_language() or "en"
    tree = tree_of(view, version)
    nodes = places_of(view, version)
    mine = all(actor.may(Task.DRAFT, node, tree) for node in nodes) and (
        bool(nodes) or actor.may_everywhere(Task.DRAFT)
    )
    local = local_of(instant, view.city.zone).replace(second=0, microsecond=0)
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = AfterForm(local, sent)
    seen: Preview | None = None
    if sent is not None:
        refuse_unless(actor, Task.DRAFT, nodes, tree, lang=lang)
        if form.is_valid():
            try:
                proposal = accepting(_proposal(version, form, view, local), sent)
                seen = preview(proposal, by=actor, now=instant)
            except BadRequest as error:
                form.add_error(None, error.message)
        publishes = request.POST.get("act") == "publish"
        if publishes and seen is not None and seen.may_not is None and may_go(request, seen):
            return _publish(request, actor, seen.step.proposal)
    history = [each for each in view.record.versions if each.ref == version.ref]
    return render(
        request,
        "desk/arrangement.html",
        {
            "page": {"title": view.head(notice).title.say(lang)},
            "fact": fact_view(view, version, instant, lang),
            "version": version,
            "nodes": [(node.path, node.version.names.say(lang) or node.path) for node in nodes],
            "history": [
                (each, fact_view(view, each, instant, lang), local_of(each.known_from, view.city.zone))
                for each in reversed(history)
            ],
            "mine": mine,
            "over": tense_of(view, version, instant) is Tense.PAST,
            "form": form,
            "revision": revision(),
            **shown(view, seen),
        },
    )


def _find(view: View, ref: ArrangementRef) -> Version:
    found = next((each for each in view.versions if each.ref == ref), None)
    if found is None:
        raise NotFound(f"no arrangement '{ref}'.", next_step="Choose one from the list of what is in force.")
    return found


def _proposal(version: Version, form: AfterForm, view: View, local: datetime) -> Proposal:
    period = version.arrangement.period
    review = plus(local.date(), REVIEW_AFTER)
    match form.after:
        case After.END_NOW:
            return of_end(version, max(local, period.start), view)
        case After.END_ON:
            return of_end(version, form.until, view)
        case After.FOR_NOW:
            return of_period(version, Period(period.start, None, period.inferred, OpenEnd.FOR_NOW, review), view)
        case After.STILL_SO:
            return of_period(version, Period(period.start, period.end, period.inferred, period.open_end, review), view)
        case After.WITHDRAW:
            return of_withdrawal(version, view)


def _publish(request: HttpRequest, actor: Actor, proposal: Proposal) -> HttpResponse:
    try:
        publish_proposal(proposal, by=actor, now=now())
    except Forbidden as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Published. Everybody is told so from now on."))
    return HttpResponseRedirect(reverse("desk:arrangements"))
