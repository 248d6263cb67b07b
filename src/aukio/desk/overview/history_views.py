"""History: publications as shown on a past day, and the audit trail."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.answers.search import search
from aukio.audit import queries as audit_queries
from aukio.desk.accounts.sessions import refuse_unless_somewhere, staff
from aukio.desk.changes.arrangement_list import fact_view, facts_at, tense_of
from aukio.desk.clock import now
from aukio.desk.words import A_DAY, not_understood
from aukio.domain.answers.answer import Summary
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.tree import Node
from aukio.domain.clock.local_time import DAY, day_of, instant_of, local_of
from aukio.domain.clock.past_days import read_past_day
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.signs import HAVE_DOORS
from aukio.domain.wording.when import Tense
from aukio.formats.exchange.csv_table import safe
from aukio.theme.reader_language import active_language
from aukio.web.frame.page_head import PageHead

_MOST = 200


@staff
def publications_as_shown(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show links to pages about one day as they were shown on another day (R117)."""
    del actor
    instant = now()
    view = answer_queries.view(instant)
    today = day_of(instant, view.city.zone)
    typed = {name: request.GET.get(name, "").strip()[:40] for name in ("at", "known", "q")}
    errors: dict[str, str] = {}
    days: dict[str, date] = {}
    for name in ("at", "known"):
        text = typed[name]
        if not text:
            continue
        try:
            days[name] = read_past_day(text, today)
        except BadRequest:
            errors[name] = not_understood(A_DAY)
    at, known = days.get("at"), days.get("known", days.get("at"))
    found = None
    if at is not None and known is not None and not errors:
        found = {
            "at": at.isoformat(),
            "known": known.isoformat(),
            "notices": [
                (each.slug, each.title.say(request.LANGUAGE_CODE))
                for each in view.record.notices
                if any(
                    one.notice == each.slug and day_of(one.published, view.city.zone) <= known
                    for one in view.record.publications
                )
            ],
            "centres": [
                (node.path, node.version.names.say(request.LANGUAGE_CODE) or node.path)
                for node in islice(_with_pages(view, typed["q"]), _MOST)
            ],
            "shown": list(_as_shown(view, typed["q"], at, known)) if typed["q"] else [],
        }
    context = {
        "here": "publications_as_shown",
        "page": PageHead(_("What the public saw")),
        "typed": typed,
        "errors": errors,
        "found": found,
    }
    return render(request, "desk/publications_as_shown.html", context)


def _with_pages(view: View, asked: str) -> Iterator[Node]:
    """Yield buildings and units, limited by a search if given."""
    tree = view.tree(view.interval(view.known))
    nodes = (tree.get(hit.place) for hit in search(view.record, tree, asked)) if asked else tree
    yield from (node for node in nodes if node is not None and node.kind in HAVE_DOORS)


@dataclass(frozen=True, slots=True)
class PlaceAsShown:
    """What a place was said to be on a day, to people who looked on another: its state and its sentences."""

    path: str
    name: str
    state: Summary
    sentences: list[str]


def _as_shown(view: View, asked: str, at: date, known: date) -> Iterator[PlaceAsShown]:
    """Yield what the pages of some places said about noon of a day, as known at the end of another."""
    zone, lang = view.city.zone, active_language()
    looked = min(view.known, instant_of(datetime.combine(known + DAY, time()), zone))
    noon = instant_of(datetime.combine(at, time(12)), zone)
    then = answer_queries.view(looked)
    tree = then.tree(then.interval(noon))
    for node in islice(_with_pages(view, asked), _MOST_SHOWN):
        found = tree.get(node.place)
        if found is None:
            continue
        facts = (each for each in facts_at(then, found, noon) if tense_of(then, each, noon) is Tense.PRESENT)
        said = [fact_view(then, each, noon, lang).sentence for each in facts]
        name = found.version.names.say(lang) or found.path
        yield PlaceAsShown(found.path, name, answer_queries.at_once(then, found.place, noon).summary, said)


_MOST_SHOWN = 12


@staff
def audit_trail(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show who did what and when, newest first; ``?format=csv`` returns everything."""
    refuse_unless_somewhere(actor, Task.AUDIT)
    zone = answer_queries.view(now()).city.zone
    by = request.GET.get("by", "").strip()[:150]
    if request.GET.get("format") == "csv":
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="audit.csv"'
        writer = csv.writer(response)
        writer.writerow(("when", "who", "act", "subject", "detail"))
        for each in audit_queries.newest_acts(by=by, most=None):
            writer.writerow(
                (each.when.isoformat(), *map(safe, (each.by, each.act, each.subject, str(dict(each.detail)))))
            )
        return response
    acts = [(local_of(each.when, zone), each) for each in audit_queries.newest_acts(by=by, most=_MOST)]
    return render(
        request,
        "desk/audit_trail.html",
        {"here": "audit_trail", "page": PageHead(_("Who did what")), "acts": acts, "by": by},
    )
