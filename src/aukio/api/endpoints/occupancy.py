"""Endpoints of occupancy: how full a place is (public), and sensor readings (with a token) (R089–R094)."""

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

router = Router(tags=["Occupancy"], by_alias=True)


@router.get(
    "/places/{path:place}/occupancy",
    response={200: OccupancyOut, **PROBLEMS},
    summary="How full a place is now",
    operation_id="get_occupancy",
)
def occupancy(request: HttpRequest, place: str) -> HttpResponse:
    """How many people are inside and how many more may enter, as of the last count; 404 where there is no count."""
    del request
    instant = now()
    view = answer_queries.view(doors.live(instant))
    found = _counted(view, place)
    current = doors.place_occupancy(view, found, view.known)
    zone = view.zone(found)
    response = JsonResponse(
        {
            "place": place,
            "crowd": current.room.level.value,
            "inside": current.room.inside,
            "limit": current.room.limit,
            "left": current.room.left,
            "ratio": current.ratio,
            "as_of": None if current.room.as_of is None else current.room.as_of.astimezone(zone).isoformat(),
        }
    )
    state(response, now=instant, changes=instant + doors.LIVE_FOR, reads=())
    return response


@router.post(
    "/places/{path:place}/occupancy/readings",
    response={200: ReadingsOut, 401: Problem, **PROBLEMS},
    summary="Send sensor readings",
    operation_id="send_readings",
)
def readings(request: HttpRequest, place: str, sent: ReadingsIn) -> HttpResponse:
    """Record sensor readings; requires the sensor's token (`Authorization: Bearer …`).

    Readings may be late, unordered or repeated.
    Readings of a past day are not counted. A reading in the future is an error, and none of the request is counted.
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
    sensed = [_sensed(view, found, each) for each in sent.readings]
    return JsonResponse(
        {"readings": counts.record_sensor_readings(found, sensed, today=today, by=sensor[1], now=instant)}
    )


def _sensed(view: View, place: PlaceId, sent: ReadingIn) -> Sensed:
    if sent.at.tzinfo is None:
        raise BadRequest(f"'{sent.key}': its time has no offset.", next_step="Write it as 2021-06-01T12:00:00+03:00.")
    if sent.about is not None and (sent.came or sent.left):
        raise BadRequest(f"'{sent.key}' says both who came and how many are inside.", next_step="Tell one of them.")
    local = local_of(sent.at, view.zone(place))
    reading = Reading(sent.at, sent.came - sent.left, sent.about)
    return Sensed(sent.key, reading, local.date(), local.hour)


def _counted(view: View, path: str) -> PlaceId:
    tree = view.tree(view.interval(view.known))
    found = tree.find(path)
    if found is None or not count_queries.is_counted(found):
        raise NotFound(f"people are not counted at '{path}'.", next_step="'/api/v1/places' lists the places.")
    return found
