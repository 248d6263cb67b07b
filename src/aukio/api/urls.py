"""Addresses of the API, version 1."""

import json
import re
from typing import Any, Literal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import ValidationError

from aukio.answers import queries as answers
from aukio.api.clock import now
from aukio.api.problems import problem
from aukio.api.shapes import PlaceOut, Problem, StatusOut
from aukio.domain.mistakes import BadRequest, Mistake
from aukio.formats.status_json import status_data

api = NinjaAPI(
    title="Aukio",
    version="1",
    description="What is open, how, under which conditions, and until when.",
    docs_url=None,  # its page loads scripts from elsewhere; the description itself is at openapi.json
)
Lang = Literal["fi", "sv", "en"]
_LOST_SIGN = re.compile(r" (\d{2}:\d{2})$")


@api.exception_handler(Mistake)
def on_mistake(request: HttpRequest, mistake: Mistake) -> HttpResponse:
    """Every mistake of the family, in one place."""
    return problem(request, mistake)


@api.exception_handler(ValidationError)
def on_bad_parameter(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter of the wrong form."""
    first = error.errors[0]
    name = str(first.get("loc", ["?"])[-1])
    return problem(
        request, BadRequest(f"'{name}': {first.get('msg', 'is not valid')}.", next_step="See /api/v1/openapi.json.")
    )


@api.get("/places", response={200: list[PlaceOut], 400: Problem}, summary="Every place, with its state at an instant")
def places(request: HttpRequest, at: str | None = None, known: str | None = None, lang: Lang = "en") -> HttpResponse:
    """The tree of places by path. ``at`` and ``known`` are instants; without them, now."""
    found = [
        {
            "place": each.path,
            "kind": each.kind.value,
            "type": each.type or None,
            "name": each.names.say(lang) or each.path,
            "summary": each.summary.value,
            "status": f"/api/v1/places/{each.path}/status",
        }
        for each in answers.everywhere(at=_instant(at), known=_instant(known), now=now())
    ]
    return _json(found)


@api.get(
    "/places/{path:place}/status",
    response={200: StatusOut, 400: Problem, 404: Problem},
    summary="The status of one place",
)
def status(
    request: HttpRequest, place: str, at: str | None = None, known: str | None = None, lang: Lang = "en"
) -> HttpResponse:
    """How a place serves at ``at``, as known at ``known``, and why; an earlier path leads to the present one."""
    question = answers.ask(place, at=_instant(at), known=_instant(known), now=now())
    if question.moved_to is not None:
        asked = urlencode(dict(request.GET.items()))
        target = f"/api/v1/places/{question.moved_to}/status"
        return HttpResponse(status=308, headers={"Location": f"{target}?{asked}" if asked else target})
    return _json(status_data(question.view, answers.answer(question), lang))


def _json(data: Any) -> HttpResponse:
    """The very data the command line prints; the shapes describe it and a test holds the two together."""
    return HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")


def _instant(text: str | None) -> str | None:
    """A ``+`` in a query means a blank; before an offset it can only have been the sign."""
    return None if text is None else _LOST_SIGN.sub(r"+\1", text)


urlpatterns = [path("", api.urls)]
