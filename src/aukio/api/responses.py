"""Answers as JSON: the very data that the command line prints, with how long they hold and where a list goes on."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from aukio.api.cursors import Cursor, asked_of, read_cursor
from aukio.api.parameters import Asked, PageIn
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.freshness.statement import sooner, state

T = TypeVar("T")


def answer(data: Any, asked: Asked, *, changes: datetime | None, reads: Collection[str]) -> HttpResponse:
    """The data. ``changes``: when it may differ though nothing is recorded; ``reads``: the parameters it depends on."""
    response = HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")
    changes = sooner(changes, asked.session.known_until(asked.known_asked))
    state(response, now=asked.now, changes=changes, past=asked.past, reads=reads, lang=asked.lang)
    return response


def next_change(asked: Asked, view: View, places: Collection[PlaceId] = ()) -> datetime | None:
    """When an answer about these places may differ; None where the instant is asked for by name."""
    return None if asked.at is not None else unchanged_span(view, places, asked.now).end


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A piece of a list; ``next`` is the address of the piece after it, or empty."""

    items: Sequence[T]
    next: str

    def linked(self, response: HttpResponse) -> HttpResponse:
        """The response, saying where the list goes on (RFC 8288)."""
        if self.next:
            response.headers["Link"] = f'<{self.next}>; rel="next"'
        return response


@dataclass(frozen=True, slots=True)
class Paging:
    """Which piece of a list a request asks for; ``reads`` are the parameters of its question."""

    request: HttpRequest
    limit: int
    cursor: Cursor | None
    reads: Collection[str]

    @property
    def enough(self) -> int:
        """How many items of the whole list say what this piece is, and whether it is the last."""
        return self._start + self.limit + 1

    @property
    def _start(self) -> int:
        return 0 if self.cursor is None else self.cursor.offset

    def piece(self, items: Sequence[T]) -> Sequence[T]:
        """The items of this piece."""
        return items[self._start : self._start + self.limit]

    def page(self, items: Sequence[T], asked: Asked, since: datetime) -> Page[T]:
        """The piece of ``items``. ``since``: the same is told since then, where no instant was named.

        The piece after it is about the same moment, so that no item is told twice or missed.
        """
        shown, end = self.piece(items), self._start + self.limit
        if end >= len(items):
            return Page(shown, "")
        at, known = self.moment(asked, since)
        on = Cursor(at, known, end).written(self.request, self.reads)
        query = urlencode([*asked_of(self.request, self.reads), ("cursor", on)])
        return Page(shown, f"{self.request.build_absolute_uri(self.request.path)}?{query}")

    def moment(self, asked: Asked, since: datetime) -> tuple[datetime, datetime]:
        """The instant that every page of the list is about, and the one as known at which it is told."""
        if self.cursor is not None:
            return self.cursor.at, self.cursor.known
        at = asked.instant if asked.at is not None else since
        return at, asked.view.known if asked.known is not None else asked.session.known.since


def paging(request: HttpRequest, asked_for: PageIn, reads: Collection[str]) -> Paging:
    """The piece that a request asks for. Raises ``BadRequest`` for a cursor that is not of this question."""
    return Paging(request, asked_for.limit, read_cursor(asked_for.cursor, request, reads), reads)


def chosen_fields(fields: str | None, known: Collection[str], default: Collection[str]) -> frozenset[str]:
    """The keys of an item that were asked for. Raises ``BadRequest`` for one that there is not."""
    if fields is None:
        return frozenset(default)
    wanted = {name.strip() for name in fields.split(",") if name.strip()}
    unknown = sorted(wanted - set(known))
    if unknown or not wanted:
        named = f"'{unknown[0]}' is no field" if unknown else "names no field"
        raise BadRequest(f"'fields': {named}.", next_step=f"There are: {', '.join(sorted(known))}.")
    return frozenset(wanted)


def moved(request: HttpRequest, target: str) -> HttpResponse:
    """To the address that a place has now; what else was asked goes along."""
    query = request.GET.urlencode()
    return HttpResponse(status=308, headers={"Location": f"{target}?{query}" if query else target})
