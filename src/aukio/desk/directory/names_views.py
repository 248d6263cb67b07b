"""The organisations and the services of a city at the desk: adding one, and naming it in each language."""

from typing import Any

from django import forms
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
from aukio.desk.directory.edits import minute
from aukio.desk.directory.hit_bookings import import_form
from aukio.domain.base.languages import DEFAULT_LANGUAGE, LANGUAGES
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.city.places import Names
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.formats.directory.directory_data import directory_to_data
from aukio.formats.exchange.moved import slug
from aukio.formats.values.text_data import Json, names_to_data
from aukio.formats.yaml_text.written import write
from aukio.theme.plain_forms import PlainForm
from aukio.theme.reader_language import active_language, in_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead

TITLES: dict[str, Promise] = {"organisations": gettext_lazy("Organisations"), "services": gettext_lazy("Services")}
"""The lists that the page shows, by their key in a directory file."""


class NamesForm(PlainForm):
    """The names of an organisation or a service; ``names`` are those of a valid form."""

    def __init__(self, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name %(in_language)s") % {"in_language": in_language(code)},
                initial=names.only(code),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one language has a name."""
        said = super().clean() or {}
        said["names"] = Names({code: (said.get(f"name_{code}") or "").strip() for code in LANGUAGES})
        if not said["names"]:
            self.add_error(f"name_{DEFAULT_LANGUAGE}", _("Write it in at least one language."))
        return said


@staff
def names(request: HttpRequest, actor: Actor, what: str) -> HttpResponse:
    """List what the city has of a kind; add one, or give one other names."""
    if what not in TITLES:
        raise NotFound(f"no list '{what}'.", next_step="There are organisations and services.")
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    refuse_unless(actor, Task.DESCRIBE, (), view.tree(view.interval(instant)), lang=lang)
    known = {each.slug: each.names for each in _listed(view, what)}
    chosen = request.GET.get("change", "")
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = NamesForm(known.get(chosen, Names()), sent)
    if request.method == "POST" and form.is_valid():
        said: Names = form.cleaned_data["names"]
        code = chosen if chosen in known else _free(slug(said.say(lang), otherwise="other"), known)
        try:
            import_form(_file(view, what, code, said), actor, instant)
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


def _listed(view: View, what: str) -> tuple[Any, ...]:
    return view.record.organisations if what == "organisations" else view.record.services


def _file(view: View, what: str, code: str, said: Names) -> str:
    """A directory file with the entry; a service that is renamed keeps its aliases."""
    known = minute(local_of(view.known, view.city.zone))
    data = directory_to_data(view, (), valid_from=day_of(view.known, view.city.zone), known_from=known)
    kept: Json = next((each for each in data.get(what, ()) if each["slug"] == code), {})
    others = {key: value for key, value in data.items() if key not in ("organisations", "services", "roles")}
    return write(others | {what: [{**kept, "slug": code, "name": names_to_data(said)}]})


def _free(wish: str, taken: dict[str, Names]) -> str:
    found, number = wish, 2
    while found in taken:
        found, number = f"{wish}-{number}", number + 1
    return found
