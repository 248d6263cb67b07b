"""Endpoint of events: their dates, the state of each, and their audience (R076, R103–R105)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from aukio.answers import queries as answer_queries
from aukio.api.clock import now
from aukio.api.problems import PROBLEMS
from aukio.api.shapes.base import LanguageCode
from aukio.api.shapes.bookings import EventDateOut
from aukio.domain.base.languages import DEFAULT_LANGUAGE
from aukio.domain.base.mistakes import NotFound
from aukio.domain.facts.record import View
from aukio.domain.people.events import EventDate
from aukio.freshness.statement import state
from aukio.workflows import event_sign_ups
from aukio.workflows.doors import LIVE_FOR, live

router = Router(tags=["Events and groups"], by_alias=True)


@router.get(
    "/events",
    response={200: list[EventDateOut], **PROBLEMS},
    summary="Events of the coming months",
    operation_id="list_events",
)
def events(request: HttpRequest, place: str | None = None, lang: LanguageCode = DEFAULT_LANGUAGE) -> HttpResponse:
    """Coming dates of events, earliest first: of a place and everything in it, or of the city."""
    del request
    view = answer_queries.public_view(live(now()))
    found = None if place is None else view.tree(view.interval(view.known)).find(place)
    if place is not None and found is None:
        raise NotFound(f"no place '{place}' now.", next_step="'/api/v1/places' lists them.")
    response = JsonResponse(
        [_data(view, each, lang) for each in event_sign_ups.coming(view, found, view.known)], safe=False
    )
    instant = now()
    state(response, now=instant, changes=instant + LIVE_FOR, reads=("place", "lang"))
    return response


def _data(view: View, date: EventDate, lang: str) -> dict[str, object]:
    event, zone, place = date.event, view.zone(date.event.place), view.newest(date.event.place)
    return {
        "event": event.number,
        "date": date.number,
        "place": "" if place is None else place.path,
        "title": event.titles.say(lang),
        "details": event.details.say(lang) or None,
        "category": event.category,
        "organiser": event.organiser,
        "start": date.start.astimezone(zone).isoformat(),
        "end": date.end.astimezone(zone).isoformat(),
        "status": date.state.value,
        "previous_start": None if date.previous is None else date.previous.astimezone(zone).isoformat(),
        "born_from": None if event.audience.born_from is None else event.audience.born_from.isoformat(),
        "born_until": None if event.audience.born_until is None else event.audience.born_until.isoformat(),
        "signs_up": event.signs_up.value,
        "seats": event.seats,
        "because": date.because or None,
    }
