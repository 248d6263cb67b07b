"""Many places at once at the desk: pasted rows, what they would change, and saving all of them or none."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import kept_form, refuse_unless_somewhere, staff
from aukio.desk.clock import now
from aukio.desk.directory.edits import edit_file
from aukio.desk.directory.hit_bookings import HitBookings, save
from aukio.desk.directory.table_form import TableForm
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.publishing.permissions import Actor, Task
from aukio.formats.directory.directory_data import place_to_data
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead
from aukio.workflows.directory_import import Imported


@staff
def table(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Read pasted rows, show what they would change, and save them."""
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    instant = now()
    view = answer_queries.view(instant)
    tree = view.tree(view.interval(instant))
    mine = [node for node in tree if actor.may(Task.DESCRIBE, node, tree)]
    sent = request.POST if request.method == "POST" else kept_form(request)
    form = TableForm(mine, view, active_language(), sent)
    is_valid = sent is not None and form.is_valid()
    hit: HitBookings | None = None
    if is_valid and request.POST.get("act") == "record":
        places = [place_to_data(each.version) for each in form.changed]
        try:
            saved = save(request, edit_file(view, form.day, places), actor, instant)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
        else:
            if isinstance(saved, Imported):
                messages.success(request, _("Nothing changed.") if saved.is_empty else _("Saved."))
                return HttpResponseRedirect(reverse("desk:bulk_edit"))
            hit = saved
    context = {
        "here": "bulk_edit",
        "page": PageHead(_("Places")),
        "form": form,
        "hit": hit,
        "changed": form.changed if is_valid else [],
    }
    return render(request, "desk/table.html", context)
