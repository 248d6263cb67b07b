"""The place that a live page is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aukio.answers import queries as answer_queries
from aukio.domain.base.mistakes import NotFound
from aukio.domain.city.places import PlaceId
from aukio.domain.clock.local_time import local_of
from aukio.domain.facts.record import View
from aukio.domain.wording.languages import language
from aukio.domain.wording.phrasing import minutes_of
from aukio.freshness.statement import state
from aukio.web.clock import now
from aukio.web.frame.page_parameters import lang_asked
from aukio.workflows.doors import LIVE_FOR, live


@dataclass(frozen=True, slots=True)
class LivePlace:
    """A place at the present instant, with its view and its name in the reader's language."""

    view: View
    place: PlaceId
    path: str
    name: str
    instant: datetime

    @property
    def local(self) -> datetime:
        """The instant in the local time of the place."""
        return local_of(self.instant, self.view.zone(self.place))


def live_place(path: str) -> LivePlace:
    """Return the place that has a path now. Raises ``NotFound``."""
    instant = live(now())
    view = answer_queries.view(instant)
    tree = view.tree(view.interval(instant))
    found = tree.find(path)
    node = None if found is None else tree.get(found)
    if node is None:
        raise NotFound(f"no place '{path}' now.", next_step="'/api/v1/places' lists them.")
    return LivePlace(view, node.place, path, node.version.names.say(lang_asked()) or path, instant)


def piece(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    """Render a part of a page that is polled; the response may be cached for ``LIVE_FOR``."""
    response = render(request, template, dict(context))
    asked = now()
    state(response, now=asked, changes=asked + LIVE_FOR, reads=())
    return response


def clock(local: datetime, lang: str) -> str:
    """Return a time of day as a list of times has it."""
    return language(lang).say_slot(minutes_of(local))
