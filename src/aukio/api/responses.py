"""JSON responses with their freshness headers, and pages of lists."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from aukio.api.cursors import Cursor, decode_cursor, question_parameters
from aukio.api.parameters import ApiQuestion, PageIn
from aukio.domain.answers.expiry import unchanged_span
from aukio.domain.base.mistakes import BadRequest
from aukio.domain.city.places import PlaceId
from aukio.domain.facts.record import View
from aukio.freshness.statement import sooner, state

T = TypeVar("T")


def answer(data: Any, question: ApiQuestion, *, changes: datetime | None, reads: Collection[str]) -> HttpResponse:
    """Return data as JSON.

    ``changes`` is the instant from which it may differ without a new publication; ``reads`` names the parameters that
    it depends on.
    """
    response = HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")
    changes = sooner(changes, question.session.known_until(question.requested_known))
    state(response, now=question.now, changes=changes, past=question.past, reads=reads, lang=question.lang)
    return response


def next_change(question: ApiQuestion, view: View, places: Collection[PlaceId] = ()) -> datetime | None:
    """Return when an answer about these places may differ; None where ``at`` is given."""
    return None if question.at is not None else unchanged_span(view, places, question.now).end


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of a list; ``next`` is the address of the next page, or empty."""

    items: Sequence[T]
    next: str

    def with_link(self, response: HttpResponse) -> HttpResponse:
        """Return the response with the ``Link`` header to the next page (RFC 8288)."""
        if self.next:
            response.headers["Link"] = f'<{self.next}>; rel="next"'
        return response


@dataclass(frozen=True, slots=True)
class Paging:
    """The requested page of a list; ``reads`` names the parameters of the list."""

    request: HttpRequest
    limit: int
    cursor: Cursor | None
    reads: Collection[str]

    @property
    def enough(self) -> int:
        """How many items of the list are enough to know this page and whether it is the last one."""
        return self._start + self.limit + 1

    @property
    def _start(self) -> int:
        return 0 if self.cursor is None else self.cursor.offset

    def piece(self, items: Sequence[T]) -> Sequence[T]:
        """Return the items of this page."""
        return items[self._start : self._start + self.limit]

    def page(self, items: Sequence[T], question: ApiQuestion, since: datetime) -> Page[T]:
        """Return the page of ``items``; ``since`` is the instant of the list where the request gives no ``at``.

        The next page is about the same instant, so that no item is repeated or missed.
        """
        shown, end = self.piece(items), self._start + self.limit
        if end >= len(items):
            return Page(shown, "")
        at, known = self.moment(question, since)
        on = Cursor(at, known, end).encode(self.request, self.reads)
        query = urlencode([*question_parameters(self.request, self.reads), ("cursor", on)])
        return Page(shown, f"{self.request.build_absolute_uri(self.request.path)}?{query}")

    def moment(self, question: ApiQuestion, since: datetime) -> tuple[datetime, datetime]:
        """Return the two instants of all pages of the list: ``at`` and ``known``."""
        if self.cursor is not None:
            return self.cursor.at, self.cursor.known
        at = question.instant if question.at is not None else since
        return at, question.view.known if question.known is not None else question.session.known.since


def paging(request: HttpRequest, params: PageIn, reads: Collection[str]) -> Paging:
    """Return the requested page of a list. Raises ``BadRequest`` for a cursor of another list."""
    return Paging(request, params.limit, decode_cursor(params.cursor, request, reads), reads)


def chosen_fields(fields: str | None, known: Collection[str], default: Collection[str]) -> frozenset[str]:
    """Return the requested keys of an item. Raises ``BadRequest`` for an unknown key."""
    if fields is None:
        return frozenset(default)
    wanted = {name.strip() for name in fields.split(",") if name.strip()}
    unknown = sorted(wanted - set(known))
    if unknown or not wanted:
        named = f"'{unknown[0]}' is no field" if unknown else "names no field"
        raise BadRequest(f"'fields': {named}.", next_step=f"There are: {', '.join(sorted(known))}.")
    return frozenset(wanted)


def redirect_moved(request: HttpRequest, target: str) -> HttpResponse:
    """Return a redirect to the present address of a place, with the same query."""
    query = request.GET.urlencode()
    return HttpResponse(status=308, headers={"Location": f"{target}?{query}" if query else target})
