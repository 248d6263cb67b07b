"""The channels of a place at the desk: adding one, changing its hours and contacts, and ending it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import staff
from aukio.desk.clock import now
from aukio.desk.directory.changed_answers import ChangedAnswer
from aukio.desk.directory.channel_form import WEEK, ChannelForm
from aukio.desk.directory.draft_page import edit_outlet
from aukio.desk.directory.edits import answers_changed, edit_of, view_after
from aukio.desk.directory.hit_bookings import HitBookings
from aukio.desk.directory.saving import answered, save, sent_form
from aukio.desk.directory.week_grid import coming_weeks, copied, sentences
from aukio.desk.entry_changes import channel_title
from aukio.desk.outlets import OUTLETS
from aukio.desk.place_lookup import place_or_planned
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.city.places import Channel, PlaceVersion
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead


@staff
def new_channel(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Ask about a new channel of a place, show its hours in the next weeks, and record it."""
    return _edited(request, actor, path)


@staff
def channel(request: HttpRequest, actor: Actor, path: str, kind: str, purpose: str) -> HttpResponse:
    """Change the hours and contacts of a channel, or end it, from a day on."""
    return _edited(request, actor, path, (kind, purpose))


def _edited(request: HttpRequest, actor: Actor, path: str, which: tuple[str, str] | None = None) -> HttpResponse:
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    node, tree = place_or_planned(view, path)
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    before = None if which is None else _channel(node.version, which)
    sent = sent_form(request, actor)
    act = request.POST.get("act", "")
    if sent is not None and act == "copy":
        sent = copied(sent, WEEK)
    form = ChannelForm(node.version, view, lang, sent, channel=before)
    hit: HitBookings | None = None
    changed: tuple[ChangedAnswer, ...] | None = None
    if act in ("look", "record", *OUTLETS) and form.is_valid():
        edit = edit_of(view, form.day, [form.entry()])
        try:
            if act == "record":
                saved = save(request, edit, view, actor)
                if not isinstance(saved, HitBookings):
                    return answered(request, saved, reverse("desk:describe", args=[path]))
                hit = saved
            after = view_after(view, edit, actor)
            if act in OUTLETS:
                return edit_outlet(request, after, edit, act)
            changed = answers_changed(view, after, edit, lang)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
    week = None if act == "copy" else form.hours
    title = _("Add a channel") if before is None else channel_title(before, lang)
    context = {
        "page": PageHead(title),
        "title": title,
        "name": node.version.names.say(lang) or path,
        "path": path,
        "form": form,
        "hands_in": not actor.may(Task.PUBLISH, node, tree),
        "hit": hit,
        "weeks": [] if week is None else coming_weeks(week, view.city.holidays, form.today, lang),
        "said": sentences(week),
        "changed": changed,
        "shows_errors": act not in ("copy", "weeks"),
    }
    return render(request, "desk/channel.html", context)


def _channel(version: PlaceVersion, which: tuple[str, str]) -> Channel:
    found = next((each for each in version.channels if (each.kind.value, each.purpose.value) == which), None)
    if found is None:
        raise NotFound(f"'{version.path}' has no such channel.", next_step="Its page lists the channels that it has.")
    return found
