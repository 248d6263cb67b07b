"""How full a place is, asked by anybody; and told by sensors that show a token (R089–R094)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router

from aukio.answers import queries as answer_queries
from aukio.api.clock import now
from aukio.api.problems import PROBLEMS, bare_problem
from aukio.api.shapes import Problem
from aukio.api.shapes.occupancy import OccupancyOut, ReadingIn, ReadingsIn, ReadingsOut
from aukio.domain.base.mistakes import BadRequest, NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.people.occupancy import Reading
from aukio.freshness.statement import state
from aukio.visits.actions import counts
from aukio.visits.actions.counts import Sensed
from aukio.visits.queries import counts as count_queries
from aukio.workflows import doors

router = Router(tags=["At the door"], by_alias=True)


@router.get(
    "/places/{path:place}/occupancy",
    response={200: OccupancyOut, **PROBLEMS},
    summary="How full a place is now",
    operation_id="aukio_api_visits_occupancy",
)
def occupancy(request: HttpRequest, place: str) -> HttpResponse:
    """How many are inside and how many more may come, with its age; 404 where nobody counts."""
    del request
    asked = now()
    view = answer_queries.view(doors.live(asked))
    found = _counted(view, place)
    told = doors.place_occupancy(view, found, view.known)
    zone = view.zone(found)
    response = JsonResponse(
        {
            "place": place,
            "crowd": told.room.level.value,
            "inside": told.room.inside,
            "limit": told.room.limit,
            "left": told.room.left,
            "ratio": told.ratio,
            "as_of": None if told.room.as_of is None else told.room.as_of.astimezone(zone).isoformat(),
        }
    )
    state(response, now=asked, changes=asked + doors.LIVE_FOR, reads=())
    return response


@router.post(
    "/places/{path:place}/occupancy/readings",
    response={200: ReadingsOut, 401: Problem, **PROBLEMS},
    summary="Tell what a sensor counted",
    operation_id="aukio_api_visits_readings",
)
def readings(request: HttpRequest, place: str, told: ReadingsIn) -> HttpResponse:
    """Shown a sensor's token (`Authorization: Bearer …`), count its readings: late, in any order, told twice.

    Of a day that is over nothing is counted. What lies ahead of our clock is refused, and nothing of it is counted.
    """
    instant = doors.live(now())
    view = answer_queries.view(instant)
    scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
    sensor = count_queries.sensor_place(token.strip(), instant) if scheme.lower() == "bearer" else None
    found = _counted(view, place)
    if sensor is None or sensor[0] != found:
        response = bare_problem(
            request,
            HTTPStatus.UNAUTHORIZED,
            code="no_token",
            detail="Show the token of a sensor of this place: Authorization: Bearer …",
        )
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    today = doors.spot_at(view, found, instant).day
    sensed = [_sensed(view, found, each) for each in told.readings]
    return JsonResponse({"readings": counts.sense(found, sensed, today=today, by=sensor[1], now=instant)})


def _sensed(view: View, place: PlaceId, told: ReadingIn) -> Sensed:
    if told.at.tzinfo is None:
        raise BadRequest(f"'{told.key}': its time has no offset.", next_step="Write it as 2021-06-01T12:00:00+03:00.")
    if told.about is not None and (told.came or told.left):
        raise BadRequest(f"'{told.key}' says both who came and how many are inside.", next_step="Tell one of them.")
    local = local_of(told.at, view.zone(place))
    reading = Reading(told.at, told.came - told.left, told.about)
    return Sensed(told.key, reading, local.date(), local.hour)


def _counted(view: View, path: str) -> PlaceId:
    tree = view.tree(view.interval(view.known))
    found = tree.find(path)
    if found is None or not count_queries.is_counted(found):
        raise NotFound(f"nobody counts people at '{path}'.", next_step="'/api/v1/places' lists the places.")
    return found
