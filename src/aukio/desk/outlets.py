"""Public outlets of a place as they would be by an unpublished change: its page, screen, door sign and hours."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from aukio.answers.foreign_words import foreign_words
from aukio.domain.base.languages import LANGUAGES
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import day_of
from aukio.domain.facts.record import View
from aukio.domain.signs import compose_sign
from aukio.formats.opening_hours import opening_hours_year
from aukio.theme.paper import sign_pdf
from aukio.theme.reader_language import active_language
from aukio.web.page_previews import page_preview, screen_preview

OUTLETS = ("page", "sign", "screen", "hours")


def outlet_of(request: HttpRequest, view: View, place: PlaceId, at: datetime, outlet: str) -> HttpResponse:
    """Return an outlet of a place at an instant, from a view that is not recorded.

    Raises ``NotFound`` for an outlet that the place does not have then.
    """
    node = view.node(place, at)
    if node is None:
        raise NotFound("the place is not there at that moment.", next_step="Look at what changes instead.")
    match outlet:
        case "page":
            return page_preview(request, view, place, at)
        case "screen":
            return screen_preview(request, view, place, at)
        case "hours":
            zone = view.zone(place)
            text = opening_hours_year.year_text(view, place, day_of(at, zone), active_language())
            return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")
        case "sign":
            sign = compose_sign(view, place, at, tuple(LANGUAGES))
            if sign is None:
                raise NotFound(f"'{node.path}' has no door at that moment.", next_step="Look at its page instead.")
            address = request.build_absolute_uri(reverse("web:place", args=[node.path]))
            content = sign_pdf(sign, address=address, zone=view.zone(place), foreign=foreign_words(view.record))
            return HttpResponse(content, content_type="application/pdf")
        case _:
            raise NotFound(f"no such outlet '{outlet}'.", next_step="There are: page, sign, screen, hours.")
