"""Adding a place at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, refuse_unless_somewhere, staff
from aukio.desk.clock import now
from aukio.desk.directory.hit_bookings import import_form
from aukio.desk.directory.new_place_form import WEEK, NewPlaceForm, Surroundings
from aukio.desk.directory.place_form import minute
from aukio.desk.directory.week_grid import coming_weeks, copied
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.city.places import Kind
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task
from aukio.domain.wording.languages import language
from aukio.formats.directory.directory_data import directory_to_data
from aukio.formats.values.text_data import Json
from aukio.formats.yaml_text.written import write
from aukio.theme.reader_language import active_language, language_choices
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead

_OTHERS = ("organisations", "services", "roles")


@staff
def new_place(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask about a new place, show its hours in the next weeks, and record it.

    The first place of a record leads to its page as residents see it.
    """
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    tree = view.tree(view.interval(instant))
    buildings = tuple(each for each in tree if each.kind is Kind.CENTRE and actor.may(Task.DESCRIBE, each, tree))
    sent = request.POST if request.method == "POST" else kept_form(request)
    act = request.POST.get("act", "")
    if sent is not None and act == "copy":
        sent = copied(sent, WEEK)
    form = NewPlaceForm(Surroundings(view, lang, buildings), sent)
    is_valid = act != "copy" and sent is not None and form.is_valid()
    if is_valid and act == "record":
        entry = form.entry(view.directory.by_last_path)
        try:
            import_form(_file(view, form, entry), actor, instant)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
        else:
            if not view.record.places:
                return HttpResponseRedirect(f"{reverse('web:place', args=[entry['path']])}?now=1")
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:place", args=[entry["path"]]))
    week = form.hours if is_valid else None
    context = {
        "page": PageHead(_("A new place")),
        "form": form,
        "weeks": [] if week is None else coming_weeks(week, view.city.holidays, form.today, lang),
        "said": []
        if week is None
        else [(code, name, language(code).say_week(week)) for code, name in language_choices()],
        "shows_errors": act != "copy",
    }
    return render(request, "desk/new_place.html", context)


def _file(view: View, form: NewPlaceForm, entry: Json) -> str:
    known = minute(local_of(view.known, view.city.zone))
    data = directory_to_data(view, (), valid_from=form.day, known_from=known)
    return write({key: value for key, value in data.items() if key not in _OTHERS} | {"places": [entry]})
