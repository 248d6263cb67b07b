"""The channels of a place at the desk: adding one, changing its hours and contacts, and ending it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, staff
from aukio.desk.clock import now
from aukio.desk.directory.changed_answers import ChangedAnswer
from aukio.desk.directory.channel_form import WEEK, ChannelForm
from aukio.desk.directory.edits import answers_changed, edit_file
from aukio.desk.directory.hit_bookings import HitBookings, save
from aukio.desk.directory.week_grid import coming_weeks, copied, sentences
from aukio.desk.place_lookup import place_or_planned
from aukio.domain.base.mistakes import Forbidden, NotFound, Refused
from aukio.domain.city.places import WITHOUT_HOURS, Admission, Channel, PlaceVersion
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import capital
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.directory_import import Imported


@staff
def new_channel(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Ask about a new channel of a place, show its hours in the next weeks, and record it."""
    return _edited(request, actor, path)


@staff
def channel(request: HttpRequest, actor: Actor, path: str, kind: str, purpose: str) -> HttpResponse:
    """Change the hours and contacts of a channel, or end it, from a day on."""
    return _edited(request, actor, path, (kind, purpose))


def channel_title(each: Channel, lang: str) -> str:
    """The kind of a channel, with what it is for where that is not service: ``Phone: bookings``."""
    words = language(lang)
    said = capital(words.say_channel(each.kind))
    return said if each.purpose.value == "service" else f"{said}: {words.say_purpose(each.purpose)}"


def channel_said(each: Channel, lang: str) -> str:
    """The hours, the admission and the contacts of a channel in words."""
    words = language(lang)
    if each.week is None:
        hours = "" if each.kind in WITHOUT_HOURS else words.say_spans(None)
    else:
        hours = words.say_week(each.week)
    admission = "" if each.admission is Admission.WALK_IN else words.say_admission(each.admission)
    return "; ".join(filter(None, (capital(hours), admission, ", ".join(map(words.say_contact, each.contacts)))))


def _edited(request: HttpRequest, actor: Actor, path: str, which: tuple[str, str] | None = None) -> HttpResponse:
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    node, tree = place_or_planned(view, path)
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    before = None if which is None else _channel(node.version, which)
    sent = request.POST if request.method == "POST" else kept_form(request)
    act = request.POST.get("act", "")
    if sent is not None and act == "copy":
        sent = copied(sent, WEEK)
    form = ChannelForm(node.version, view, lang, sent, channel=before)
    hit: HitBookings | None = None
    changed: tuple[ChangedAnswer, ...] | None = None
    if act in ("look", "record") and form.is_valid():
        text = edit_file(view, form.day, [form.entry()])
        try:
            if act == "record":
                saved = save(request, text, actor, instant)
                if isinstance(saved, Imported):
                    messages.success(request, _("Nothing changed.") if saved.is_empty else _("Saved."))
                    return HttpResponseRedirect(reverse("desk:describe", args=[path]))
                hit = saved
            changed = answers_changed(view, text, [node.place], form.day, actor=actor, lang=lang)
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
