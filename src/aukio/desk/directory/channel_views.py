"""Adding a channel to a place at the desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, staff
from aukio.desk.clock import now
from aukio.desk.directory.channel_form import WEEK, ChannelForm
from aukio.desk.directory.hit_bookings import import_form
from aukio.desk.directory.place_form import minute
from aukio.desk.directory.week_grid import coming_weeks, copied
from aukio.desk.place_lookup import place_at
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.formats.directory.directory_data import directory_to_data
from aukio.formats.yaml_text.written import write
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead

_OTHERS = ("organisations", "services", "roles")


@staff
def new_channel(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Ask about a new channel of a place, show its hours in the next weeks, and record it."""
    instant, lang = now(), active_language()
    view = answer_queries.view(instant)
    node, tree = place_at(view, path)
    refuse_unless(actor, Task.DESCRIBE, [node], tree, lang=lang)
    sent = request.POST if request.method == "POST" else kept_form(request)
    act = request.POST.get("act", "")
    if sent is not None and act == "copy":
        sent = copied(sent, WEEK)
    form = ChannelForm(node.version, view, lang, sent)
    is_valid = act != "copy" and sent is not None and form.is_valid()
    if is_valid and act == "record":
        try:
            import_form(_file(view, form), actor, instant)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:place", args=[path]))
    week = form.cleaned_data["hours"] if is_valid else None
    context = {
        "page": PageHead(_("Add a channel")),
        "name": node.version.names.say(lang) or path,
        "path": path,
        "form": form,
        "weeks": [] if week is None else coming_weeks(week, view.city.holidays, form.today, lang),
        "shows_errors": act != "copy",
    }
    return render(request, "desk/new_channel.html", context)


def _file(view: View, form: ChannelForm) -> str:
    known = minute(local_of(view.known, view.city.zone))
    data = directory_to_data(view, (), valid_from=form.day, known_from=known)
    return write({key: value for key, value in data.items() if key not in _OTHERS} | {"places": [form.entry()]})
