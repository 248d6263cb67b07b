"""Addresses of the API, version 1."""

import json
import re
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import ValidationError

from aukio.answers import queries as answers
from aukio.answers.lasting import known_until
from aukio.api.clock import now
from aukio.api.problems import problem
from aukio.api.shapes import PlaceOut, Problem, StatusOut
from aukio.domain.expiry import steady
from aukio.domain.mistakes import BadRequest, Mistake
from aukio.domain.time import LATEST, read_known
from aukio.formats.status_json import status_data
from aukio.freshness.statement import sooner, state

api = NinjaAPI(
    title="Aukio",
    version="1",
    description="What is open, how, under which conditions, and until when.",
    docs_url=None,  # its page loads scripts from elsewhere; the description itself is at openapi.json
)
Lang = Literal["fi", "sv", "en"]
READS = ("at", "known", "lang")
"""The parameters that answers depend on."""
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
    moment = now()
    found = [
        {
            "place": each.path,
            "kind": each.kind.value,
            "type": each.type or None,
            "name": each.names.say(lang) or each.path,
            "summary": each.summary.value,
            "status": f"/api/v1/places/{each.path}/status",
        }
        for each in answers.everywhere(at=_instant(at), known=_instant(known), now=moment)
    ]
    zone = answers.record().city.zone
    changes = None
    if at is None:
        view = answers.view(moment if known is None else read_known(_instant(known) or "", zone, now=moment))
        changes = steady(view, [node.place for node in view.tree(view.stretch(moment))], moment).end
    return _json(found, moment, changes, at=at, known=_instant(known), zone=zone, lang=lang)


@api.get(
    "/places/{path:place}/status",
    response={200: StatusOut, 400: Problem, 404: Problem},
    summary="The status of one place",
)
def status(
    request: HttpRequest, place: str, at: str | None = None, known: str | None = None, lang: Lang = "en"
) -> HttpResponse:
    """How a place serves at ``at``, as known at ``known``, and why; an earlier path leads to the present one."""
    moment = now()
    question = answers.ask(place, at=_instant(at), known=_instant(known), now=moment)
    if question.moved_to is not None:
        asked = urlencode(dict(request.GET.items()))
        target = f"/api/v1/places/{question.moved_to}/status"
        return HttpResponse(status=308, headers={"Location": f"{target}?{asked}" if asked else target})
    answer = answers.answer(question)
    changes = None if at is not None else answer.valid_until
    zone = question.view.zone(question.place)
    data = status_data(question.view, answer, lang)
    return _json(data, moment, changes, at=at, known=_instant(known), zone=zone, lang=lang)


def _json(
    data: Any,
    moment: datetime,
    changes: datetime | None,
    *,
    at: str | None,
    known: str | None,
    zone: ZoneInfo,
    lang: str,
) -> HttpResponse:
    """The very data the command line prints; the shapes describe it and a test holds the two together."""
    response = HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")
    asked = None if known is None else read_known(known, zone, now=LATEST)
    past = at is not None and asked is not None and asked < moment
    changes = sooner(changes, known_until(asked, moment))
    state(response, now=moment, changes=changes, past=past, reads=READS, lang=lang)
    return response


def _instant(text: str | None) -> str | None:
    """A ``+`` in a query means a blank; before an offset it can only have been the sign."""
    return None if text is None else _LOST_SIGN.sub(r"+\1", text)


urlpatterns = [path("", api.urls)]
