"""Addresses of the API, version 1: the rooms of its questions, and what becomes of a mistake."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import ValidationError

from aukio.api.endpoints import bookings, deliveries, directory, events, health, history, occupancy, status
from aukio.api.problems import problem
from aukio.domain.base.mistakes import BadRequest, Mistake

api = NinjaAPI(
    title="Aukio",
    version="1",
    description="What is open, how, under which conditions, and until when.",
    docs_url=None,  # its page loads scripts from elsewhere; ours is at /api/v1/reference
    openapi_url=None,  # the description states how long it holds, as everything does: aukio.config.urls
)


@api.exception_handler(Mistake)
def on_mistake(request: HttpRequest, mistake: Mistake) -> HttpResponse:
    """Every mistake of the family, in one place."""
    return problem(request, mistake)


@api.exception_handler(ValidationError)
def on_bad_parameter(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter of the wrong form."""
    first = error.errors[0]
    name = next((str(part) for part in reversed(first.get("loc", ["?"])) if not isinstance(part, int)), "?")
    return problem(
        request, BadRequest(f"'{name}': {first.get('msg', 'is not valid')}.", next_step="See /api/v1/openapi.json.")
    )


_ROOMS = (
    occupancy.router,
    bookings.router,
    events.router,
    deliveries.router,
    status.router,
    directory.router,
    history.router,
    health.router,
    directory.below,
)

for room in _ROOMS:
    api.add_router("", room)

urlpatterns = [path("", api.urls)]
probes = [path("healthz", health.healthz), path("readyz", health.readyz)]
