"""Adding a place at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import refuse_unless_somewhere, staff
from aukio.desk.clock import now
from aukio.desk.directory.edits import edit_of
from aukio.desk.directory.new_place_form import WEEK, NewPlaceForm, Surroundings
from aukio.desk.directory.saving import HandedIn, answered, save, sent_form
from aukio.desk.directory.week_grid import coming_weeks, copied, sentences
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.city.places import Kind
from aukio.domain.publishing.permissions import Actor, Task
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead

_NEXT = {Kind.ROOM.value: "desk:bookables"}
"""Where the desk goes on after a new place: a room may be booked."""


@staff
def new_place(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask about a new place, show its hours in the next weeks, and record it.

    The first place of a record leads to its page as residents see it.
    """
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    tree = view.tree(view.interval(instant))
    mine = [each for each in tree if actor.may(Task.DESCRIBE, each, tree)]
    buildings = tuple(each for each in mine if each.kind is Kind.CENTRE)
    rooms_in = tuple(each for each in mine if each.kind in (Kind.CENTRE, Kind.UNIT, Kind.ROOM))
    sent = sent_form(request, actor)
    act = request.POST.get("act", "")
    if sent is not None and act == "copy":
        sent = copied(sent, WEEK)
    asked = {name: request.GET[name] for name in ("within", "kind") if name in request.GET}
    form = NewPlaceForm(Surroundings(view, lang, buildings, rooms_in), sent, initial=asked)
    is_valid = act != "copy" and sent is not None and form.is_valid()
    if is_valid and act == "record":
        entry = form.entry(view.directory.by_last_path)
        try:
            saved = save(request, edit_of(view, form.day, [entry]), view, actor)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
        else:
            if isinstance(saved, HandedIn):
                return answered(request, saved, "")
            if not view.record.places:
                return HttpResponseRedirect(f"{reverse('web:place', args=[entry['path']])}?now=1")
            messages.success(request, _("Saved."))
            if form.day > form.today:
                return HttpResponseRedirect(reverse("desk:describe", args=[entry["path"]]))
            return HttpResponseRedirect(reverse(_NEXT.get(entry["kind"], "desk:place"), args=[entry["path"]]))
    week = form.hours if is_valid else None
    context = {
        "page": PageHead(_("A new place")),
        "form": form,
        "hands_in": not actor.may_somewhere(Task.PUBLISH),
        "weeks": [] if week is None else coming_weeks(week, view.city.holidays, form.today, lang),
        "said": sentences(week),
        "shows_errors": act not in ("copy", "weeks"),
    }
    return render(request, "desk/new_place.html", context)
