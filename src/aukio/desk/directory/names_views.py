"""The organisations, services and roles of a city at the desk: adding one, and naming it in each language."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, staff
from aukio.desk.clock import now
from aukio.desk.directory.edits import edit_file
from aukio.desk.directory.hit_bookings import import_form
from aukio.desk.directory.names_form import NamesForm
from aukio.desk.directory.role_form import RoleForm
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.city.places import Names
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.formats.directory.directory_data import directory_to_data
from aukio.formats.exchange.moved import slug
from aukio.formats.values.text_data import Json
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.directory_import import ImportTerms

TITLES: dict[str, Promise] = {
    "organisations": gettext_lazy("Organisations"),
    "services": gettext_lazy("Services"),
    "roles": gettext_lazy("Roles"),
}
"""The lists that the page shows, by their key in a directory file."""


@staff
def names(request: HttpRequest, actor: Actor, what: str) -> HttpResponse:
    """List what the city has of a kind; add one, or give one other names."""
    if what not in TITLES:
        raise NotFound(f"no list '{what}'.", next_step="There are organisations, services and roles.")
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    refuse_unless(actor, Task.DESCRIBE, (), view.tree(view.interval(instant)), lang=lang)
    known = _listed(view, what)
    chosen = request.GET.get("change", "")
    sent = request.POST if request.method == "POST" else kept_form(request)
    form: NamesForm
    if what == "roles":
        form = RoleForm(view.roles().get(chosen), view.city.country, sent)
    else:
        form = NamesForm(known.get(chosen, Names()), sent)
    if request.method == "POST" and form.is_valid():
        said: Names = form.cleaned_data["names"]
        code = chosen if chosen in known else _free(slug(said.say(lang), otherwise="other"), known)
        text = edit_file(view, day_of(instant, view.city.zone), **{what: [form.entry(_kept(view, what, code))]})
        try:
            import_form(text, actor, instant, terms=ImportTerms())
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:names", args=[what]))
    context = {
        "here": "bulk_edit",
        "page": PageHead(str(TITLES[what])),
        "title": TITLES[what],
        "rows": [(each, found.say(lang) or each) for each, found in known.items()],
        "chosen": chosen if chosen in known else "",
        "form": form,
    }
    return render(request, "desk/names.html", context)


def _listed(view: View, what: str) -> dict[str, Names]:
    """The names of all of a kind, by slug."""
    if what == "roles":
        return {slug: role.title for slug, role in view.roles().items()}
    listed = view.record.organisations if what == "organisations" else view.record.services
    return {each.slug: each.names for each in listed}


def _kept(view: View, what: str, code: str) -> Json:
    """What the directory says of one: a service that is renamed keeps its aliases."""
    data = directory_to_data(view, (), valid_from=day_of(view.known, view.city.zone), known_from=view.known)
    return next((each for each in data.get(what, ()) if each["slug"] == code), {"slug": code})


def _free(wish: str, taken: dict[str, Names]) -> str:
    found, number = wish, 2
    while found in taken:
        found, number = f"{wish}-{number}", number + 1
    return found
