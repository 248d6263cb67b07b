"""What one can do at a place from its page: book a time, see its events, hear of changes."""

from dataclasses import dataclass

from aukio.bookings.queries.booking import offers_any
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.workflows.event_sign_ups import any_coming


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """Whether anything may be booked there, and whether anything is held."""

    books: bool
    events: bool


def place_context_at(view: View, place: PlaceId) -> PlaceContext:
    """What there is to do at a place now."""
    return PlaceContext(offers_any(place), any_coming(view, place, view.known))
