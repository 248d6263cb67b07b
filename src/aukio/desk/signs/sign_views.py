"""Printed door signs: each print is recorded, so that the inbox can show when it is outdated (R128)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from aukio.answers import queries as answer_queries
from aukio.answers.foreign_words import foreign_words
from aukio.desk.accounts.sessions import staff
from aukio.desk.clock import now
from aukio.desk.place_lookup import place_at
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import NotFound
from aukio.domain.publishing.permissions import Actor, Task, refuse_unless
from aukio.domain.signs import compose_sign
from aukio.theme.paper import sign_pdf
from aukio.theme.reader_language import active_language
from aukio.upkeep import actions


@require_POST
@staff
def hang(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Return the door sign of a place as a PDF and record that it hangs."""
    instant = now()
    view = answer_queries.view(instant)
    node, tree = place_at(view, path)
    refuse_unless(actor, Task.DRAFT, [node], tree, lang=active_language())
    sign = compose_sign(view, node.place, instant, tuple(LANGUAGES))
    if sign is None:
        raise NotFound(f"'{path}' has no door.", next_step="Choose the unit it belongs to.")
    actions.hang(node.place, path=path, by=actor.name, now=instant)
    address = request.build_absolute_uri(reverse("web:place", args=[path]))
    content = sign_pdf(sign, address=address, zone=view.zone(node.place), foreign=foreign_words(view.record))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{path.replace("/", "-")}.pdf"'
    return response


@require_POST
@staff
def take_down(request: HttpRequest, actor: Actor, path: str) -> HttpResponse:
    """Record that the sign was taken down."""
    view = answer_queries.view(now())
    node, tree = place_at(view, path)
    refuse_unless(actor, Task.DRAFT, [node], tree, lang=active_language())
    actions.take_down(node.place, path=path, by=actor.name, now=now())
    messages.success(request, _("Saved: there is no sign there."))
    return HttpResponseRedirect(reverse("desk:inbox"))
