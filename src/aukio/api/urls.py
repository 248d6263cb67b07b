"""Addresses of version 1 of the API, and the handlers of its errors."""

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
    docs_url=None,  # the framework's page loads scripts from another host; ours is at /api/v1/reference
    openapi_url=None,  # served by aukio.config.urls, with freshness headers
)


@api.exception_handler(Mistake)
def on_mistake(request: HttpRequest, mistake: Mistake) -> HttpResponse:
    """Return the problem for a mistake."""
    return problem(request, mistake)


@api.exception_handler(ValidationError)
def on_bad_parameter(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Return the problem for an invalid parameter."""
    first = error.errors[0]
    name = next((str(part) for part in reversed(first.get("loc", ["?"])) if not isinstance(part, int)), "?")
    return problem(
        request, BadRequest(f"'{name}': {first.get('msg', 'is not valid')}.", next_step="See /api/v1/openapi.json.")
    )


_ROUTERS = (
    occupancy.router,
    bookings.router,
    events.router,
    deliveries.router,
    status.router,
    directory.router,
    history.router,
    health.router,
    directory.place_router,
)

for router in _ROUTERS:
    api.add_router("", router)

urlpatterns = [path("", api.urls)]
probes = [path("healthz", health.healthz), path("readyz", health.readyz)]
