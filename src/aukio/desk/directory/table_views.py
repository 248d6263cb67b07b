"""Many places at once at the desk: pasted rows, what they would change, and saving all of them or none."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from aukio.answers import queries as answer_queries
from aukio.desk.accounts.sessions import refuse_unless_somewhere, staff
from aukio.desk.clock import now
from aukio.desk.directory.edits import edit_of
from aukio.desk.directory.hit_bookings import HitBookings
from aukio.desk.directory.saving import answered, save, sent_form
from aukio.desk.directory.table_form import TableForm
from aukio.domain.base.mistakes import Forbidden, Refused
from aukio.domain.publishing.permissions import Actor, Task
from aukio.formats.directory.directory_data import place_to_data
from aukio.theme.reader_language import active_language
from aukio.theme.refusals import in_words
from aukio.web.frame.page_head import PageHead


@staff
def table(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Read pasted rows, show what they would change, and save them."""
    refuse_unless_somewhere(actor, Task.DESCRIBE)
    instant = now()
    view = answer_queries.view(instant)
    tree = view.tree(view.interval(instant))
    mine = [node for node in tree if actor.may(Task.DESCRIBE, node, tree)]
    sent = sent_form(request, actor)
    form = TableForm(mine, view, active_language(), sent)
    is_valid = sent is not None and form.is_valid()
    hit: HitBookings | None = None
    if is_valid and request.POST.get("act") == "record":
        places = [place_to_data(each.version) for each in form.changed]
        try:
            saved = save(request, edit_of(view, form.day, places), view, actor)
        except (Refused, Forbidden) as refused:
            form.add_error(None, in_words(refused))
        else:
            if not isinstance(saved, HitBookings):
                return answered(request, saved, reverse("desk:bulk_edit"))
            hit = saved
    context = {
        "here": "bulk_edit",
        "page": PageHead(_("Places")),
        "form": form,
        "hands_in": not actor.may_somewhere(Task.PUBLISH),
        "hit": hit,
        "changed": form.changed if is_valid else [],
    }
    return render(request, "desk/table.html", context)
