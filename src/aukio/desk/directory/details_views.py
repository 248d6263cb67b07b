"""The details of a place at the desk: what is around its hours, and where it goes; with what changes for residents."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.clock import now
from aukio.desk.directory.changed_answers import ChangedAnswer
from aukio.desk.directory.details_form import GONE, DetailsForm
from aukio.desk.directory.draft_page import edit_outlet
from aukio.desk.directory.edits import answers_changed, edit_of, view_after
from aukio.desk.directory.hit_bookings import HitBookings
from aukio.desk.directory.new_place_form import Surroundings
from aukio.desk.directory.saving import answered, save, sent_form
from aukio.desk.outlets import OUTLETS
from aukio.desk.place_lookup import place_or_planned
from aukio.desk.words import title_of
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.city.places import Kind
from aukio.domain.facts.effects import Elsewhere
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.publishing.templates import Template
from aukio.domain.wording.languages import language
from aukio.domain.wording.naming import Naming
from aukio.domain.wording.parts import Part
from aukio.theme.reader_language import active_language, language_choices
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead


@staff
def details(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Edit the details of a place, or move, rename or close it, from a day on. Requires the task ``DESCRIBE``."""
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    node, tree = place_or_planned(view, path)
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    buildings = tuple(each for each in tree if each.kind is Kind.CENTRE and actor.may(Task.DESCRIBE, each, tree))
    sent = sent_form(request, actor)
    form = DetailsForm(node.version, Surroundings(view, lang, buildings), sent)
    hit: HitBookings | None = None
    changed: tuple[ChangedAnswer, ...] | None = None
    act = request.POST.get("act", "")
    if request.method == "POST" and form.is_valid():
        edit = edit_of(view, form.day, [form.entry()])
        try:
            if act == "record":
                saved = save(request, edit, view, actor)
                if not isinstance(saved, HitBookings):
                    return answered(request, saved, _after(form))
                hit = saved
            after = view_after(view, edit, actor)
            if act in OUTLETS:
                return edit_outlet(request, after, edit, act)
            changed = answers_changed(view, after, edit, lang)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
    context = {
        "page": PageHead(node.version.names.say(lang) or path),
        "name": node.version.names.say(lang) or path,
        "path": path,
        "form": form,
        "hands_in": not actor.may(Task.PUBLISH, node, tree),
        "hit": hit,
        "changed": changed,
        "sentences": list(_sentences(form)),
    }
    return render(request, "desk/details.html", context)


def _after(form: DetailsForm) -> str:
    entry = form.entry()
    if form.cleaned_data["fate"] == GONE or form.day > form.today:
        return reverse("desk:front")
    return reverse("desk:place", args=[entry["path"]])


def _sentences(form: DetailsForm) -> Iterator[tuple[str, str, list[str]]]:
    """Three sentences in each language with the names as they are typed."""
    names, where = form.place_names()
    titles = title_of(names, Template.CLOSED)
    services = form.around.view.record.services
    service = next((each for each in services if each.slug in form.version.services), next(iter(services), None))
    for code, own_name in language_choices():
        words = language(code)
        name, at = names.say(code), where.get(code, "")
        said = [titles.say(code), f"{words.say_part(Part.SPECIAL_HOURS)}: {name}"]
        if service is not None:
            naming = _naming(name, service.names.say(code), at)
            said.append(words.say_effect(Elsewhere(service.slug, (form.version.place,)), naming))
        yield code, own_name, said


def _naming(name: str, service: str, at: str) -> Naming:
    return Naming(lambda _place: name, lambda _slug: service, at=lambda _place: at)
