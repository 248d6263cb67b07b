"""Which actions the page of a place offers: booking and events."""

from dataclasses import dataclass

from aukio.bookings.queries.booking import offers_any
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.workflows.event_sign_ups import any_coming


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """Whether anything can be booked at a place, and whether it has events."""

    books: bool
    events: bool


def place_context_at(view: View, place: PlaceId) -> PlaceContext:
    """Return which actions a place offers now."""
    return PlaceContext(offers_any(place), any_coming(view, place, view.known))
