"""The directory at the desk: normal details of a place, and importing and exporting files."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, refuse_unless_somewhere, staff
from aukio.desk.changes.draft_matter import policy
from aukio.desk.clock import now
from aukio.desk.directory.edits import edit_of, minute
from aukio.desk.directory.hit_bookings import HitBookings, chosen_policy, hit_by
from aukio.desk.directory.place_form import PlaceForm
from aukio.desk.directory.saving import answered, save, sent_form
from aukio.desk.entry_changes import channel_said, channel_title
from aukio.desk.place_lookup import place_or_planned
from aukio.domain.base.mistakes import Forbidden, Mistake, Refused
from aukio.domain.city.places import Channel
from aukio.domain.clock.local_time import day_of, local_of
from aukio.domain.publishing.draft_steps import needs_second
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.formats.directory.directory_data import directory_to_data, place_to_data, places_on
from aukio.formats.yaml_text.written import write
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.directory_import import Imported, import_directory
from aukio.workflows.publishing.directory_publication import must_be_seen
from aukio.workflows.publishing.draft_publication import locks
from aukio.workflows.publishing.publication import Step, plan, publish

_LARGEST = 2_000_000
"""Longest file that the form accepts, in characters; use the command line for larger ones."""


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel of a place: what it is, and its hours and contacts in words."""

    channel: Channel
    title: str
    said: str


@staff
def describe(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """List the channels of a place, and edit its names and services. Requires the task ``DESCRIBE``."""
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    node, tree = place_or_planned(view, path)
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    sent = sent_form(request, actor)
    form = PlaceForm(node.version, view, lang, sent)
    hit: HitBookings | None = None
    if request.method == "POST" and form.is_valid():
        try:
            saved = save(request, edit_of(view, form.day, [place_to_data(form.described)]), view, actor)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
        else:
            if not isinstance(saved, HitBookings):
                return answered(request, saved, reverse("desk:place", args=[path]))
            hit = saved
    name = node.version.names.say(lang) or path
    context = {
        "page": PageHead(name),
        "name": name,
        "path": path,
        "form": form,
        "hands_in": not actor.may(Task.PUBLISH, node, tree),
        "hit": hit,
        "channels": [
            ChannelRow(each, channel_title(each, lang), channel_said(each, lang)) for each in node.version.channels
        ],
    }
    return render(request, "desk/describe.html", context)


@staff
def export_directory(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Return today's directory as a file that can be imported again; ``under`` limits it to a building."""
    refuse_unless_somewhere(actor, *Task)
    instant = now()
    view = answer_queries.view(instant)
    today = day_of(instant, view.city.zone)
    under = request.GET.get("under", "").strip("/")
    places = [each for each in places_on(view, today) if not under or f"{each.path}/".startswith(f"{under}/")]
    known = local_of(instant, view.city.zone)
    text = write(directory_to_data(view, places, valid_from=today, known_from=minute(known)))
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="directory-{today}.yaml"'
    return response


@staff
def import_file(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Preview or save a directory or notice file; after a refusal the form keeps the text."""
    refuse_unless_somewhere(actor, Task.DESCRIBE, Task.PUBLISH)
    sent = request.POST if request.method == "POST" else kept_form(request)
    text = "" if sent is None else sent.get("text", "")
    upload = request.FILES.get("file")
    trouble: Mistake | None = None
    if upload is not None and not text.strip():
        text = upload.read(_LARGEST + 1).decode("utf-8", errors="replace")
    steps: tuple[Step, ...] = ()
    imported: Imported | None = None
    if request.method == "POST":
        recorded = request.POST.get("act") == "record"
        try:
            if _about_places(text):
                chosen = chosen_policy(request)
                imported = import_directory(text, source="file", by=actor, now=now(), look=True, otherwise=chosen)
                if recorded:
                    _refuse_unseen(actor, imported)
                    imported = import_directory(text, source="file", by=actor, now=now(), otherwise=chosen)
            else:
                steps = plan(text, source="file", now=now())
                if recorded:
                    _refuse_alone(actor, steps)
                    steps = publish(text, source="file", by=actor, now=now(), strict=True)
            if recorded:
                messages.success(request, _("Saved."))
                return HttpResponseRedirect(reverse("desk:front"))
        except (Refused, Forbidden) as refused:
            trouble = refused
    return render(
        request,
        "desk/import_file.html",
        {
            "page": PageHead(_("Files")),
            "here": "import_file",
            "text": text,
            "trouble": trouble,
            "imported": imported,
            "hit": None if imported is None else hit_by(imported),
            "steps": [step for step in steps if step.enacted is not None],
            "looked": request.method == "POST" and trouble is None,
        },
        status=HTTPStatus.FORBIDDEN if isinstance(trouble, Forbidden) else HTTPStatus.OK,
    )


def _refuse_alone(actor: Actor, steps: tuple[Step, ...]) -> None:
    """Raise ``Forbidden`` for a file that needs approval, unless the actor may approve everywhere (R132).

    Files cannot be saved as drafts for a second person.
    """
    alone = not actor.may_everywhere(Task.APPROVE)
    if alone and any(needs_second(policy(), locks=locks(step)) for step in steps if step.enacted is not None):
        raise _needs_second()


def _refuse_unseen(actor: Actor, imported: Imported) -> None:
    """Raise ``Forbidden`` for a directory file that a second person must approve, as ``_refuse_alone`` does."""
    if must_be_seen(imported, policy(), actor):
        raise _needs_second()


def _needs_second() -> Forbidden:
    return Forbidden(
        "this file closes a door: a second person must approve it.",
        next_step="Use a ready-made change, or ask communications to record the file.",
        rule="file_needs_second",
    )


def _about_places(text: str) -> bool:
    """Return whether a text is a directory file, not a notice. Raises ``Refused`` if it is too long."""
    if len(text) > _LARGEST:
        raise Refused("the file is too large for a form.", next_step="Use 'aukio import' on the machine.")
    return "directory/1" in text[:4000]
