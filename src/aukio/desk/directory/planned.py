"""What is planned for a later day: each change of the directory in words, calling it off, and another day for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.clock import now
from aukio.desk.directory.edits import edit_file
from aukio.desk.directory.hit_bookings import form_statement, import_form
from aukio.desk.entry_changes import channel_said, channel_title
from aukio.desk.place_lookup import place_or_planned
from aukio.desk.words import A_DAY, not_understood
from aukio.domain.base.mistakes import BadRequest, Forbidden, NotFound, Refused
from aukio.domain.city.places import PlaceId, PlaceVersion
from aukio.domain.clock.form_input import read_day
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.effects import ExistingBookings
from aukio.domain.facts.record import View
from aukio.domain.publishing.directory_statements import says_the_same
from aukio.domain.publishing.permissions import Actor, refuse_unless
from aukio.domain.publishing.proposals import Postponement
from aukio.domain.wording.languages import language
from aukio.formats.directory.directory_data import place_to_data
from aukio.formats.values.text_data import Json
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.workflows.directory_import import ALONE, ImportTerms, import_statement


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """A change of a place that is recorded for a later day; ``opens`` where the place is not there before."""

    place: PlaceId
    path: str
    name: str
    day: date
    said_day: str
    what: str
    opens: bool


def planned_changes(view: View, lang: str, place: PlaceId | None = None) -> list[PlannedChange]:
    """What is planned for later days than today, of one place or of all; the nearest day first."""
    today = day_of(view.known, view.city.zone)
    found = []
    ends = {(each.place, each.valid_until): each for each in view.directory.places}
    for version in view.directory.places:
        if version.valid_from > today and place in (None, version.place):
            before = _there(ends.get((version.place, version.valid_from)))
            if version.gone if before is None else says_the_same(before, version):  # it was called off
                continue
            shown = version if before is None else before
            name = version.names.say(lang) or version.path
            said = language(lang).say_full_day(version.valid_from, today=today)
            what = "; ".join(_said(before, version, lang))
            found.append(PlannedChange(version.place, shown.path, name, version.valid_from, said, what, before is None))
    return sorted(found, key=lambda each: (each.day, each.path))


@require_POST
@staff
def change_plan(request: HttpRequest, actor: Actor, path: str, day: str) -> HttpResponse:
    """Call off what is planned for a day, or move it to another one."""
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    node, tree = place_or_planned(view, path)
    for task in ALONE:
        refuse_unless(actor, task, [node], tree, lang=lang)
    mine = (each for each in view.directory.places if each.place == node.place)
    version = next((each for each in mine if each.valid_from.isoformat() == day), None)
    today = day_of(instant, view.city.zone)
    if version is None or version.valid_from <= today:
        raise NotFound(f"nothing is planned for '{path}' on that day.", next_step="Its page lists what is planned.")
    before = _before(view, version)
    to = reverse("desk:bulk_edit") if before is None else reverse("desk:place", args=[path])
    moves = request.POST.get("act") == "move"
    other = _typed_day(request, today) if moves else None
    if moves and other is None:
        return HttpResponseRedirect(to)
    terms = ImportTerms(tasks=ALONE, otherwise=ExistingBookings.CONTACT)
    try:
        if other is None:
            text = edit_file(view, version.valid_from, [_as_before(before, version)])
            import_form(text, actor, instant, terms=terms, made_from=version.valid_from)
        else:
            statement = form_statement(edit_file(view, today), instant)
            moved = replace(statement, postponed=(Postponement(node.place, version.valid_from, other),))
            digest = sha256(f"{instant.isoformat()} {node.place} {day} {other}".encode()).hexdigest()
            import_statement(moved, digest=digest, by=actor, now=instant, terms=terms)
    except (Refused, Forbidden) as refused:
        messages.error(request, in_words(refused))
    else:
        messages.success(request, _("Called off.") if other is None else _("Moved to another day."))
    return HttpResponseRedirect(to)


def _typed_day(request: HttpRequest, today: date) -> date | None:
    """The other day; None, with a message, where it is no day to come."""
    try:
        day = read_day(request.POST.get("day", "")[:40], today)
    except BadRequest:
        messages.error(request, not_understood(A_DAY))
        return None
    if day <= today:
        messages.error(request, _("Choose a day to come. To change it today, call it off and make the change again."))
        return None
    return day


def _as_before(before: PlaceVersion | None, version: PlaceVersion) -> Json:
    """The entry of a place as it was before a planned version; one that was to open is gone."""
    if before is None:
        return {**place_to_data(version), "gone": True}
    moved = {} if before.path == version.path else {"was": version.path}
    return place_to_data(before) | moved


def _before(view: View, version: PlaceVersion) -> PlaceVersion | None:
    """The version that ends where a planned one begins; None where the place is not there until then."""
    same = (each for each in view.directory.places if each.place == version.place)
    return _there(next((each for each in same if each.valid_until == version.valid_from), None))


def _there(version: PlaceVersion | None) -> PlaceVersion | None:
    return None if version is None or version.gone else version


def _said(before: PlaceVersion | None, version: PlaceVersion, lang: str) -> Iterator[str]:
    if before is None:
        yield _("opens")
        return
    if version.gone:
        yield _("closes for good")
        return
    if version.path != before.path:
        yield _("moves to %(path)s") % {"path": version.path}
    if version.names != before.names:
        yield _("is called %(name)s") % {"name": version.names.say(lang)}
    yield from _channels_said(before, version, lang)
    if version.details != before.details or version.name_forms != before.name_forms:
        yield _("Address and details")
    if (version.services, version.provides) != (before.services, before.provides):
        yield _("other services")
    if (version.type, version.owner) != (before.type, before.owner):
        yield _("another type or organisation")


def _channels_said(before: PlaceVersion, version: PlaceVersion, lang: str) -> Iterator[str]:
    was, becomes = ({(each.kind, each.purpose): each for each in of.channels} for of in (before, version))
    for key in dict.fromkeys((*was, *becomes)):
        old, new = was.get(key), becomes.get(key)
        if new is None and old is not None:
            yield _("%(channel)s ends") % {"channel": channel_title(old, lang)}
        elif new is not None and new != old:
            yield f"{channel_title(new, lang)}: {channel_said(new, lang)}"
